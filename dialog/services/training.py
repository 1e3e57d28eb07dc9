"""Train, measure, compare and describe the text model."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from analysis.classifier import TextModel
from analysis.evaluation import measure
from analysis.examples import CORPUS, LEXICON, CorpusError, Example, read_corpus, read_lexicon
from analysis.figure_tables import comparison, table
from analysis.model_card import card_text
from analysis.model_store import PACKAGED, ModelError, load_model, save_model
from analysis.reports import evaluation_report
from analysis.reviewed import shared_examples, words_of
from analysis.training import Ground, train
from dialog.domain.errors import DialogError
from dialog.services.gathering_reviews import reviewed_comments


class TrainingError(DialogError):
    """The data to train with, or a model, can't be read."""

    code = "training"


@dataclass(frozen=True)
class Texts:
    """The folders a model is trained from; the open data may be left out."""

    data: Path | None = None
    corpus: Path = CORPUS
    lexicon: Path = LEXICON


def train_model(
    texts: Texts,
    *,
    reviews_in: Session | None = None,
    output: Path | None,
    seed: int,
    progress: Callable[[str], None],
) -> str:
    """Train on texts and, where told, on the reviews in a database; save, return the figures."""
    _check(texts.data)
    try:
        learned = _learned_in(reviews_in, texts, progress) if reviews_in else ()
        ground = Ground(texts.corpus, texts.lexicon, texts.data, learned)
        trained = train(ground, seed=seed, progress=progress)
    except CorpusError as error:
        raise TrainingError("%(why)s.", why=error) from error
    save_model(trained, output or PACKAGED)
    return table(trained.figures)


def measured_model(data: Path | None = None) -> str:
    """Return what the packaged model gets right on comments it was not trained on."""
    _check(data)
    try:
        return evaluation_report(_model_in(PACKAGED), data)
    except CorpusError as error:
        raise TrainingError("%(why)s.", why=error) from error


def compared_models(first: Path, second: Path | None = None, *, corpus: Path = CORPUS) -> str:
    """Return two models' figures side by side, both measured now on the same comments."""
    before, after = _model_in(first), _model_in(second or PACKAGED)
    tested = [example for example in read_corpus(corpus) if example.split == "test"]
    names = (before.version, after.version)
    return comparison(measure(before, tested), measure(after, tested), names=names)


def model_card() -> str:
    """Return the packaged model's card: data, figures, limits."""
    return card_text(_model_in(PACKAGED))


def _check(data: Path | None) -> None:
    if data is not None and not data.is_dir():
        raise TrainingError("There is no folder %(folder)s.", folder=data)


def _learned_in(
    session: Session, texts: Texts, progress: Callable[[str], None]
) -> tuple[Example, ...]:
    """Strip reviewed answers of words too few share, unless the project's own texts hold them."""
    reviewed = reviewed_comments(session)
    known = words_of([*read_corpus(texts.corpus), *read_lexicon(texts.lexicon)])
    examples = shared_examples(reviewed, known_words=known)
    progress(f"Learning from {len(examples)} of {len(reviewed)} reviewed answers")
    return examples


def _model_in(folder: Path) -> TextModel:
    try:
        return load_model(folder)
    except ModelError as error:
        raise TrainingError("%(why)s", why=error) from error
