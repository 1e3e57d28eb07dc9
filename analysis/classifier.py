"""Say which goals, targets, dimensions and local areas a comment is about, how surely, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.facets import AREAS, DIMENSIONS, GOALS, NOTHING, Facet, Heads
from analysis.features import Passage, Vocabulary
from analysis.judging import SHOWN, Judged, judge
from analysis.language import base_tag, detect
from analysis.pausing import cycles_unsought
from analysis.word_scores import Weights, WordScores

RIVAL_SHARE = 0.5
"""How likely "no goal" must be, beside the likeliest goal, to be said."""
SHOWN_TARGETS = 2
"""The likeliest targets shown inside a goal."""
_BATCH = 512


@dataclass(frozen=True)
class Comment:
    """A comment, the language of its thread, and the question it answers."""

    text: str
    language: str | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """How surely a comment carries a label.

    Attributes
    ----------
    code : str
        The label's code in its taxonomy.
    score : float
        Probability between 0 and 1; of a target, that it is the one within its goal.
    accepted : bool
        Whether the score reaches the floor of the comment's language; else it is a suggestion
        only.
    words : tuple of str
        The words that carried the label, as written, the strongest first.
    spans : tuple of (int, int)
        Where those words stand in the original text, the strongest word's places first.
    """

    code: str
    score: float
    accepted: bool
    words: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Classification:
    """What the model says about one comment.

    Attributes
    ----------
    language : str
        BCP-47 tag, or ``und``.
    abstained : bool
        True when the model can't tell: no goal reaches its threshold, and the model isn't sure
        either that the comment has none. A text without words has none for sure.
    goals : tuple of Score
        Best first, at least three and every accepted one; empty for a text without words.
    dimensions : tuple of Score
        All three, best first; empty for a text without words.
    targets : tuple of Score
        The likeliest inside each accepted goal, or inside the best one; never accepted, as a
        target is for a person to choose.
    areas : Mapping[str, tuple of Score]
        Per local taxonomy, by its key, the likeliest areas, best first.
    """

    language: str
    abstained: bool
    goals: tuple[Score, ...]
    dimensions: tuple[Score, ...]
    targets: tuple[Score, ...] = ()
    areas: Mapping[str, tuple[Score, ...]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words that carried accepted labels, each once."""
        accepted = (item for item in (*self.goals, *self.dimensions) if item.accepted)
        return tuple(dict.fromkeys(chain.from_iterable(item.words for item in accepted)))


@dataclass(frozen=True)
class TextModel:
    """A trained model: a linear score per label over the words of a comment.

    Attributes
    ----------
    version : str
        Derived from the content: equal models have equal versions.
    vocabulary : Vocabulary
        The features it knows.
    weights : Weights
        Of each feature for each label but the targets, in the order of the facets and codes.
    targets : Weights
        Of each stem for each target.
    intercepts : ndarray of shape (n_labels,)
        Raw score of an empty comment.
    languages : tuple of str
        Languages whose comments it was taught with. In any other it ranks, but accepts nothing.
    facets : tuple of Facet
        In the order of their columns, the targets last.
    origin : Mapping[str, Any]
        What it was trained on, and how.
    figures : Mapping[str, Any]
        What was measured on the corpus's test split.
    """

    version: str
    vocabulary: Vocabulary
    weights: Weights
    targets: Weights
    intercepts: NDArray[np.float64]
    languages: tuple[str, ...]
    facets: tuple[Facet, ...]
    origin: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        """Classify comments, in their order."""
        found: list[Classification] = []
        with cycles_unsought():
            for start in range(0, len(comments), _BATCH):
                found += self._classify_batch(comments[start : start + _BATCH])
        return found

    @cached_property
    def _words(self) -> WordScores:
        return WordScores(self.vocabulary, self.weights)

    def _classify_batch(self, comments: Sequence[Comment]) -> list[Classification]:
        languages = [detect(comment.text, comment.language) for comment in comments]
        passages = [
            Passage(comment.text, base_tag(language), comment.question)
            for comment, language in zip(comments, languages, strict=True)
        ]
        heads = Heads(self.facets, self.intercepts, self.languages)
        reading = self._words.read(passages)
        pointed = reading.stem_sums(self.vocabulary, self.targets)
        judged = judge(heads, reading, pointed, passages)
        return [
            _classification(judged, row, comment.text, language)
            for row, (comment, language) in enumerate(zip(comments, languages, strict=True))
        ]


def _classification(judged: Judged, row: int, text: str, language: str) -> Classification:
    if not judged.spans[row]:
        return Classification(language, abstained=False, goals=(), dimensions=())
    nothing = _says_nothing(judged, row)
    goals = _scores(judged, GOALS, row, text, silent=nothing)
    some = any(goal.accepted for goal in goals)
    return Classification(
        language=language,
        abstained=not some and not nothing,
        goals=goals,
        dimensions=_scores(judged, DIMENSIONS, row, text, silent=nothing),
        targets=_targets(judged, row, [goal.code for goal in goals if goal.accepted or not some]),
        areas={
            name.removeprefix(AREAS): _scores(judged, name, row, text, silent=nothing)
            for name in judged.areas
        },
    )


def _says_nothing(judged: Judged, row: int) -> bool:
    """Say whether "no goal" reaches its floor and isn't far less likely than the best goal."""
    nothing, rival = judged.ranked[NOTHING], judged.ranked[GOALS].shares[row][0]
    return nothing.accepted[row][0] and nothing.shares[row][0] >= RIVAL_SHARE * rival


def _scores(
    judged: Judged, facet: str, row: int, text: str, *, silent: bool = False
) -> tuple[Score, ...]:
    ranked = judged.ranked[facet]
    accepted, shares, order = ranked.accepted[row], ranked.shares[row], ranked.order[row]
    found = []
    for place in range(min(len(order), max(SHOWN, sum(accepted)))):
        spans = judged.driving(facet, row, place)
        words = [text[start:end] for start, end in (places[0] for places in spans)]
        found.append(
            Score(
                code=ranked.codes[order[place]],
                score=shares[place],
                accepted=accepted[place] and not silent,
                words=tuple(dict.fromkeys(words)),
                spans=tuple(chain.from_iterable(spans)),
            )
        )
    return tuple(found)


def _targets(judged: Judged, row: int, goals: Sequence[str]) -> tuple[Score, ...]:
    found: list[Score] = []
    for goal in goals[:SHOWN]:
        ranked = sorted(judged.targets(row, goal), key=lambda item: -item[1])
        found += [Score(code, share, accepted=False) for code, share in ranked[:SHOWN_TARGETS]]
    return tuple(found)
