"""Train, measure and describe the text model."""

from collections.abc import Callable
from pathlib import Path

from analysis.evaluation import measure, table
from analysis.examples import read_corpus
from analysis.model_card import card_text
from analysis.model_store import PACKAGED, packaged_model, save_model
from analysis.training import train
from dialog.domain.errors import DialogError

CORPUS = Path(__file__).resolve().parents[2] / "analysis" / "corpus"


class TrainingError(DialogError):
    """The data to train with can't be read."""

    code = "training"


def train_model(
    *, data: Path | None, output: Path | None, seed: int, progress: Callable[[str], None]
) -> str:
    """Train on the written corpus and the open data, save the model, return its figures."""
    if data is not None and not data.is_dir():
        raise TrainingError(f"There is no folder {data}.")
    trained = train(data, CORPUS, seed=seed, progress=progress)
    save_model(trained, output or PACKAGED)
    return table(trained.figures)


def measured_model() -> str:
    """Return the packaged model's figures on the part of the corpus it was not trained on."""
    tested = [example for example in read_corpus(CORPUS) if example.split == "test"]
    return table(measure(packaged_model(), tested))


def model_card() -> str:
    """Return the packaged model's card: data, figures, limits."""
    return card_text(packaged_model())
