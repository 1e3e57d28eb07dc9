"""Fill in the designer's forms for tests."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dialog import context
from dialog.domain.roles import Role
from dialog.domain.rounds import RoundDesign
from dialog.store.organisations import organisation_by_slug
from dialog.store.rounds import RoundRow
from tests.builders import a_design
from tests.designing_desk import Desk, an_actor
from tests.fakes import FixedClock

HIDDEN = re.compile(r'<input[^>]*name="(csrf_token|revision)"[^>]*value="([^"]*)"')


def token(page: TestResponse) -> dict[str, str]:
    """Return the hidden fields a form carries."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(page.text):
        found.setdefault(name, value)
    if "revision" not in found:
        return found
    return {**found, "revision": dict(HIDDEN.findall(page.text))["revision"]}


@dataclass
class Filled:
    """What an official has filled in, by her own hand or straight through the services."""

    app: Flask
    client: FlaskClient
    clock: FixedClock

    def begin(self, name: str = "Hamnparken") -> UUID:
        page = self.client.get("/staff/rounds/new")
        answer = self.client.post(
            "/staff/rounds/new",
            data={**token(page), "name": name, "kind": "consultation", "language": "sv"},
        )
        assert answer.status_code == 302, answer.text
        found = re.search(r"/staff/rounds/([0-9a-f-]{36})/", answer.headers["Location"])
        assert found is not None
        return UUID(found.group(1))

    def everything(self, round_id: UUID, design: RoundDesign) -> None:
        with self.app.app_context():
            self._desk().fill(round_id, design)

    def published(self) -> UUID:
        round_id = self.begin()
        self.everything(round_id, a_design())
        with self.app.app_context():
            self._desk().publish(round_id)
        return round_id

    def row(self, round_id: UUID) -> RoundRow:
        with self.app.app_context():
            row = context.session().get(RoundRow, round_id)
            assert row is not None
            return row

    def about(self, page: TestResponse, **texts: str) -> dict[str, Any]:
        """Return a filled form of what is asked, with these texts in Swedish."""
        return {
            **token(page),
            "name": "Hamnparken",
            "stage": "proposal",
            "horizon": "short",
            "title-sv": "Hamnparken",
            **{f"{name}-sv": text for name, text in texts.items()},
        }

    def _desk(self) -> Desk:
        organisation = organisation_by_slug(context.session(), "sjovik")
        assert organisation is not None
        return Desk(context.session(), self.clock, an_actor(organisation, Role.DESIGNER))
