"""Read the demo's content from the files that come with the package."""

import csv
import tomllib
from pathlib import Path
from typing import Any

from dialog.services.demonstrating import DemoContent, RoundContent

FOLDER = Path(__file__).parent / "demo_content"
OPEN_ROUNDS = ("hamnparken.toml", "hemtjansten.toml")
FINISHED_ROUND = "gang_och_cykel.toml"
BETWEEN_FIELDS = "|"


def demo_content() -> DemoContent:
    """Return everything the demo is made of."""
    return DemoContent(
        organisation=_document("organisation.toml"),
        open_rounds=tuple(_round(name) for name in OPEN_ROUNDS),
        finished=_round(FINISHED_ROUND),
        themes=_document("loop_themes.toml"),
        goals=_document("loop_goals.toml"),
        decision=_document("loop_decision.toml"),
    )


def _round(name: str) -> RoundContent:
    document = _document(name)
    with (FOLDER / document["answers"]).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter=BETWEEN_FIELDS, quoting=csv.QUOTE_NONE)
        return RoundContent(document, tuple(rows))


def _document(name: str) -> dict[str, Any]:
    with (FOLDER / name).open("rb") as file:
        return tomllib.load(file)
