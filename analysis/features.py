"""Turn comments into sparse numbers whose every part can be traced to a word in the text.

A comment is a set of *units* (words in their common form; in a long text also pairs of words that
follow each other); a unit is a set of *features* (its stem and its character n-grams). Two sparse
matrices hold this: ``counts`` (comments x units) and ``units`` (units x features), and a comment's
vector is their product, divided by the comment's length. The length counts each unit by itself, as
if no two words shared a letter, so what a word does to every label can be worked out once and kept,
however many comments it stands in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO, TextIOWrapper
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from typing_extensions import override

from analysis.tokens import Token, kin, stem, tokens

GRAM_SIZES = (4, 5)
STEM_WEIGHT = 1.0
GRAM_WEIGHT = 0.7
PAIR_WEIGHT = 0.7
SHARED_WEIGHT, OWN_WEIGHT = 0.6, 0.8
"""How much a feature counts as one of all languages, and as one of the comment's own."""
QUESTION_WEIGHT = 1.0
PROSE_LANGUAGE, PROSE_WORDS = "en", 50
"""A text of more words in this language is prose: it is read by pairs of words too, and judged by
weights that long texts taught."""
TINY = 1e-12
_OWN, _PAIR, _BETWEEN = ":", "+", " "

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

    Names are kept as one piece of text and looked up by their hashes: a dictionary of them would
    take four times the memory. That two of a million names share a 64-bit hash is a chance of one
    in thirty million.

    Attributes
    ----------
    text : bytes
        Name of each feature in UTF-8, a line each, stems before n-grams.
    weights : ndarray of shape (n_features,)
        Inverse document frequency times the weight of the feature's kind.
    stems : int
        How many of the features are stems.
    """

    text: bytes
    weights: NDArray[np.float32]
    stems: int

    @classmethod
    def ordered(cls, weights: Mapping[str, float]) -> "Vocabulary":
        """Return the vocabulary of features with these weights, stems first."""
        names = sorted(weights, key=lambda name: (not is_stem(name), name))
        return cls(
            "\n".join(names).encode(),
            np.array([weights[name] for name in names], dtype=np.float32),
            sum(is_stem(name) for name in names),
        )

    @override
    def __reduce__(self) -> tuple[type["Vocabulary"], tuple[object, ...]]:
        """Travel to another process without the hashes, which differ there."""
        return (Vocabulary, (self.text, self.weights, self.stems))

    @property
    def names(self) -> list[str]:
        """Return the names of all features, in the order of their columns."""
        return self.text.decode().split("\n")

    def keeping(self, kept: NDArray[np.bool_]) -> "Vocabulary":
        """Return the vocabulary of some of the features; all stems must be among them."""
        names = (name for name, keep in zip(self.names, kept.tolist(), strict=True) if keep)
        return Vocabulary("\n".join(names).encode(), self.weights[kept], self.stems)

    def columns(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Return the column of each name, -1 for the unknown."""
        hashes, columns = self._by_hash
        wanted = np.fromiter(map(hash, names), dtype=np.int64, count=len(names))
        places = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        return np.where(hashes[places] == wanted, columns[places], np.int32(-1))

    @cached_property
    def _by_hash(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        lines = (
            line.rstrip("\n") for line in TextIOWrapper(BytesIO(self.text), "utf-8", newline="\n")
        )
        hashes = np.fromiter(map(hash, lines), dtype=np.int64, count=len(self.weights))
        order = np.argsort(hashes)
        return hashes[order], order.astype(np.int32)


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
    words : ndarray of shape (n_comments,)
        How many words each comment has.
    """

    texts: sparse.csr_matrix
    counts: sparse.csr_matrix
    spans: list[dict[int, list[Span]]]
    words: NDArray[np.float64]


def unit_features(unit: Unit) -> list[str]:
    """Return the features of a unit: its stem, and the n-grams of the word between blanks.

    Each stands twice: once for all languages, so that small ones learn from large ones and names
    and loans are known everywhere, and once for its own, so that false friends do no harm.
    """
    word, language = unit
    if is_pair(unit):
        return [_PAIR + _BETWEEN.join(stem(part, language) for part in word.split(_BETWEEN))]
    framed = f" {word} "
    grams = {
        framed[start : start + size]
        for size in GRAM_SIZES
        for start in range(len(framed) - size + 1)
    }
    shared = [f"={stem(word, language)}", *sorted(grams)]
    return [*shared, *(f"{language}{_OWN}{name}" for name in shared)]


def is_prose(language: str, words: float) -> bool:
    """Say whether a text is long enough, in a language whose long texts were learned from."""
    return language == PROSE_LANGUAGE and words > PROSE_WORDS


def is_pair(unit: Unit) -> bool:
    """Say whether a unit is two words that follow each other."""
    return _BETWEEN in unit[0]


def is_stem(feature: str) -> bool:
    """Say whether a feature is a whole word's stem."""
    return feature.startswith("=") or f"{_OWN}=" in feature


def is_own(feature: str) -> bool:
    """Say whether a feature stands for one language only."""
    return _OWN in feature


def feature_weight(feature: str) -> float:
    """Return the weight of a feature's kind."""
    if feature.startswith(_PAIR):
        return PAIR_WEIGHT
    kind = STEM_WEIGHT if is_stem(feature) else GRAM_WEIGHT
    return kind * (OWN_WEIGHT if is_own(feature) else SHARED_WEIGHT)


def passage_units(text: str, language: str) -> set[Unit]:
    """Return the units of a text."""
    standing, _ = _standing(text, language)
    return {(word, language) for word, *_ in standing}


def _standing(text: str, language: str) -> tuple[list[Token], int]:
    """Return the words of a text, and pairs of them where it is prose, and the count of words."""
    words = tokens(text)
    count = len(words)
    return (words + _pairs(words) if is_prose(language, count) else words), count


def _pairs(words: Sequence[Token]) -> list[Token]:
    return [
        (f"{first}{_BETWEEN}{second}", start, end)
        for (first, start, _), (second, _, end) in pairwise(words)
    ]


def count_units(passages: Sequence[Passage], known: dict[Unit, int]) -> Counted:
    """Count the units of passages, numbering new ones after those already known."""
    standing = [_standing(item.text, item.language) for item in passages]
    spans = [
        _numbered(words, item.language, known)
        for (words, _), item in zip(standing, passages, strict=True)
    ]
    asked = [_asked(item.question, item.language, known) for item in passages]
    times = np.fromiter((len(at) for row in spans for at in row.values()), dtype=np.float64)
    texts = _rows(spans, 1.0 + np.log(times), len(known))
    questions = _rows(asked, QUESTION_WEIGHT, len(known))
    words = np.array([count for _, count in standing], dtype=np.float64)
    return Counted(texts, texts + questions, spans, words)


def _numbered(
    words: Sequence[Token], language: str, known: dict[Unit, int]
) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for word, start, end in words:
        number = known.setdefault((word, language), len(known))
        found.setdefault(number, []).append((start, end))
    return found


def _asked(question: str, language: str, known: dict[Unit, int]) -> dict[int, list[Span]]:
    return _numbered(_standing(question, language)[0], language, known) if question else {}


def unit_matrix(units: Sequence[Unit], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the weighted features of each unit, of shape (n_units, n_features)."""
    named = [unit_features(unit) for unit in units]
    columns = vocabulary.columns(list(chain.from_iterable(named)))
    rows = np.repeat(np.arange(len(units)), [len(names) for names in named])
    firsts = columns[np.searchsorted(rows, np.arange(len(units)))]
    borrowed = _borrowed(units, vocabulary, np.flatnonzero(firsts < 0))
    rows = np.concatenate([np.array(list(borrowed), dtype=np.int64), rows[columns >= 0]])
    columns = np.array([*borrowed.values(), *columns[columns >= 0].tolist()], dtype=np.int32)
    order = np.argsort(rows, kind="stable")
    starts = np.searchsorted(rows[order], np.arange(len(units) + 1))
    places = columns[order]
    return sparse.csr_matrix(
        (vocabulary.weights[places], places, starts), shape=(len(units), len(vocabulary.weights))
    )


def _borrowed(
    units: Sequence[Unit], vocabulary: Vocabulary, strangers: NDArray[np.int64]
) -> dict[int, int]:
    """Return a column of another language for units whose stem is unknown in their own.

    Such a word may be of another language written in the same script: people mix languages within
    a sentence.
    """
    asked = [
        (at, f"={stem(units[at][0], other)}")
        for at in strangers.tolist()
        if not is_pair(units[at])
        for other in kin(units[at][1])
    ]
    columns = vocabulary.columns([name for _, name in asked]).tolist()
    found = [(at, column) for (at, _), column in zip(asked, columns, strict=True) if column >= 0]
    return dict(reversed(found))


def squares(units: sparse.csr_matrix) -> NDArray[np.float64]:
    """Return the squared Euclidean length of each unit's features, of shape (n_units,)."""
    return np.asarray(units.multiply(units).sum(axis=1), dtype=np.float64).ravel()


def squared_lengths(amounts: sparse.csr_matrix, units: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the squared lengths of comments, given how much of each unit, and the units'."""
    return np.asarray(amounts.multiply(amounts) @ units, dtype=np.float64)


def vectors(passages: Sequence[Passage], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the vectors of passages, of shape (n_passages, n_features)."""
    known: dict[Unit, int] = {}
    counted = count_units(passages, known)
    units = unit_matrix(list(known), vocabulary)
    lengths = np.sqrt(np.maximum(squared_lengths(counted.counts, squares(units)), TINY))
    return (sparse.diags_array(1.0 / lengths) @ (counted.counts @ units)).tocsr()


def _rows(
    numbers: Sequence[Mapping[int, object]], values: NDArray[np.float64] | float, width: int
) -> sparse.csr_matrix:
    starts = np.cumsum([0, *map(len, numbers)])
    columns = np.fromiter(chain.from_iterable(numbers), dtype=np.int32)
    amounts = np.array(np.broadcast_to(values, columns.shape), dtype=np.float64)
    rows = sparse.csr_matrix((amounts, columns, starts), shape=(len(numbers), width))
    rows.sort_indices()
    return rows
