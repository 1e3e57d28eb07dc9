"""A small model trained on a few comments, and the packaged one, each made once."""

import csv
from pathlib import Path

import pytest

from analysis.classifier import TextModel
from analysis.model_store import packaged_model
from analysis.training import train

THEMES = {
    ("11", "social"): ["bussen kommer aldrig", "lekplatsen behöver gungor", "hyran är för hög"],
    ("6", "environmental"): ["vattnet smakar klor", "avloppet luktar illa", "brunnen är torr"],
    ("4", "social"): ["läraren slutade", "skolan behöver böcker", "biblioteket stänger"],
    ("8", "economic"): ["inga jobb för unga", "lönen är låg", "butiken lägger ner"],
    ("", ""): ["tack för frågan", "vet inte", "ingen åsikt"],
}
SEED_WORDS = """
[dimensions]
11 = ["social"]
[sv]
11 = "buss, hyra, lekplats"
6 = "vatten, avlopp, brunn"
4 = "skola, lärare, bibliotek"
8 = "jobb, lön, butik"
none = "tack, vet inte"
economic = "dyrt, pengar"
environmental = "natur, utsläpp"
"""
COLUMNS = ["id", "question", "text", "goals", "dimensions", "theme", "split"]


@pytest.fixture(scope="session")
def tiny_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    with (folder / "sv.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for (goal, dimension), texts in THEMES.items():
            for split, text in zip(["train", "calibration", "test"], texts, strict=True):
                writer.writerow([text[:4], "", text, goal, dimension, text, split])
    return folder


@pytest.fixture(scope="session")
def tiny_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "seed_words.toml"
    path.write_text(SEED_WORDS, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def tiny_model(tiny_corpus: Path, tiny_seeds: Path) -> TextModel:
    return train(None, tiny_corpus, progress=lambda _line: None, seed_words=tiny_seeds)


@pytest.fixture(scope="session")
def model() -> TextModel:
    return packaged_model()
