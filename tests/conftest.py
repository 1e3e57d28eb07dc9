"""Make an application with a real database for every test that wants one."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from dialog import context
from dialog.adapters.secret_file import secrets_in
from dialog.app import create_app, real_ports
from dialog.config import Settings, settings_from
from dialog.store.base import Base, db
from tests.fakes import FixedClock, KeptMailer

pytest_plugins = ["tests.browser.plugin"]

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture
def mailer() -> KeptMailer:
    return KeptMailer()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    environment = {"DIALOG_DATA": str(tmp_path / "data")}
    database = os.environ.get("DIALOG_TEST_DATABASE_URL")
    if database:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        environment["DATABASE_URL"] = f"{database}{'_' + worker if worker else ''}"
    return settings_from(environment)


@pytest.fixture
def app(settings: Settings, clock: FixedClock, mailer: KeptMailer) -> Iterator[Flask]:
    real = real_ports(settings, secrets_in(settings.data))
    app = create_app(settings, ports=replace(real, clock=clock, mailer=mailer))
    app.testing = True
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            Base.metadata.drop_all(db.engine)
        Base.metadata.create_all(db.engine)
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    with app.app_context():
        yield context.session()
