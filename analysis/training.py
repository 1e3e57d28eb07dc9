"""Train the text model from the corpus, the lexicon and, where given, the permitted open data.

One linear support vector machine per label over comments' vectors. Every label of every facet is
trained directly; dimensions are never derived from goals. Scales and thresholds come from the
corpus's calibration split, figures from its test split; neither is trained on.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from analysis.calibrating import calibrated
from analysis.classifier import TextModel
from analysis.evaluation import measure
from analysis.examples import CHECKS, CORPUS, LEXICON, Example, digest, read_corpus, read_lexicon
from analysis.facets import AREAS, DIMENSIONS, GOALS, NOTHING, PROSE_GOALS, TARGETS, Facet
from analysis.learning import (
    Columns,
    learn_areas,
    learn_labels,
    learn_prose,
    learn_targets,
    target_codes,
)
from analysis.local_areas import SEEDED, area_examples
from analysis.open_data import read_open_data
from analysis.pruning import pruned
from analysis.taxonomy import dimensions, global_goals, local_taxonomies
from analysis.vocabulary import learn_vocabulary
from analysis.word_scores import Weights

OWN = frozenset({"corpus", "lexicon"})
"""Texts of the project's own, the only ones that teach local areas."""


@dataclass(frozen=True)
class Ground:
    """What a model is trained on.

    Attributes
    ----------
    corpus : Path
        Folder with the corpus, one CSV per language.
    lexicon : Path
        Folder with the everyday words of each label, one CSV per language.
    data : Path or None
        Folder with the permitted open files; None trains on the project's own texts alone.
    reviewed : tuple of Example
        Comments with analysts' labels, already stripped of words too few people used.
    checks : Path
        Folder with comments by another hand, only measured on.
    """

    corpus: Path = CORPUS
    lexicon: Path = LEXICON
    data: Path | None = None
    reviewed: tuple[Example, ...] = field(default=(), repr=False)
    checks: Path = CHECKS


def train(ground: Ground, *, seed: int = 0, progress: Callable[[str], None]) -> TextModel:
    """Train a model; the same ground and seed give the same model.

    Parameters
    ----------
    ground : Ground
        What to train on.
    seed : int
        Seed of what chance there is.
    progress : Callable[[str], None]
        Told what is being done.

    Returns
    -------
    TextModel
        Without a single external text in it, only weights of words and parts of words.

    Raises
    ------
    CorpusError
        When the corpus, the lexicon or a permitted file is missing.
    """
    texts = _read(ground)
    model = _learned(texts, seed=seed, progress=progress)
    progress("Choosing thresholds")
    model = calibrated(model, texts.held_out)
    model = replace(
        model,
        version=_version(model),
        origin=_origin(texts.taught, texts.held_out, seed=seed),
    )
    progress("Measuring")
    others = {"other_hands": measure(model, read_corpus(ground.checks))}
    return replace(model, figures=measure(model, texts.tested), origin={**model.origin, **others})


@dataclass(frozen=True)
class _Texts:
    """The texts of a ground by what they are for."""

    taught: list[Example]
    held_out: list[Example]
    tested: list[Example]


def _read(ground: Ground) -> _Texts:
    written = read_corpus(ground.corpus)
    opened = read_open_data(ground.data) if ground.data is not None else []
    labelled = [*written, *opened]
    taught = [example for example in labelled if example.split == "train"]
    return _Texts(
        taught=[*taught, *read_lexicon(ground.lexicon), *ground.reviewed],
        held_out=[example for example in labelled if example.split == "calibration"],
        tested=[example for example in written if example.split == "test"],
    )


def _learned(texts: _Texts, *, seed: int, progress: Callable[[str], None]) -> TextModel:
    taught = texts.taught
    own = [item for item in taught if item.source in OWN]
    local = {t.key: (t, area_examples(t, own)) for t in local_taxonomies().values()}
    seeds = [item for _, examples in local.values() for item in examples if item.source == SEEDED]
    progress(f"Reading {len(taught)} texts")
    vocabulary = learn_vocabulary([*taught, *seeds])
    columns = learn_labels(taught, vocabulary, seed=seed, progress=progress)
    for taxonomy, examples in local.values():
        columns += learn_areas(taxonomy, examples, vocabulary, seed=seed, progress=progress)
    columns += learn_prose(taught, vocabulary, seed=seed, progress=progress)
    pointing = learn_targets(taught, vocabulary, seed=seed, progress=progress)
    return pruned(
        TextModel(
            version="",
            vocabulary=vocabulary,
            # Kept in whole steps on disk, so they must be so from the start.
            weights=_weights(columns),
            targets=_weights(pointing),
            intercepts=np.array([intercept for _, intercept in [*columns, *pointing]]),
            languages=tuple(sorted({e.language for e in taught if e.source == "corpus"})),
            facets=_facets(),
        )
    )


def _weights(columns: Columns) -> Weights:
    return Weights.rounded(np.stack([column for column, _ in columns], axis=1))


def _facets() -> tuple[Facet, ...]:
    return (
        Facet(GOALS, global_goals().version, global_goals().codes, {}),
        Facet(DIMENSIONS, dimensions().version, dimensions().codes, {}),
        Facet(NOTHING, "", (NOTHING,), {}),
        *(Facet(f"{AREAS}{t.key}", t.version, t.codes, {}) for t in local_taxonomies().values()),
        Facet(PROSE_GOALS, global_goals().version, global_goals().codes, {}),
        Facet(TARGETS, global_goals().version, target_codes(), {}),
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
    seen = sha256(model.weights.levels.tobytes() + model.weights.steps.tobytes())
    seen.update(model.targets.levels.tobytes() + model.targets.steps.tobytes())
    seen.update(model.intercepts.tobytes() + model.vocabulary.weights.tobytes())
    seen.update(model.vocabulary.text)
    seen.update(repr([sorted(facet.scales.items()) for facet in model.facets]).encode())
    return f"text-{seen.hexdigest()[:12]}"
