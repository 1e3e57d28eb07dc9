"""Train the text model from the corpus, the seed words and, where given, the permitted open data.

One logistic regression per label over length-one vectors. Every label of every facet is trained
directly; dimensions are never derived from goals. Thresholds come from the corpus's calibration
split, figures from its test split; neither is trained on.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from analysis.calibration import Flags, Floats, Scale, fit_scales
from analysis.classifier import DIMENSIONS, GOALS, NOTHING, Facet, TextModel
from analysis.evaluation import measure
from analysis.examples import (
    SEED_WORDS,
    Example,
    digest,
    read_corpus,
    read_open_data,
    read_seed_words,
)
from analysis.features import Passage, Vocabulary, encode, scaled
from analysis.taxonomy import dimensions, global_goals
from analysis.vocabulary import learn_vocabulary

SOURCE_WEIGHTS = {"corpus": 1.0, "seed": 4.0}
OPEN_WEIGHT = 0.2
"""Open data is policy prose; a resident's comment counts five times as much."""
RULED_WEIGHT = 2.0
"""Seed words teach dimensions by a weak rule, so they count half of what they do for goals."""
PENALTY = 3.0
NEVER_SEEN = -10.0
"""Raw score of a label that no text carries."""
BETAS = {GOALS: 0.8, DIMENSIONS: 1.0, NOTHING: 0.5}
"""A wrong goal misleads the tables more than a missing one, which a person sees and adds; and to
say "no goal" of a comment that has one is worse still."""


def train(
    data: Path | None,
    corpus: Path,
    *,
    seed: int = 0,
    progress: Callable[[str], None],
    seed_words: Path = SEED_WORDS,
) -> TextModel:
    """Train a model; the same data and seed give the same model.

    Parameters
    ----------
    data : Path or None
        Folder with the permitted open files; None trains on the project's own texts alone.
    corpus : Path
        Folder with the corpus, one CSV per language.
    seed : int
        Seed of what chance there is.
    progress : Callable[[str], None]
        Told what is being done.
    seed_words : Path
        Everyday words of each label; the project's own unless said otherwise.

    Returns
    -------
    TextModel
        Without a single external text in it, only weights of words and parts of words.

    Raises
    ------
    CorpusError
        When the corpus or a permitted file is missing.
    """
    written = read_corpus(corpus)
    taught = [example for example in written if example.split == "train"]
    taught += read_seed_words(seed_words)
    taught += read_open_data(data) if data is not None else []
    progress(f"Reading {len(taught)} texts")
    vocabulary = learn_vocabulary(taught)
    bare = _fitted(taught, vocabulary, seed=seed, progress=progress)
    progress("Choosing thresholds")
    held_out = [example for example in written if example.split == "calibration"]
    model = _calibrated(bare, held_out)
    model = replace(model, version=_version(model), origin=_origin(taught, held_out, seed=seed))
    progress("Measuring")
    return replace(model, figures=measure(model, [e for e in written if e.split == "test"]))


def vectors(examples: Sequence[Example], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the examples' vectors, each of length one, of shape (n_examples, n_features)."""
    passages = [Passage(item.text, item.language, item.question) for item in examples]
    return scaled(encode(passages, vocabulary).vectors)


def truth_of(examples: Sequence[Example], facet: str) -> NDArray[np.int8]:
    """Return what each example says of each label: 1 yes, 0 no, -1 unknown.

    Returns
    -------
    ndarray of shape (n_examples, n_labels)
    """
    return np.array([_row(example, facet) for example in examples], dtype=np.int8)


def _row(example: Example, facet: str) -> list[int]:
    given = example.dimensions if facet == DIMENSIONS else example.goals
    if given is None:
        return [-1] * len(_codes(facet))
    if facet == NOTHING:
        return [int(not given)]
    return [int(code in given) for code in _codes(facet)]


def _codes(facet: str) -> tuple[str, ...]:
    taxonomies = {GOALS: global_goals(), DIMENSIONS: dimensions()}
    return (NOTHING,) if facet == NOTHING else taxonomies[facet].codes


def _fitted(
    taught: Sequence[Example],
    vocabulary: Vocabulary,
    *,
    seed: int,
    progress: Callable[[str], None],
) -> TextModel:
    matrix = vectors(taught, vocabulary)
    columns: list[tuple[Floats, float]] = []
    for facet in (GOALS, DIMENSIONS, NOTHING):
        truth, weights = truth_of(taught, facet), _weights(taught, facet)
        for at, code in enumerate(_codes(facet)):
            progress(f"Learning {facet} {code}")
            columns.append(_label(matrix, truth[:, at], weights, seed=seed))
    versions = {GOALS: global_goals().version, DIMENSIONS: dimensions().version, NOTHING: ""}
    return TextModel(
        version="",
        vocabulary=vocabulary,
        # Kept with half precision on disk, so it must have it from the start.
        weights=np.stack([column for column, _ in columns], axis=1)
        .astype(np.float16)
        .astype(np.float32),
        intercepts=np.array([intercept for _, intercept in columns]),
        languages=tuple(sorted({item.language for item in taught if item.source == "corpus"})),
        facets=tuple(Facet(name, version, _codes(name), {}) for name, version in versions.items()),
    )


def _label(
    matrix: sparse.csr_matrix, truth: NDArray[np.int8], weights: Floats, *, seed: int
) -> tuple[Floats, float]:
    known = truth >= 0
    if np.unique(truth[known]).size < 2:  # noqa: PLR2004 - yes and no
        return np.zeros(matrix.shape[1]), NEVER_SEEN
    regression = LogisticRegression(C=PENALTY, solver="liblinear", random_state=seed)
    regression.fit(matrix[known], truth[known], sample_weight=weights[known])
    return regression.coef_[0], float(regression.intercept_[0])


def _weights(taught: Sequence[Example], facet: str) -> Floats:
    weights = SOURCE_WEIGHTS | ({"seed": RULED_WEIGHT} if facet == DIMENSIONS else {})
    return np.array([weights.get(example.source, OPEN_WEIGHT) for example in taught])


def _calibrated(model: TextModel, held_out: Sequence[Example]) -> TextModel:
    raw = vectors(held_out, model.vocabulary) @ model.weights + model.intercepts
    languages = [example.language for example in held_out]

    def scales(facet: str) -> dict[str, Scale]:
        truth: Flags = truth_of(held_out, facet) == 1
        return fit_scales(raw[:, model.columns(facet)], truth, languages, beta=BETAS[facet])

    return replace(
        model, facets=tuple(replace(facet, scales=scales(facet.name)) for facet in model.facets)
    )


def _origin(
    taught: Sequence[Example], held_out: Sequence[Example], *, seed: int
) -> dict[str, object]:
    return {
        "data": digest([*taught, *held_out]),
        "seed": seed,
        "texts": dict(sorted(Counter(example.source for example in taught).items())),
        "comments": dict(
            sorted(Counter(item.language for item in taught if item.source == "corpus").items())
        ),
        "held_out": dict(sorted(Counter(item.language for item in held_out).items())),
    }


def _version(model: TextModel) -> str:
    seen = sha256(model.weights.tobytes())
    seen.update(model.intercepts.tobytes() + model.vocabulary.weights.tobytes())
    seen.update("\n".join(model.vocabulary.index).encode())
    seen.update(repr([sorted(facet.scales.items()) for facet in model.facets]).encode())
    return f"text-{seen.hexdigest()[:12]}"
