"""Say which words made the model give a label: those whose removal lowers its score most.

The effect of a word is exact, not estimated: a comment's score is a sum over its words divided by
the length of its vector, and both are computed again without the word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.features import TINY, Encoded, Span, squared_lengths

MOST_WORDS = 5
SHARE_OF_BEST = 0.25
"""A word is named when it carries at least this share of what the strongest word carries."""


@dataclass(frozen=True)
class WordEffects:
    """What each word of one comment does for each label.

    Attributes
    ----------
    units : ndarray of shape (n_words,)
        Units of the comment's own text; words of the question are not explained.
    drops : ndarray of shape (n_words, n_labels)
        How far the raw score falls when the word is struck from the text.
    """

    units: NDArray[np.int32]
    drops: NDArray[np.float64]


@dataclass(frozen=True)
class Scored:
    """A batch with its raw scores, before the intercepts.

    Attributes
    ----------
    raw : ndarray of shape (n_comments, n_labels)
        Scores of the comments.
    effects : list of WordEffects
        Per comment.
    """

    raw: NDArray[np.float64]
    effects: list[WordEffects]


def score(encoded: Encoded, weights: NDArray[np.float32]) -> Scored:
    """Score comments and each comment without each of its words.

    Parameters
    ----------
    encoded : Encoded
        The comments.
    weights : ndarray of shape (n_features, n_labels)
        Weights of a linear model over length-one vectors.
    """
    by_unit = encoded.units @ weights
    sums, vectors = encoded.counts @ by_unit, encoded.vectors
    raw = sums / _lengths(squared_lengths(vectors))[:, None]
    drops = raw[_row_numbers(encoded.texts)] - _without_word(encoded, by_unit, sums, vectors)
    return Scored(raw, _per_comment(encoded.texts, drops))


def driving_words(
    effects: WordEffects, label: int, spans: dict[int, list[Span]]
) -> list[list[Span]]:
    """Return the places of the words that carried a label, the strongest word first.

    Parameters
    ----------
    effects : WordEffects
        What each word does.
    label : int
        Column of the label.
    spans : dict[int, list[Span]]
        Where each unit stands in the text.
    """
    drops = effects.drops[:, label]
    if not len(drops) or drops.max() <= TINY:
        return []
    strongest = np.argsort(-drops, kind="stable")[:MOST_WORDS]
    least = SHARE_OF_BEST * drops.max()
    return [spans[int(effects.units[word])] for word in strongest if drops[word] >= least]


def _without_word(
    encoded: Encoded,
    by_unit: NDArray[np.float64],
    sums: NDArray[np.float64],
    vectors: sparse.csr_matrix,
) -> NDArray[np.float64]:
    """Return the scores of each comment without each of its words, (n_occurrences, n_labels).

    With x the comment's vector, u the word's features and c how much of it the text holds,
    ``|x - c u|^2 = |x|^2 - 2 c (x . u) + c^2 |u|^2``.
    """
    rows, units, amounts = _row_numbers(encoded.texts), encoded.texts.indices, encoded.texts.data
    shared = _shared(vectors, encoded.units[units], rows)
    own = squared_lengths(encoded.units)[units]
    left = squared_lengths(vectors)[rows] - 2 * amounts * shared + amounts**2 * own
    remaining = sums[rows] - amounts[:, None] * by_unit[units]
    return np.where(left[:, None] > TINY, remaining / _lengths(left)[:, None], 0.0)


def _shared(
    vectors: sparse.csr_matrix, words: sparse.csr_matrix, rows: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Return the product of each word's features with the vector of its comment, (n_occurrences,).

    Every feature of a word stands in its comment's vector, so it is found by its place there:
    the cost grows with the words, not with words times the length of the comment.
    """
    vectors.sort_indices()
    width, occurrences = vectors.shape[1], _row_numbers(words)
    places = _row_numbers(vectors) * width + vectors.indices
    found = np.searchsorted(places, rows[occurrences] * width + words.indices)
    products = words.data * vectors.data[found]
    shared: NDArray[np.float64] = np.bincount(
        occurrences, weights=products.astype(np.float64), minlength=len(rows)
    ).astype(np.float64)
    return shared


def _lengths(squares: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.sqrt(np.maximum(squares, TINY))


def _row_numbers(matrix: sparse.csr_matrix) -> NDArray[np.int64]:
    return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))


def _per_comment(texts: sparse.csr_matrix, drops: NDArray[np.float64]) -> list[WordEffects]:
    bounds: Sequence[int] = texts.indptr.tolist()
    return [
        WordEffects(texts.indices[start:end], drops[start:end]) for start, end in pairwise(bounds)
    ]
