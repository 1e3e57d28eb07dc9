"""The migrations make the very tables the code knows, and go down again with rows in them."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, text

from dialog.store.base import Base, db
from dialog.store.migrating import HEAD, differences, migrate
from tests.builders import a_published_round, an_organisation

VERSIONS = Path("dialog/store/migrations/versions")


@pytest.fixture
def empty(app: Flask) -> Flask:
    with app.app_context():
        Base.metadata.drop_all(db.engine)
        with db.engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
    return app


def test_head_equals_the_tables_in_the_code(empty: Flask) -> None:
    with empty.app_context():
        migrate(db.engine)

        assert differences(db.engine) == []


def test_every_migration_goes_down_with_rows_in_the_tables(empty: Flask) -> None:
    with empty.app_context():
        migrate(db.engine)
        a_published_round(db.session(), an_organisation(db.session()))
        db.session.remove()

        migrate(db.engine, "base")

        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        migrate(db.engine)


def test_the_head_file_names_the_last_migration() -> None:
    numbers = sorted(path.name.split("_")[0] for path in VERSIONS.glob("*.py"))

    assert HEAD.read_text(encoding="utf-8").strip() == numbers[-1]
