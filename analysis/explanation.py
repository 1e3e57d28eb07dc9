"""Say which words made the model give a label: those whose removal lowers its score most.

The effect of a word is exact, not estimated: a comment's score is a sum over its words divided by
the comment's length, and both are computed again without the word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.calibration import Floats, Numbers
from analysis.features import TINY
from analysis.word_scores import Reading

MOST_WORDS = 5
SHARE_OF_BEST = 0.25
"""A word is named when it carries at least this share of what the strongest word carries."""
LEAST_EFFECT = 0.05
"""Raw score a word must carry to be named at all."""


@dataclass(frozen=True)
class Reasons:
    """The words that carried the labels shown of a batch of comments.

    Attributes
    ----------
    words : sequence of int
        Numbered words, by comment, by place of the label, the strongest first.
    starts : sequence of int
        Where those of each comment and label begin; one more than there are of them.
    labels : int
        Labels shown of each comment.
    """

    words: Sequence[int]
    starts: Sequence[int]
    labels: int

    def of(self, comment: int, label: int) -> Sequence[int]:
        """Return the words that carried the label at a place, the strongest first."""
        at = comment * self.labels + label
        return self.words[self.starts[at] : self.starts[at + 1]]


def reasons(reading: Reading, labels: Numbers) -> Reasons:
    """Name the words of each comment's own text that carried its labels.

    Parameters
    ----------
    reading : Reading
        The comments.
    labels : ndarray of shape (n_comments, n_shown)
        The columns to explain, of each comment its own.
    """
    texts, shown = reading.counted.texts, labels.shape[1]
    rows, lost = _comment_of_each_word(reading), drops(reading, labels)
    words, places = np.nonzero(lost >= _least(lost, texts.indptr[:-1])[rows])
    groups = rows[words] * shown + places
    order = np.lexsort((-lost[words, places], groups))
    words, groups = words[order], groups[order]
    first = np.arange(len(groups)) - np.searchsorted(groups, groups) < MOST_WORDS
    starts = np.searchsorted(groups[first], np.arange(texts.shape[0] * shown + 1))
    return Reasons(texts.indices[words[first]].tolist(), starts.tolist(), shown)


def _least(lost: Floats, starts: NDArray[np.int32]) -> Floats:
    """Return how much a word must carry to be named, of shape (n_comments, n_shown)."""
    padded = np.concatenate([lost, np.zeros((1, lost.shape[1]))])
    best = np.maximum.reduceat(padded, starts, axis=0)
    return np.maximum(SHARE_OF_BEST * best, LEAST_EFFECT)


def drops(reading: Reading, labels: Numbers) -> Floats:
    """Return how far the raw scores fall when a word is struck from the text.

    Parameters
    ----------
    reading : Reading
        The comments; words of their questions are not explained.
    labels : ndarray of shape (n_comments, n_shown)
        Columns of the scores, of each comment its own.

    Returns
    -------
    ndarray of shape (n_words, n_shown)
        A row for each different word of each comment.
    """
    texts, lengths = reading.counted.texts, reading.lengths
    rows = _comment_of_each_word(reading)
    sums = np.take_along_axis(reading.sums, labels, axis=1)
    left = lengths[rows] ** 2 - _squares_lost(reading)
    each = reading.scores[texts.indices[:, None], labels[rows]]
    remaining = sums[rows] - texts.data[:, None] * each
    without = np.where(
        left[:, None] > TINY, remaining / np.sqrt(np.maximum(left, TINY))[:, None], 0.0
    )
    return np.asarray((sums / lengths[:, None])[rows] - without)


def _comment_of_each_word(reading: Reading) -> Numbers:
    texts = reading.counted.texts
    return np.repeat(np.arange(texts.shape[0]), np.diff(texts.indptr))


def _squares_lost(reading: Reading) -> Floats:
    """Return how much shorter, squared, each comment gets without each of its words.

    A word with amount a may stand in the question too, with amount q, where it stays: lost is
    ``(a + q)^2 - q^2 = 2 a (a + q) - a^2``.
    """
    texts, counts = reading.counted.texts, reading.counted.counts
    both = texts.multiply(counts).tocsr()
    both.sort_indices()
    lost = 2 * both.data - texts.data**2
    return np.asarray(lost * reading.squares[texts.indices], dtype=np.float64)
