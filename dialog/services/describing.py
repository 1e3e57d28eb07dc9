"""Describe the text model to people: its card, in sentences that can be translated."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.model_card import LIMITS, NOT_FOR, PURPOSE
from analysis.model_store import PACKAGED
from dialog.domain.model_card import LanguageFigures, Measured, ModelCard, Source

ALL = "all"
POOLED = "*"


@lru_cache(maxsize=1)
def packaged_card() -> ModelCard:
    """Return the card of the packaged model, read once per process like the model itself."""
    return card_in(PACKAGED)


def card_in(folder: Path) -> ModelCard:
    """Return the card that lies beside a model."""
    card: Mapping[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    figures = {name: _figures(found, _floor(card, name)) for name, found in card["figures"].items()}
    return ModelCard(
        version=card["version"],
        purpose=card["purpose"],
        sources=tuple(Source(one["title"], one["licence"], one["texts"]) for one in card["data"]),
        data_hash=card["training_data_hash"],
        languages={name: found for name, found in figures.items() if name != ALL},
        everyone=figures[ALL],
        limits=tuple(card["limits"]),
        not_for=tuple(card["not_for"]),
    )


def card_sentences() -> tuple[str, ...]:
    """Return every sentence a card may say, for the catalogues."""
    titles = (source.title for source in packaged_card().sources)
    return (PURPOSE, *LIMITS, *NOT_FOR, *titles)


def _floor(card: Mapping[str, Any], language: str) -> float | None:
    """Return from where a goal is accepted; in a language it wasn't taught, from nowhere."""
    if language not in {ALL, *card["origin"]["comments"]}:
        return None
    floors: Mapping[str, float] = card["thresholds"]["goals"]
    return floors.get(language, floors[POOLED])


def _figures(found: Mapping[str, Any], floor: float | None) -> LanguageFigures:
    return LanguageFigures(
        acceptable=_measured(found["acceptable"]),
        always_goal_11=_measured(found["baseline_goal_11"]),
        hit_at_3=_measured(found["hit_at_3"]),
        dimension=_measured(found["dimension_acceptable"]),
        always_social=_measured(found["baseline_social"]),
        no_goal_precision=_measured(found["no_goal_precision"]),
        no_goal_recall=_measured(found["no_goal_recall"]),
        calibration_error=found["calibration_error"]["error"],
        floor=floor,
    )


def _measured(figure: Mapping[str, Any]) -> Measured:
    low, high = figure["interval"]
    return Measured(figure["share"], low, high, figure["n"])
