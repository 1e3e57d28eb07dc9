"""Turn comments into sparse numbers whose every part can be traced to a word in the text.

A comment is a set of *units* (words in their common form); a unit is a set of *features* (its
stem and its character n-grams). Two sparse matrices hold this: ``counts`` (comments x units) and
``units`` (units x features), and a comment's vector is their product, divided by the comment's
length. The length counts each unit by itself, as if no two words shared a letter, so what a word
does to every label can be worked out once and kept, however many comments it stands in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from analysis.tokens import kin, stem, tokens

GRAM_SIZES = (4, 5)
STEM_WEIGHT = 1.0
GRAM_WEIGHT = 0.7
SHARED_WEIGHT, OWN_WEIGHT = 0.6, 0.8
"""How much a feature counts as one of all languages, and as one of the comment's own."""
QUESTION_WEIGHT = 1.0
TINY = 1e-12
_OWN = ":"

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
        Column of each feature, stems before n-grams.
    weights : ndarray of shape (n_features,)
        Inverse document frequency times the weight of the feature's kind.
    stems : int
        How many of the features are stems.
    """

    index: dict[str, int]
    weights: NDArray[np.float32]
    stems: int

    @classmethod
    def ordered(cls, weights: Mapping[str, float]) -> "Vocabulary":
        """Return the vocabulary of features with these weights, stems first."""
        names = sorted(weights, key=lambda name: (not is_stem(name), name))
        return cls(
            dict(zip(names, range(len(names)), strict=True)),
            np.array([weights[name] for name in names], dtype=np.float32),
            sum(is_stem(name) for name in names),
        )


@dataclass(frozen=True)
class Counted:
    """A batch of comments as numbered units, and where each unit stands.

    Attributes
    ----------
    texts : csr matrix of shape (n_comments, n_units)
        How much of each unit the comment's own text holds: ``1 + log(occurrences)``.
    counts : csr matrix of shape (n_comments, n_units)
        The same with the units of the question added.
    spans : list of dict[int, list[Span]]
        For each comment, where in the original text each of its units stands.
    """

    texts: sparse.csr_matrix
    counts: sparse.csr_matrix
    spans: list[dict[int, list[Span]]]

    def squared_lengths(self, units: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the squared lengths of the comments, given those of the units."""
        return np.asarray(self.counts.multiply(self.counts) @ units, dtype=np.float64)


def unit_features(unit: Unit) -> list[str]:
    """Return the features of a unit: its stem, and the n-grams of the word between blanks.

    Each stands twice: once for all languages, so that small ones learn from large ones and names
    and loans are known everywhere, and once for its own, so that false friends do no harm.
    """
    word, language = unit
    framed = f" {word} "
    grams = {
        framed[start : start + size]
        for size in GRAM_SIZES
        for start in range(len(framed) - size + 1)
    }
    shared = [f"={stem(word, language)}", *sorted(grams)]
    return [*shared, *(f"{language}{_OWN}{name}" for name in shared)]


def known_features(unit: Unit, index: Mapping[str, int]) -> list[int]:
    """Return the columns of a unit's features.

    A word whose stem is unknown in its comment's language may be of another one written in the
    same script: people mix languages within a sentence.
    """
    names = unit_features(unit)
    columns = [index[name] for name in names if name in index]
    if names[0] in index:
        return columns
    word, language = unit
    others = (f"={stem(word, other)}" for other in kin(language))
    return [*[index[name] for name in others if name in index][:1], *columns]


def is_stem(feature: str) -> bool:
    """Say whether a feature is a whole word's stem."""
    return feature.startswith("=") or f"{_OWN}=" in feature


def is_own(feature: str) -> bool:
    """Say whether a feature stands for one language only."""
    return _OWN in feature


def feature_weight(feature: str) -> float:
    """Return the weight of a feature's kind."""
    kind = STEM_WEIGHT if is_stem(feature) else GRAM_WEIGHT
    return kind * (OWN_WEIGHT if is_own(feature) else SHARED_WEIGHT)


def passage_units(text: str, language: str) -> dict[Unit, list[Span]]:
    """Return the units of a text with the places where they stand, in reading order."""
    found: dict[Unit, list[Span]] = {}
    for token in tokens(text):
        found.setdefault((token.word, language), []).append((token.start, token.end))
    return found


def count_units(passages: Sequence[Passage], known: dict[Unit, int]) -> Counted:
    """Count the units of passages, numbering new ones after those already known."""
    spans = [_numbered(passage_units(item.text, item.language), known) for item in passages]
    asked = [_numbered(passage_units(item.question, item.language), known) for item in passages]
    amounts = [{unit: 1.0 + log(len(places)) for unit, places in row.items()} for row in spans]
    texts = _rows(amounts, len(known))
    questions = _rows([dict.fromkeys(row, QUESTION_WEIGHT) for row in asked], len(known))
    return Counted(texts, texts + questions, spans)


def unit_matrix(units: Sequence[Unit], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the weighted features of each unit, of shape (n_units, n_features)."""
    starts = [0]
    columns: list[int] = []
    for unit in units:
        columns += known_features(unit, vocabulary.index)
        starts.append(len(columns))
    places = np.array(columns, dtype=np.int32)
    return sparse.csr_matrix(
        (vocabulary.weights[places], places, np.array(starts)),
        shape=(len(units), len(vocabulary.index)),
    )


def squares(units: sparse.csr_matrix) -> NDArray[np.float64]:
    """Return the squared Euclidean length of each unit's features, of shape (n_units,)."""
    return np.asarray(units.multiply(units).sum(axis=1), dtype=np.float64).ravel()


def vectors(passages: Sequence[Passage], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the vectors of passages, of shape (n_passages, n_features)."""
    known: dict[Unit, int] = {}
    counted = count_units(passages, known)
    units = unit_matrix(list(known), vocabulary)
    lengths = np.sqrt(np.maximum(counted.squared_lengths(squares(units)), TINY))
    return (sparse.diags_array(1.0 / lengths) @ (counted.counts @ units)).tocsr()


def _numbered(found: dict[Unit, list[Span]], known: dict[Unit, int]) -> dict[int, list[Span]]:
    return {known.setdefault(unit, len(known)): places for unit, places in found.items()}


def _rows(amounts: Sequence[Mapping[int, float]], width: int) -> sparse.csr_matrix:
    starts = np.cumsum([0, *(len(row) for row in amounts)])
    columns = np.fromiter((unit for row in amounts for unit in row), dtype=np.int32)
    values = np.fromiter((value for row in amounts for value in row.values()), dtype=np.float64)
    rows = sparse.csr_matrix((values, columns, starts), shape=(len(amounts), width))
    rows.sort_indices()
    return rows
