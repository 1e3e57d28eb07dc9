"""Every connection is durable, and writers take turns."""

import threading

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog import context
from dialog.store.base import db, transaction
from dialog.store.organisations import OrganisationRow
from tests.builders import an_organisation

EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 15000,
    "secure_delete": 1,
    "trusted_schema": 0,
}


def test_every_sqlite_connection_has_the_pragmas(app: Flask) -> None:
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            return
        with db.engine.connect() as first, db.engine.connect() as second:
            for connection in (first, second):
                found = {
                    name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
                    for name in EXPECTED
                }
                assert found == EXPECTED


def test_a_failed_transaction_leaves_nothing(session: Session) -> None:
    def fail() -> None:
        with transaction(session):
            session.add(OrganisationRow(slug="x", name="X", type="municipality"))
            session.flush()
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()

    assert session.scalars(select(OrganisationRow)).all() == []


def test_a_transaction_inside_another_is_a_mistake(session: Session) -> None:
    with pytest.raises(RuntimeError), transaction(session), transaction(session):
        pass


def test_many_writers_at_once_lose_no_write(app: Flask, session: Session) -> None:
    organisation_id = an_organisation(session, name="0").id

    def add_one() -> None:
        with app.app_context():
            mine = context.session()
            with transaction(mine):
                found = mine.get_one(OrganisationRow, organisation_id, with_for_update=True)
                found.name = str(int(found.name) + 1)
            db.session.remove()

    threads = [threading.Thread(target=add_one) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.rollback()
    assert session.get_one(OrganisationRow, organisation_id).name == "40"
