"""Turn the raw scores of a batch of comments into probabilities and decisions, all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.calibration import (
    PROSE,
    Flags,
    Floats,
    Scale,
    goal_inputs,
    label_inputs,
    nothing_inputs,
    scale_for,
)
from analysis.explanation import Effects, effects
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


@dataclass(frozen=True)
class Judged:
    """Probabilities, decisions and reasons of a batch, as lists by comment and label.

    Attributes
    ----------
    codes : Mapping[str, tuple of str]
        The labels of each facet.
    probabilities, accepted : Mapping[str, list of list]
        By facet, comment and label.
    prose : list of bool
        Whether a comment's goals were judged as those of a long text.
    spans : list of dict[int, list[Span]]
        For each comment, where each of its words stands.
    """

    codes: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, slice]
    probabilities: Mapping[str, list[list[float]]]
    accepted: Mapping[str, list[list[bool]]]
    prose: list[bool]
    spans: list[dict[int, list[Span]]]
    raw_targets: Floats
    inside: Mapping[str, slice]
    effects: Effects

    @property
    def areas(self) -> list[str]:
        """Return the names of the facets of local taxonomies."""
        return [name for name in self.codes if name.startswith(AREAS)]

    def driving(self, facet: str, comment: int, label: int) -> list[list[Span]]:
        """Return the places of the words that carried a label, the strongest word first."""
        judged_as = PROSE_GOALS if facet == GOALS and self.prose[comment] else facet
        column = self.columns[judged_as].start + label
        return self.effects.driving(comment, column, self.spans[comment])

    def targets(self, comment: int, goal: str) -> list[tuple[str, float]]:
        """Return the targets of a goal, with the share of belief each has among them."""
        own = self.inside.get(goal, slice(0))
        raw = self.raw_targets[comment][own]
        odds = np.exp(raw - raw.max(initial=0.0))
        return list(zip(self.codes[TARGETS][own], (odds / odds.sum()).tolist(), strict=True))


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
    sums = np.concatenate([reading.sums, pointed], axis=1)
    raw = sums / reading.lengths[:, None] + heads.intercepts
    told = PROSE in heads.facet(GOALS).scales
    scores = RawScores(columns_of(heads.facets), raw, passages, reading.counted.words, told=told)
    judged = [facet.name for facet in heads.facets if facet.name not in {TARGETS, PROSE_GOALS}]
    found = {name: _judged(heads, scores, name) for name in judged}
    columns = scores.columns
    return Judged(
        codes={facet.name: facet.codes for facet in heads.facets},
        columns=columns,
        probabilities={name: shares.tolist() for name, (shares, _) in found.items()},
        accepted={name: accepted.tolist() for name, (_, accepted) in found.items()},
        prose=scores.prose.tolist(),
        spans=reading.counted.spans,
        raw_targets=raw[:, columns[TARGETS]],
        inside=targets_inside(heads.facet(TARGETS).codes),
        effects=effects(reading, _explained(scores)),
    )


@dataclass(frozen=True)
class RawScores:
    """The raw scores of a batch, and what else its probabilities are made from.

    Attributes
    ----------
    columns : Mapping[str, slice]
        Columns of each facet.
    raw : ndarray of shape (n_comments, n_labels)
        Raw scores of all facets.
    passages : Sequence[Passage]
        The comments.
    words : ndarray of shape (n_comments,)
        Words of each comment.
    told : bool
        Whether the model was taught to read prose.
    """

    columns: Mapping[str, slice]
    raw: Floats
    passages: Sequence[Passage]
    words: Floats
    told: bool = True

    @cached_property
    def prose(self) -> Flags:
        """Return which comments are long texts, of shape (n_comments,)."""
        long = [
            is_prose(passage.language, words)
            for passage, words in zip(self.passages, self.words.tolist(), strict=True)
        ]
        return np.array(long, dtype=bool) & self.told

    def inputs(self, facet: str) -> Floats:
        """Return what a facet's probabilities are made from.

        Returns
        -------
        ndarray of shape (n_comments, n_labels of the facet, n_inputs)
        """
        own, nothing = self.raw[:, self.columns[facet]], self.raw[:, self.columns[NOTHING]][:, 0]
        if facet == NOTHING:
            asked = np.array([bool(passage.question) for passage in self.passages])
            goals = self.raw[:, self.columns[GOALS]]
            return nothing_inputs(nothing, goals, self.words, asked)
        if facet != GOALS:
            return label_inputs(own, nothing)
        prose = self.raw[:, self.columns[PROSE_GOALS]]
        return goal_inputs(np.where(self.prose[:, None], prose, own), nothing)


def _explained(scores: RawScores) -> slice:
    """Return the columns to explain; those of goals in prose, the last ones, only where needed."""
    last = scores.columns[TARGETS] if scores.prose.any() else scores.columns[PROSE_GOALS]
    return slice(0, last.start)


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
