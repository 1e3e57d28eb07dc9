"""Check that a corpus is written by hand and not spun out of itself.

References
----------
P. Jaccard, *The distribution of the flora in the alpine zone*, 1912: shared over all features of
two sets. H. S. Heaps, *Information retrieval*, 1978: how a vocabulary grows with text.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from analysis.examples import Example
from analysis.tokens import tokens

GRAM = 5
LIMIT = 0.5
"""Texts of one language that share this much of their 5-grams are too alike."""
STEPS = 5
_BLANKS = re.compile(r"\s+")


def near_duplicates(examples: Sequence[Example]) -> list[tuple[Example, Example]]:
    """Return the pairs of one language whose character 5-grams have a Jaccard of 0.5 or more."""
    by_language: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_language[example.language].append(example)
    return [pair for group in by_language.values() for pair in _alike(group)]


def vocabulary_growth(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Return how many different words the first fifth, two fifths … of the texts hold.

    Returns
    -------
    list of (int, int)
        Running words and different words.
    """
    words = [word for text in texts for word, *_ in tokens(text)]
    cuts = [round(len(words) * step / STEPS) for step in range(1, STEPS + 1)]
    return [(cut, len(set(words[:cut]))) for cut in cuts]


def agreement(examples: Sequence[Example]) -> tuple[int, float, float]:
    """Compare the primary goals of two labelling passes.

    Returns
    -------
    tuple of (int, float, float)
        Comments labelled twice, the share given the same primary goal, and Cohen's kappa.

    References
    ----------
    J. Cohen, *A coefficient of agreement for nominal scales*, 1960.
    """
    pairs = [
        ((item.goals or ("none",))[0], item.second_goals[0])
        for item in examples
        if item.second_goals
    ]
    if not pairs:
        return 0, 0.0, 0.0
    same = float(np.mean([first == second for first, second in pairs]))
    ours, theirs = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(ours[code] * theirs[code] for code in ours) / len(pairs) ** 2
    return len(pairs), same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def corpus_report(examples: Sequence[Example], alike: Sequence[tuple[Example, Example]]) -> str:
    """Return what there is per language, how its vocabulary grows, and the pairs too alike."""
    heads = ["Language", "Comments", "Two goals", "No goal", "With question", "Different words"]
    heads += ["Labelled twice", "Same primary goal", "Kappa"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    lines += [
        _line(language, [item for item in examples if item.language == language])
        for language in sorted({item.language for item in examples})
    ]
    lines.append(f"\n{len(alike)} pairs are too alike.")
    lines += [f"{one.id} and {other.id}: {one.text}" for one, other in alike]
    return "\n".join(lines)


def _line(language: str, own: Sequence[Example]) -> str:
    twice, same, kappa = agreement(own)
    growth = vocabulary_growth([item.text for item in own])
    cells = [
        language,
        str(len(own)),
        f"{np.mean([len(item.goals or ()) > 1 for item in own]):.0%}",
        f"{np.mean([not item.goals for item in own]):.0%}",
        f"{np.mean([bool(item.question) for item in own]):.0%}",
        " → ".join(str(different) for _, different in growth),
        str(twice),
        f"{same:.2f}",
        f"{kappa:.2f}",
    ]
    return f"| {' | '.join(cells)} |"


def _grams(text: str) -> set[str]:
    plain = _BLANKS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
    return {plain[start : start + GRAM] for start in range(max(1, len(plain) - GRAM + 1))}


def _alike(group: Sequence[Example]) -> Iterator[tuple[Example, Example]]:
    holders: dict[str, list[int]] = defaultdict(list)
    grams = [_grams(item.text) for item in group]
    for at, own in enumerate(grams):
        shared = Counter(other for gram in own for other in holders[gram])
        for other, count in shared.items():
            if count / (len(own) + len(grams[other]) - count) >= LIMIT:
                yield group[other], group[at]
        for gram in own:
            holders[gram].append(at)
