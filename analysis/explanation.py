"""Say which words made the model give a label: those whose removal lowers its score most.

The effect of a word is exact, not estimated: a comment's score is a sum over its words divided by
the comment's length, and both are computed again without the word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.features import TINY, Span
from analysis.word_scores import Reading

MOST_WORDS = 5
SHARE_OF_BEST = 0.25
"""A word is named when it carries at least this share of what the strongest word carries."""
LEAST_EFFECT = 0.05
"""Raw score a word must carry to be named at all."""


@dataclass(frozen=True)
class Effects:
    """What the words of a batch of comments do for some labels.

    Attributes
    ----------
    starts : sequence of int
        Where each comment's words begin in the rows below; one more than there are comments.
    words : sequence of int
        The numbered words of the comments' own text; words of the question are not explained.
    drops : ndarray of shape (n_words, n_labels)
        How far the raw score falls when the word is struck from the text.
    """

    starts: Sequence[int]
    words: Sequence[int]
    drops: NDArray[np.float64]

    @cached_property
    def _columns(self) -> list[list[float]]:
        columns: list[list[float]] = self.drops.T.tolist()
        return columns

    def driving(self, comment: int, label: int, spans: dict[int, list[Span]]) -> list[list[Span]]:
        """Return the places of the words that carried a label, the strongest word first.

        Parameters
        ----------
        comment : int
            Row of the comment in the batch.
        label : int
            Column of the label.
        spans : dict[int, list[Span]]
            Where each word stands in the comment.
        """
        start, end = self.starts[comment], self.starts[comment + 1]
        drops = self._columns[label][start:end]
        best = max(drops, default=0.0)
        if best < LEAST_EFFECT:
            return []
        least = max(SHARE_OF_BEST * best, LEAST_EFFECT)
        strong = [at for at, drop in enumerate(drops) if drop >= least]
        strong.sort(key=drops.__getitem__, reverse=True)
        return [spans[self.words[start + at]] for at in strong[:MOST_WORDS]]


def effects(reading: Reading, labels: slice) -> Effects:
    """Score each comment again without each of its words.

    Parameters
    ----------
    reading : Reading
        The comments.
    labels : slice
        The columns to explain.
    """
    texts = reading.counted.texts
    rows = np.repeat(np.arange(texts.shape[0]), np.diff(texts.indptr))
    words, amounts = texts.indices, texts.data
    sums, lengths = reading.sums[:, labels], reading.lengths
    left = lengths[rows] ** 2 - _squares_lost(reading)
    remaining = sums[rows] - amounts[:, None] * reading.scores[words, labels]
    without = np.where(
        left[:, None] > TINY, remaining / np.sqrt(np.maximum(left, TINY))[:, None], 0.0
    )
    return Effects(texts.indptr.tolist(), words.tolist(), (sums / lengths[:, None])[rows] - without)


def _squares_lost(reading: Reading) -> NDArray[np.float64]:
    """Return how much shorter, squared, each comment gets without each of its words.

    A word with amount a may stand in the question too, with amount q, where it stays: lost is
    ``(a + q)^2 - q^2 = 2 a (a + q) - a^2``.
    """
    texts, counts = reading.counted.texts, reading.counted.counts
    both = texts.multiply(counts).tocsr()
    both.sort_indices()
    lost = 2 * both.data - texts.data**2
    return np.asarray(lost * reading.squares[texts.indices], dtype=np.float64)
