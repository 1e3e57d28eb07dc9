"""A stored model comes back whole, and a damaged one is refused."""

import json
from pathlib import Path

import pytest

from analysis.classifier import Comment, TextModel
from analysis.model_store import PACKAGED, ModelError, load_model, save_model

COMMENT = Comment("Skolan behöver böcker och bussen kommer aldrig", "sv")


@pytest.fixture
def stored(tiny_model: TextModel, tmp_path: Path) -> Path:
    save_model(tiny_model, tmp_path)
    return tmp_path


def test_a_stored_model_says_the_same(tiny_model: TextModel, stored: Path) -> None:
    read = load_model(stored)

    assert read.version == tiny_model.version
    assert read.classify([COMMENT]) == tiny_model.classify([COMMENT])


def test_a_changed_file_is_refused(stored: Path) -> None:
    path = stored / "arrays.npz"
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    with pytest.raises(ModelError, match="damaged"):
        load_model(stored)


@pytest.mark.parametrize("name", ["arrays.npz", "model.json"])
def test_a_missing_file_is_named_in_a_sentence(stored: Path, name: str) -> None:
    (stored / name).unlink()

    with pytest.raises(ModelError, match="No model can be read"):
        load_model(stored)


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [("format", 99, "form"), ("feature_settings", {}, "other features")],
)
def test_a_model_of_another_making_is_refused(
    stored: Path, key: str, value: object, sentence: str
) -> None:
    path = stored / "model.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))

    with pytest.raises(ModelError, match=sentence):
        load_model(stored)


def test_the_packaged_model_is_small_and_carries_no_pickle() -> None:
    assert sum(path.stat().st_size for path in PACKAGED.iterdir()) < 15_000_000
    assert {path.suffix for path in PACKAGED.iterdir()} == {".npz", ".json", ".md"}


def test_the_card_says_what_people_must_know(model: TextModel) -> None:
    card = json.loads((PACKAGED / "card.json").read_text(encoding="utf-8"))

    assert card["version"] == model.version
    assert {"sv", "en", "fi", "ar", "so", "fa", "uk", "pl", "all"} <= set(card["figures"])
    assert all(line["licence"] for line in card["data"])
    assert card["limits"]
    assert card["not_for"]
    assert "machine-written" in (PACKAGED / "card.md").read_text(encoding="utf-8")
