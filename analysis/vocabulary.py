"""Learn which features a model knows, and how much each tells.

A feature weighs by its inverse document frequency in the group of texts where it is commonest.
Groups are a language's comments, its lexicon, or its open data: a word that every Finnish comment
holds tells little, however rare it is among all texts.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

from analysis.examples import Example
from analysis.features import (
    Vocabulary,
    feature_weight,
    is_own,
    is_stem,
    passage_units,
    unit_features,
)

MIN_GROUP = 100
"""Groups with fewer texts say too little about what is common."""
MIN_TEXTS = 2
"""A part of a word must stand in this many texts."""
MIN_OPEN_TEXTS = 3
"""A feature that only open data holds must stand in this many of its texts."""
OURS = frozenset({"corpus", "lexicon", "area"})

Group = tuple[str, str]


def learn_vocabulary(examples: Sequence[Example]) -> Vocabulary:
    """Count the features of the examples and weigh them.

    Parameters
    ----------
    examples : Sequence[Example]
        Everything the model is trained on.

    Returns
    -------
    Vocabulary
        Features with weight
        ``kind * (1 + min over groups of log((1 + n_g) / (1 + df_g)))``.
    """
    sizes: Counter[Group] = Counter()
    frequencies: dict[Group, Counter[str]] = {}
    for example in examples:
        group = (example.language, example.source if example.source in OURS else "open")
        sizes[group] += 1
        frequencies.setdefault(group, Counter()).update(_features(example))
    return Vocabulary.ordered(
        {
            name: feature_weight(name) * (1.0 + _rarity(name, sizes, frequencies))
            for name in _kept(frequencies)
        }
    )


def _features(example: Example) -> set[str]:
    units = passage_units(f"{example.text}\n{example.question}", example.language)
    return {feature for unit in units for feature in unit_features(unit)}


def _kept(frequencies: dict[Group, Counter[str]]) -> Iterable[str]:
    ours: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for (_, kind), counted in frequencies.items():
        (ours if kind in OURS else elsewhere).update(counted)
    stems = {name for name in ours if is_stem(name)}
    parts = {name for name, texts in ours.items() if texts >= MIN_TEXTS}
    opened = {name for name, texts in elsewhere.items() if texts >= MIN_OPEN_TEXTS}
    return stems | parts | {name for name in opened if not is_own(name)}


def _rarity(name: str, sizes: Counter[Group], frequencies: dict[Group, Counter[str]]) -> float:
    rarities = [
        log((1 + size) / (1 + frequencies[group][name]))
        for group, size in sizes.items()
        if size >= MIN_GROUP and frequencies[group][name]
    ]
    return min(rarities, default=log((1 + sizes.total()) / 2))
