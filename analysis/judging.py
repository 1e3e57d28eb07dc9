"""Turn the raw scores of a batch of comments into probabilities and decisions, all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.calibration import (
    PROSE,
    Flags,
    Floats,
    Numbers,
    Scale,
    goal_inputs,
    label_inputs,
    nothing_and_best,
    nothing_inputs,
    scale_for,
)
from analysis.explanation import Reasons, reasons
from analysis.facets import (
    AREAS,
    GOALS,
    NOTHING,
    PROSE_GOALS,
    TARGETS,
    Heads,
    columns_of,
    targets_inside,
)
from analysis.features import Passage, Span, is_prose
from analysis.language import UNDETERMINED
from analysis.word_scores import Reading

SHOWN = 3
"""Labels of a facet that are shown of every comment, accepted or not."""


@dataclass(frozen=True)
class Ranked:
    """The labels of one facet, of each comment the best first.

    Attributes
    ----------
    codes : tuple of str
        The facet's labels.
    order : list of list of int
        Of each comment, its likeliest labels: three where there are as many, and at least every
        accepted one; as many of each comment of a batch.
    shares : list of list of float
        Their probabilities.
    accepted : list of list of bool
        Whether they reach the floor.
    first : int
        Where the facet begins among the labels explained.
    """

    codes: tuple[str, ...]
    order: list[list[int]]
    shares: list[list[float]]
    accepted: list[list[bool]]
    first: int


@dataclass(frozen=True)
class Judged:
    """Probabilities, decisions and reasons of a batch of comments.

    Attributes
    ----------
    ranked : Mapping[str, Ranked]
        By facet.
    spans : list of dict[int, list[Span]]
        For each comment, where each of its words stands.
    target_odds : list of list of float
        Of each comment, the odds of all targets.
    target_codes : tuple of str
        The targets.
    reasons : Reasons
        The words that carried the labels shown.
    """

    ranked: Mapping[str, Ranked]
    spans: list[dict[int, list[Span]]]
    target_odds: list[list[float]]
    target_codes: tuple[str, ...]
    reasons: Reasons

    @property
    def areas(self) -> list[str]:
        """Return the names of the facets of local taxonomies."""
        return [name for name in self.ranked if name.startswith(AREAS)]

    def driving(self, facet: str, comment: int, place: int) -> list[list[Span]]:
        """Return where the words stand that carried a label shown, the strongest word first."""
        spans = self.spans[comment]
        words = self.reasons.of(comment, self.ranked[facet].first + place)
        return [spans[word] for word in words]

    def targets(self, comment: int, goal: str) -> list[tuple[str, float]]:
        """Return the targets of a goal, with the share of belief each has among them."""
        own = targets_inside(self.target_codes).get(goal, slice(0))
        odds = self.target_odds[comment][own]
        whole = sum(odds)
        return [(code, odd / whole) for code, odd in zip(self.target_codes[own], odds, strict=True)]


def judge(heads: Heads, reading: Reading, pointed: Floats, passages: Sequence[Passage]) -> Judged:
    """Judge a batch of comments.

    Parameters
    ----------
    heads : Heads
        Labels, intercepts and scales.
    reading : Reading
        The comments' words and their scores.
    pointed : ndarray of shape (n_comments, n_targets)
        What the comments' stems add to each target.
    passages : Sequence[Passage]
        The comments, in the same order.
    """
    told, columns = PROSE in heads.facet(GOALS).scales, columns_of(heads.facets)
    scores = RawScores(columns, heads.intercepts, reading, passages, told=told)
    ranked, explained = _ranked(heads, scores)
    targets = pointed / reading.lengths[:, None] + heads.intercepts[columns[TARGETS]]
    return Judged(
        ranked=ranked,
        spans=reading.counted.spans,
        target_odds=np.exp(targets).tolist(),
        target_codes=heads.facet(TARGETS).codes,
        reasons=reasons(reading, explained),
    )


def _ranked(heads: Heads, scores: "RawScores") -> tuple[dict[str, Ranked], Numbers]:
    """Rank the labels of each facet; return them, and the columns of all labels shown."""
    ranked, explained, first = {}, [], 0
    for facet in heads.facets:
        if facet.name in {TARGETS, PROSE_GOALS}:
            continue
        shares, accepted = _judged(heads, scores, facet.name)
        shown = max(SHOWN, int(accepted.sum(axis=1).max(initial=0)))
        order = np.argsort(-shares, axis=1, kind="stable")[:, :shown]
        best, taken = (np.take_along_axis(of, order, axis=1) for of in (shares, accepted))
        ranked[facet.name] = Ranked(
            facet.codes, order.tolist(), best.tolist(), taken.tolist(), first
        )
        explained.append(order + scores.starts(facet.name)[:, None])
        first += order.shape[1]
    return ranked, np.concatenate(explained, axis=1)


@dataclass(frozen=True)
class RawScores:
    """The raw scores of a batch, and what else its probabilities are made from.

    Attributes
    ----------
    columns : Mapping[str, slice]
        Columns of each facet.
    intercepts : ndarray of shape (n_labels,)
        Raw score of an empty comment.
    reading : Reading
        The comments' words and their scores.
    passages : Sequence[Passage]
        The comments.
    told : bool
        Whether the model was taught to read prose.
    """

    columns: Mapping[str, slice]
    intercepts: Floats
    reading: Reading
    passages: Sequence[Passage]
    told: bool = True

    @cached_property
    def raw(self) -> Floats:
        """Return the raw scores of all labels but the targets, (n_comments, n_labels)."""
        sums, lengths = self.reading.sums, self.reading.lengths
        return np.asarray(sums / lengths[:, None] + self.intercepts[: sums.shape[1]])

    @cached_property
    def alone(self) -> Floats:
        """Return those of the texts without their questions, of the same shape."""
        sums, lengths = self.reading.text_sums, self.reading.text_lengths
        return np.asarray(sums / lengths[:, None] + self.intercepts[: sums.shape[1]])

    @cached_property
    def prose(self) -> Flags:
        """Return which comments are long texts, of shape (n_comments,)."""
        long = [
            is_prose(passage.language, words)
            for passage, words in zip(self.passages, self.reading.counted.words, strict=True)
        ]
        return np.array(long, dtype=bool) & self.told

    def starts(self, facet: str) -> Numbers:
        """Return the column where a facet's labels begin, of each comment its own."""
        own, prose = self.columns[facet].start, self.columns[PROSE_GOALS].start
        return np.where(self.prose & (facet == GOALS), prose, own)

    def inputs(self, facet: str) -> Floats:
        """Return what a facet's probabilities are made from.

        Returns
        -------
        ndarray of shape (n_comments, n_labels of the facet, n_inputs)
        """
        own, nothing = self.raw[:, self.columns[facet]], self.raw[:, self.columns[NOTHING]][:, 0]
        if facet == NOTHING:
            asked = np.array([bool(passage.question) for passage in self.passages])
            whole, alone = (self._nothing_and_best(raw) for raw in (self.raw, self.alone))
            return nothing_inputs(whole, alone, self.reading.counted.words, asked)
        if facet != GOALS:
            return label_inputs(own, nothing)
        prose = self.raw[:, self.columns[PROSE_GOALS]]
        return goal_inputs(np.where(self.prose[:, None], prose, own), nothing)

    def _nothing_and_best(self, raw: Floats) -> Floats:
        return nothing_and_best(raw[:, self.columns[NOTHING]][:, 0], raw[:, self.columns[GOALS]])


def _judged(heads: Heads, scores: RawScores, facet: str) -> tuple[Floats, Flags]:
    """Return the probabilities of a facet's labels, and which reach their floor."""
    inputs, scales = scores.inputs(facet), _scales(heads, scores, facet)
    slopes = np.array([scale.slopes for scale in scales])
    intercepts = np.array([scale.intercept for scale in scales])
    odds = np.einsum("nli,ni->nl", inputs, slopes) + intercepts[:, None]
    probabilities = np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -50, 50))))
    floors = np.array([scale.threshold for scale in scales])
    known = np.array([_knows(heads, passage.language) for passage in scores.passages])
    return probabilities, (probabilities >= floors[:, None]) & known[:, None]


def _scales(heads: Heads, scores: RawScores, facet: str) -> list[Scale]:
    fitted = heads.facet(facet).scales
    return [
        scale_for(fitted, passage.language, prose=prose)
        for passage, prose in zip(scores.passages, scores.prose.tolist(), strict=True)
    ]


def _knows(heads: Heads, language: str) -> bool:
    return language in heads.languages or language == UNDETERMINED
