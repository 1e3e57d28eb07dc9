"""A small model trained on a few comments, and the packaged one, each made once."""

import csv
from pathlib import Path

import pytest

from analysis.classifier import TextModel
from analysis.model_store import packaged_model
from analysis.training import Ground, train

THEMES = {
    ("11", "social"): ["bussen kommer aldrig", "lekplatsen behöver gungor", "hyran är för hög"],
    ("6", "environmental"): ["vattnet smakar klor", "avloppet luktar illa", "brunnen är torr"],
    ("4", "social"): ["läraren slutade", "skolan behöver böcker", "biblioteket stänger"],
    ("8", "economic"): ["inga jobb för unga", "lönen är låg", "butiken lägger ner"],
    ("", ""): ["tack för frågan", "vet inte", "ingen åsikt"],
}
LEXICON = """labels,dimensions,words
11.2,social,"buss, hyra, lekplats"
6,environmental,"vatten, avlopp, brunn"
4,social,"skola, lärare, bibliotek"
8,economic,"jobb, lön, butik"
none,,"tack, vet inte"
,economic,"dyrt, pengar"
,environmental,"natur, utsläpp"
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
def tiny_ground(tiny_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder = tmp_path_factory.mktemp("lexicon")
    (folder / "sv.csv").write_text(LEXICON, encoding="utf-8")
    return Ground(tiny_corpus, folder)


@pytest.fixture(scope="session")
def tiny_model(tiny_ground: Ground) -> TextModel:
    return train(tiny_ground, progress=lambda _line: None)


@pytest.fixture(scope="session")
def model() -> TextModel:
    return packaged_model()
