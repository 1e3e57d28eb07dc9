"""Keep what each word does to each label, worked out once a word however often it is used.

People use the same few thousand words, so nearly all the work of reading a comment is looking them
up. New words are scored together, a batch at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.features import (
    TINY,
    Counted,
    Passage,
    Unit,
    Vocabulary,
    count_units,
    squared_lengths,
    squares,
    unit_matrix,
)

KEPT_WORDS = 50_000
"""Words kept before the table starts anew: some 25 MB."""
STEMS_PER_WORD = 2
LEVELS = 127


@dataclass(frozen=True)
class Weights:
    """The weight of each feature for each label, in whole steps that grow with the weight.

    A few weights are far larger than all others: equal steps would round most of the rest away.

    Attributes
    ----------
    levels : ndarray of int8 and shape (n_features, n_labels)
        Square roots of the weights, in steps, with the weights' signs.
    steps : ndarray of shape (n_labels,)
        What a level of one weighs, per label.
    """

    levels: NDArray[np.int8]
    steps: NDArray[np.float32]

    @classmethod
    def rounded(cls, exact: NDArray[np.float64]) -> "Weights":
        """Return weights rounded to whole steps, 127 of them to the largest of each label."""
        steps = np.maximum(np.abs(exact).max(axis=0, initial=0.0), TINY) / LEVELS**2
        levels = np.copysign(np.sqrt(np.abs(exact) / steps), exact)
        return cls(np.rint(levels).astype(np.int8), steps.astype(np.float32))

    def of(self, features: NDArray[np.int32]) -> NDArray[np.float32]:
        """Return the weights of some features, of shape (n_chosen, n_labels)."""
        levels = self.levels[features].astype(np.float32)
        return np.asarray(levels * np.abs(levels) * self.steps, dtype=np.float32)


@dataclass(frozen=True)
class Reading:
    """A batch of comments with what each of their words does.

    Attributes
    ----------
    counted : Counted
        The comments as numbered words.
    scores : ndarray of shape (n_words, n_labels)
        What a word adds to each label, before division by the comment's length.
    squares : ndarray of shape (n_words,)
        Squared length of each word's features.
    stems : ndarray of shape (n_words, 2)
        Columns of a word's stems; the word's first if it has one, -1 for none.
    """

    counted: Counted
    scores: NDArray[np.float32]
    squares: NDArray[np.float64]
    stems: NDArray[np.int32]

    @cached_property
    def sums(self) -> NDArray[np.float64]:
        """Return the sums over each comment's words, of shape (n_comments, n_labels)."""
        return np.asarray(self.counted.counts @ self.scores, dtype=np.float64)

    @cached_property
    def text_sums(self) -> NDArray[np.float64]:
        """Return the same sums over the words of the texts alone, without their questions."""
        return np.asarray(self.counted.texts @ self.scores, dtype=np.float64)

    @cached_property
    def text_lengths(self) -> NDArray[np.float64]:
        """Return the lengths of the texts alone, of shape (n_comments,)."""
        return _lengths(self.counted.texts, self.squares)

    @cached_property
    def lengths(self) -> NDArray[np.float64]:
        """Return the lengths of the comments, of shape (n_comments,)."""
        return _lengths(self.counted.counts, self.squares)

    def stem_sums(self, vocabulary: Vocabulary, weights: Weights) -> NDArray[np.float64]:
        """Return what the stems of each comment add to labels that only stems speak for.

        Parameters
        ----------
        vocabulary : Vocabulary
            Its first features are the stems.
        weights : Weights
            Of each stem for each of the labels.

        Returns
        -------
        ndarray of shape (n_comments, n_labels)
        """
        counts = self.counted.counts
        used, places = np.unique(counts.indices, return_inverse=True)
        stems = self.stems[used]
        known = np.where(stems >= 0, vocabulary.weights[stems], 0.0)
        each = np.einsum(
            "ws,wsl->wl", known, weights.of(stems.ravel()).reshape(*stems.shape, len(weights.steps))
        )
        narrow = type(counts)((counts.data, places, counts.indptr), (counts.shape[0], len(used)))
        return np.asarray(narrow @ each, dtype=np.float64)


def _lengths(amounts: sparse.csr_matrix, units: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(np.maximum(squared_lengths(amounts, units), TINY))


@dataclass
class WordScores:
    """A growing table of words and their scores; safe to share between threads."""

    vocabulary: Vocabulary
    weights: Weights
    _numbers: dict[Unit, int] = field(default_factory=dict)
    _scores: NDArray[np.float32] = field(init=False)
    _squares: NDArray[np.float64] = field(init=False)
    _stems: NDArray[np.int32] = field(init=False)
    _scored: int = field(init=False)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Start with an empty table."""
        self._empty()

    def read(self, passages: Sequence[Passage]) -> Reading:
        """Look up the words of passages, scoring those not met before."""
        with self._lock:
            if len(self._numbers) > KEPT_WORDS:
                self._empty()
            counted = count_units(passages, self._numbers)
            self._score(list(islice(self._numbers, self._scored, None)))
            scored = slice(self._scored)
            return Reading(
                counted, self._scores[scored], self._squares[scored], self._stems[scored]
            )

    def _empty(self) -> None:
        # New arrays, as a batch in another thread may still read the old ones.
        self._numbers, self._scored = {}, 0
        self._scores = np.empty((KEPT_WORDS, len(self.weights.steps)), dtype=np.float32)
        self._squares = np.empty(KEPT_WORDS)
        self._stems = np.empty((KEPT_WORDS, STEMS_PER_WORD), dtype=np.int32)

    def _score(self, new: Sequence[Unit]) -> None:
        if not new:
            return
        units = unit_matrix(new, self.vocabulary)
        stems = stems_of(units, self.vocabulary.stems)
        used, units.indices = np.unique(units.indices, return_inverse=True)
        narrow = type(units)((units.data, units.indices, units.indptr), (len(new), len(used)))
        self._scores = self._joined(self._scores, narrow @ self.weights.of(used))
        self._squares = self._joined(self._squares, squares(narrow))
        self._stems = self._joined(self._stems, stems)
        self._scored += len(new)

    def _joined(self, table: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        """Write new rows after those scored; into a longer table where this one is full."""
        end = self._scored + len(new)
        if end > len(table):
            return np.concatenate([table[: self._scored], new])
        table[self._scored : end] = new
        return table


def stems_of(units: sparse.csr_matrix, stems: int) -> NDArray[np.int32]:
    """Return the columns below `stems` of each unit, filled with -1, of shape (n_units, 2)."""
    found = np.full((units.shape[0], STEMS_PER_WORD), -1, dtype=np.int32)
    rows = np.repeat(np.arange(units.shape[0]), np.diff(units.indptr))
    chosen = units.indices < stems
    rows, columns = rows[chosen], units.indices[chosen]
    first = np.searchsorted(rows, rows)
    found[rows, np.arange(len(rows)) - first] = columns
    return found
