"""Keep a model as arrays and JSON: reading one can't run code, and a damaged one is refused."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis import features
from analysis.calibration import Scale
from analysis.classifier import TextModel
from analysis.facets import Facet
from analysis.features import Vocabulary
from analysis.model_card import card, card_text
from analysis.word_scores import Weights

FORMAT = 4
PACKAGED = Path(__file__).parent / "models" / "current"
_ARRAYS, _SETTINGS, _CARD, _CARD_TEXT = "arrays.npz", "model.json", "card.json", "card.md"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class ModelError(ValueError):
    """A stored model is missing, damaged, or of a form this version can't read."""


def packaged_model() -> TextModel:
    """Return the model that comes with the package."""
    return load_model(PACKAGED)


def load_model(folder: Path) -> TextModel:
    """Read a model.

    Raises
    ------
    ModelError
        When a file is missing, its checksum differs, or the form is unknown.
    """
    settings = _settings(folder)
    arrays = _arrays(folder, settings["checksum"])
    return TextModel(
        version=settings["version"],
        vocabulary=Vocabulary(
            arrays["features"].tobytes(), arrays["feature_weights"], len(arrays["target_levels"])
        ),
        weights=Weights(arrays["levels"], arrays["steps"]),
        targets=Weights(arrays["target_levels"], arrays["target_steps"]),
        intercepts=arrays["intercepts"],
        languages=tuple(settings["languages"]),
        facets=tuple(_facet(entry) for entry in settings["facets"]),
        origin=settings["origin"],
        figures=settings["figures"],
    )


def save_model(model: TextModel, folder: Path) -> None:
    """Write a model and its card; equal models give equal files."""
    folder.mkdir(parents=True, exist_ok=True)
    packed = _packed(
        {
            "features": np.frombuffer(model.vocabulary.text, dtype=np.uint8),
            "feature_weights": model.vocabulary.weights,
            "levels": model.weights.levels,
            "steps": model.weights.steps,
            "target_levels": model.targets.levels,
            "target_steps": model.targets.steps,
            "intercepts": model.intercepts,
        }
    )
    (folder / _ARRAYS).write_bytes(packed)
    _write_json(folder / _SETTINGS, _described(model, checksum=sha256(packed).hexdigest()))
    _write_json(folder / _CARD, card(model))
    (folder / _CARD_TEXT).write_text(card_text(model), encoding="utf-8")


def _described(model: TextModel, *, checksum: str) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": model.version,
        "checksum": checksum,
        "feature_settings": _feature_settings(),
        "languages": list(model.languages),
        "facets": [asdict(facet) for facet in model.facets],
        "origin": dict(model.origin),
        "figures": dict(model.figures),
    }


def _feature_settings() -> dict[str, object]:
    """Return what the code must agree on with the stored weights."""
    return {
        "gram_sizes": list(features.GRAM_SIZES),
        "stem_weight": features.STEM_WEIGHT,
        "gram_weight": features.GRAM_WEIGHT,
        "pair_weight": features.PAIR_WEIGHT,
        "prose": [features.PROSE_LANGUAGE, features.PROSE_WORDS],
        "shared_weight": features.SHARED_WEIGHT,
        "own_weight": features.OWN_WEIGHT,
        "question_weight": features.QUESTION_WEIGHT,
    }


def _settings(folder: Path) -> Mapping[str, Any]:
    try:
        settings: Mapping[str, Any] = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"No model can be read in {folder}.") from error
    if settings.get("format") != FORMAT:
        raise ModelError(f"The model in {folder} has a form this version can't read.")
    if settings["feature_settings"] != _feature_settings():
        raise ModelError(f"The model in {folder} was trained with other features. Train it again.")
    return settings


def _arrays(folder: Path, checksum: str) -> dict[str, NDArray[Any]]:
    try:
        packed = (folder / _ARRAYS).read_bytes()
    except OSError as error:
        raise ModelError(f"No model can be read in {folder}.") from error
    if sha256(packed).hexdigest() != checksum:
        raise ModelError(f"The model in {folder} is damaged: its checksum differs.")
    with np.load(io.BytesIO(packed), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}


def _packed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return the arrays as an .npz that carries no time of writing."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            part = io.BytesIO()
            np.lib.format.write_array(part, array, allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part.getvalue())
    return whole.getvalue()


def _facet(entry: Mapping[str, Any]) -> Facet:
    scales = {
        language: Scale(tuple(scale["slopes"]), scale["intercept"], scale["threshold"])
        for language, scale in entry["scales"].items()
    }
    return Facet(entry["name"], entry["taxonomy"], tuple(entry["codes"]), scales)


def _write_json(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(f"{text}\n", encoding="utf-8")
