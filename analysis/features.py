"""Turn comments into sparse numbers whose every part can be traced to a word in the text.

A comment is a set of *units* (words in their common form); a unit is a set of *features* (its
stem and its character n-grams). Two sparse matrices hold this: ``counts`` (comments x units) and
``units`` (units x features), and a comment's vector is their product, scaled to length one. So the
cost of a word is paid once per batch, and the share of each word in a score is exact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.tokens import stem, tokens

GRAM_SIZES = (3, 4, 5)
STEM_WEIGHT = 1.0
GRAM_WEIGHT = 0.5
QUESTION_WEIGHT = 1.0
_CACHED_UNITS = 50_000
TINY = 1e-12

Unit = tuple[str, str]
Span = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """What the features are made of: a text in a language, and the question it answers."""

    text: str
    language: str
    question: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The features a model knows, each with its weight.

    Attributes
    ----------
    index : dict[str, int]
        Column of each feature.
    weights : ndarray of shape (n_features,)
        Inverse document frequency times the weight of the feature's kind.
    """

    index: dict[str, int]
    weights: NDArray[np.float32]


@dataclass(frozen=True)
class Encoded:
    """A batch of comments as matrices, and where each word stands.

    Attributes
    ----------
    texts : csr matrix of shape (n_comments, n_units)
        How much of each unit the comment's own text holds: ``1 + log(occurrences)``.
    counts : csr matrix of shape (n_comments, n_units)
        The same with the units of the question added.
    units : csr matrix of shape (n_units, n_features)
        The weighted features of each unit.
    spans : list of dict[int, list[Span]]
        For each comment, where in the original text each of its units stands.
    """

    texts: sparse.csr_matrix
    counts: sparse.csr_matrix
    units: sparse.csr_matrix
    spans: list[dict[int, list[Span]]]

    @property
    def vectors(self) -> sparse.csr_matrix:
        """Return the comments before scaling, of shape (n_comments, n_features)."""
        return (self.counts @ self.units).tocsr()


def squared_lengths(matrix: sparse.csr_matrix) -> NDArray[np.float64]:
    """Return the squared Euclidean length of each row."""
    return np.asarray(matrix.multiply(matrix).sum(axis=1), dtype=np.float64).ravel()


def scaled(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows scaled to length one; rows of zeros stay so."""
    lengths = np.sqrt(np.maximum(squared_lengths(matrix), TINY))
    return (sparse.diags_array(1.0 / lengths) @ matrix).tocsr()


@lru_cache(maxsize=_CACHED_UNITS)
def unit_features(unit: Unit) -> tuple[str, ...]:
    """Return the features of a unit: its stem, and the n-grams of the word between blanks."""
    word, language = unit
    framed = f" {word} "
    grams = {
        framed[start : start + size]
        for size in GRAM_SIZES
        for start in range(len(framed) - size + 1)
    }
    return (f"={stem(word, language)}", *sorted(grams))


def feature_weight(feature: str) -> float:
    """Return the weight of a feature's kind."""
    return STEM_WEIGHT if feature.startswith("=") else GRAM_WEIGHT


def passage_units(text: str, language: str) -> dict[Unit, list[Span]]:
    """Return the units of a text with the places where they stand, in reading order."""
    found: dict[Unit, list[Span]] = {}
    for token in tokens(text):
        found.setdefault((token.word, language), []).append((token.start, token.end))
    return found


def encode(passages: Sequence[Passage], vocabulary: Vocabulary) -> Encoded:
    """Turn passages into matrices over a vocabulary; unknown features are left out."""
    known: dict[Unit, int] = {}
    spans = [_numbered(passage_units(item.text, item.language), known) for item in passages]
    asked = [_numbered(passage_units(item.question, item.language), known) for item in passages]
    amounts = [{unit: 1.0 + log(len(places)) for unit, places in row.items()} for row in spans]
    texts = _rows(amounts, len(known))
    questions = _rows([dict.fromkeys(row, QUESTION_WEIGHT) for row in asked], len(known))
    return Encoded(texts, texts + questions, _unit_matrix(list(known), vocabulary), spans)


def _numbered(found: dict[Unit, list[Span]], known: dict[Unit, int]) -> dict[int, list[Span]]:
    return {known.setdefault(unit, len(known)): places for unit, places in found.items()}


def _rows(amounts: Sequence[Mapping[int, float]], width: int) -> sparse.csr_matrix:
    starts = np.cumsum([0, *(len(row) for row in amounts)])
    columns = np.fromiter((unit for row in amounts for unit in row), dtype=np.int32)
    values = np.fromiter((value for row in amounts for value in row.values()), dtype=np.float64)
    return sparse.csr_matrix((values, columns, starts), shape=(len(amounts), width))


def _unit_matrix(units: Sequence[Unit], vocabulary: Vocabulary) -> sparse.csr_matrix:
    index, starts = vocabulary.index, [0]
    columns: list[int] = []
    for unit in units:
        columns += [index[name] for name in unit_features(unit) if name in index]
        starts.append(len(columns))
    places = np.array(columns, dtype=np.int32)
    return sparse.csr_matrix(
        (vocabulary.weights[places], places, np.array(starts)), shape=(len(units), len(index))
    )
