"""Fill in the steering room's forms the way people do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.impact import every_cell
from tests.steering_builders import (
    Place,
)

LANGUAGES = ("sv", "sv_simple", "en", "fi", "ar")
WRITTEN = (
    "short_term",
    "long_term",
    "societal_effect",
    "specific",
    "measured_how",
    "accepted",
    "realistic",
    "helps",
    "hinders",
    "left_out",
)


@contextmanager
def inside(app: Flask) -> Iterator[Session]:
    """Work in the database; no request may run meanwhile, for it would share the context."""
    with app.app_context():
        yield context.session()


def send(client: FlaskClient, url: str, data: dict[str, Any], form: str | None = None) -> Any:
    """Post as the page's own form would, with its token and revision."""
    page = client.get(form or url).text
    hidden = dict(re.findall(r'name="(csrf_token|revision)"[^>]*?value="([^"]*)"', page))
    return client.post(url, data={**hidden, **data})


def goal_data(place: Place, **changes: Any) -> dict[str, Any]:
    round_id = str(place.round.id)
    return {
        "name": "Shade for everybody",
        "level": "resident",
        "control": "own",
        "kind": "outcome",
        "measurable": "yes",
        "body": str(place.board.id),
        "partner_round": "",
        "accepted_round": round_id,
        "plain_sv": "Alla ska kunna sitta i skuggan.",
        "due_on": "2028-05-01",
        "global_goals": ["3", "11"],
        **dict.fromkeys(
            (
                "short_term",
                "long_term",
                "societal_effect",
                "specific",
                "measured_how",
                "accepted",
                "realistic",
                "helps",
                "hinders",
                "left_out",
            ),
            "text",
        ),
        f"use-{place.theme.id}": "shaped",
        f"note-{place.theme.id}": "It is the same wish",
        **changes,
    }


def assessment(**changes: str) -> dict[str, str]:
    cells = {}
    for row, horizon in every_cell():
        cells[f"{row}_{horizon}_sign"] = "positive"
        cells[f"{row}_{horizon}_text"] = "shade"
    parameters = {"resources": "money", "operation": "time", "residents": "rest"}
    return {**cells, **parameters, "review_goals": "no", **changes}


def basis_data(place: Place, *measures: object, **changes: Any) -> dict[str, Any]:
    return {
        "name": "Benches in the park",
        "registration_number": "KS 2026/114",
        "office": "Planning office",
        "officer": "Maja Lind",
        "body": str(place.board.id),
        "round": str(place.round.id),
        "summary": "Six benches.",
        "matter": "Residents asked.",
        "send_to": "Parks",
        "clauses_1_kind": "approve",
        "clauses_1_text": "Sex bänkar.",
        "clauses_2_kind": "assign",
        "clauses_2_text": "Kontoret genomför.",
        "clauses_3_kind": "approve",
        "clauses_4_kind": "approve",
        "measures": [str(one) for one in measures],
        **changes,
    }


def taken_data(place: Place, **changes: str) -> dict[str, str]:
    texts = {
        f"{name}_{tag}": f"{name} {tag}" for name in ("wording", "motive") for tag in LANGUAGES
    }
    facts = {
        "body": str(place.board.id),
        "decided_on": "2026-11-18",
        "paragraph": "§ 38",
        "follow_up_on": "2027-11-18",
    }
    return {**texts, **facts, **changes}
