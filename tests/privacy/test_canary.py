"""What a browser tells of itself is never kept: not in the database, not in logs."""

import logging
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from dialog.config import Settings
from dialog.store.base import Base, db
from tests.builders import a_published_round, an_organisation

CANARIES = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_USER_AGENT": "CanaryPhone/7.7 (canary-agent)",
    "HTTP_REFERER": "https://canary-referer.example/page",
    "HTTP_X_FORWARDED_FOR": "198.51.100.66",
}
WORDS = ("203.0.113.77", "CanaryPhone", "canary-agent", "canary-referer", "198.51.100.66")
ROUND = "/sv/sjovik/harbour-park"


def answered(client: FlaskClient) -> None:
    client.post(f"{ROUND}/start", environ_overrides=CANARIES)
    for key, value in (("visits", "never"), ("why_not", "dark"), ("wish", "bänkar")):
        page = client.get(f"{ROUND}/answer/{key}", environ_overrides=CANARIES)
        rendered = re.search(r'name="rendered" value="(\w+)"', page.text)
        assert rendered is not None, page.text
        client.post(
            f"{ROUND}/answer/{key}",
            data={"answer": value, "reply": "send", "rendered": rendered[1]},
            environ_overrides=CANARIES,
        )
    client.post(f"{ROUND}/check", environ_overrides=CANARIES)
    client.post(f"{ROUND}/receipt", data={"email": "p@example.org"}, environ_overrides=CANARIES)
    client.post("/sv/sjovik/code", data={"code": "wrong"}, environ_overrides=CANARIES)


def test_no_canary_is_found_in_database_files_or_logs(
    app: Flask, client: FlaskClient, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with app.app_context():
        organisation = an_organisation(db.session())
        a_published_round(db.session(), organisation)

    answered(client)

    with app.app_context():
        rows = [
            str(row)
            for table in Base.metadata.tables
            for row in db.session.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608
        ]
        assert any("bänkar" in row for row in rows)
    kept = "\n".join([*rows, caplog.text, *files(settings.data)])
    assert [word for word in WORDS if word in kept] == []


def files(folder: Path) -> list[str]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return [path.read_bytes().decode("latin-1") for path in found]
