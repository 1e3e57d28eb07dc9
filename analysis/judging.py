"""Turn the raw scores of a batch of comments into probabilities and decisions, all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.calibration import (
    Flags,
    Floats,
    Scale,
    goal_inputs,
    label_inputs,
    nothing_inputs,
    scale_for,
)
from analysis.explanation import Effects, effects
from analysis.facets import AREAS, GOALS, NOTHING, TARGETS, Heads, columns_of, targets_inside
from analysis.features import Passage, Span
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
    spans : list of dict[int, list[Span]]
        For each comment, where each of its words stands.
    """

    codes: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, slice]
    probabilities: Mapping[str, list[list[float]]]
    accepted: Mapping[str, list[list[bool]]]
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
        column = self.columns[facet].start + label
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
    columns = columns_of(heads.facets)
    judging = _Judging(heads, raw, columns, passages, word_counts(reading))
    explained = [facet.name for facet in heads.facets if facet.name != TARGETS]
    found = {name: judging.judged(name) for name in explained}
    return Judged(
        codes={facet.name: facet.codes for facet in heads.facets},
        columns=columns,
        probabilities={name: shares.tolist() for name, (shares, _) in found.items()},
        accepted={name: accepted.tolist() for name, (_, accepted) in found.items()},
        spans=reading.counted.spans,
        raw_targets=raw[:, columns[TARGETS]],
        inside=targets_inside(heads.facet(TARGETS).codes),
        effects=effects(reading, slice(0, max(columns[name].stop for name in explained))),
    )


def inputs_of(
    facet: str, columns: Mapping[str, slice], raw: Floats, words: Floats, asked: Flags
) -> Floats:
    """Return what a facet's probabilities are made from.

    Parameters
    ----------
    facet : str
        Name of the facet.
    columns : Mapping[str, slice]
        Columns of each facet.
    raw : ndarray of shape (n_comments, n_labels)
        Raw scores of all facets.
    words : ndarray of shape (n_comments,)
        Words of each comment.
    asked : ndarray of shape (n_comments,)
        Whether it answers a question.

    Returns
    -------
    ndarray of shape (n_comments, n_labels of the facet, n_inputs)
    """
    own, nothing = raw[:, columns[facet]], raw[:, columns[NOTHING]][:, 0]
    goals = raw[:, columns[GOALS]]
    if facet == NOTHING:
        return nothing_inputs(nothing, goals, words, asked)
    return goal_inputs(own, nothing) if facet == GOALS else label_inputs(own, nothing)


def word_counts(reading: Reading) -> Floats:
    """Return how many words each comment has, of shape (n_comments,)."""
    return np.array(
        [sum(len(places) for places in row.values()) for row in reading.counted.spans],
        dtype=np.float64,
    )


@dataclass(frozen=True)
class _Judging:
    """One batch with its raw scores."""

    heads: Heads
    raw: Floats
    columns: Mapping[str, slice]
    passages: Sequence[Passage]
    words: Floats

    def judged(self, facet: str) -> tuple[Floats, Flags]:
        """Return the probabilities of a facet's labels, and which reach their floor."""
        asked = np.array([bool(passage.question) for passage in self.passages])
        inputs = inputs_of(facet, self.columns, self.raw, self.words, asked)
        scales = self._scales(facet)
        slopes = np.array([scale.slopes for scale in scales])
        intercepts = np.array([scale.intercept for scale in scales])
        odds = np.einsum("nli,ni->nl", inputs, slopes) + intercepts[:, None]
        probabilities = np.asarray(1.0 / (1.0 + np.exp(-np.clip(odds, -50, 50))))
        floors = np.array([scale.threshold for scale in scales])
        known = np.array([self._knows(passage.language) for passage in self.passages])
        return probabilities, (probabilities >= floors[:, None]) & known[:, None]

    def _scales(self, facet: str) -> list[Scale]:
        scales = self.heads.facet(facet).scales
        return [
            scale_for(scales, passage.language, int(words))
            for passage, words in zip(self.passages, self.words, strict=True)
        ]

    def _knows(self, language: str) -> bool:
        return language in self.heads.languages or language == UNDETERMINED
