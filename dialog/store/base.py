"""Bind the database: base class, safe connections and the one place that commits."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, MetaData, TypeDecorator, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, Session, registry
from typing_extensions import override

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware moment in UTC, also on SQLite, which forgets time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC."""
        return value.astimezone(UTC) if value is not None else None

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return aware, in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


SQLITE_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": "on",
    "busy_timeout": "15000",
    "secure_delete": "on",
    "trusted_schema": "off",
}
"""Durability before speed; secure_delete so that withdrawn answers leave no trace in the file."""


TYPES: dict[Any, Any] = {
    dict[str, Any]: JSON,
    list[str]: JSON,
    datetime: Moment,
}


class Base(DeclarativeBase):
    """Rows whose storage order is the order of their random ids, never of arrival."""

    registry = registry(metadata=MetaData(naming_convention=NAMES), type_annotation_map=TYPES)
    __table_args__: Any = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own name


db = SQLAlchemy(model_class=Base)

_write_gate = threading.Semaphore(1)


@contextmanager
def transaction(session: Session) -> Iterator[Session]:
    """Run one use case's writes as a whole; whoever comes first writes first."""
    if session.info.get("writing"):
        raise RuntimeError("one public service function is one transaction")
    session.commit()
    with _write_gate:
        session.info["writing"] = True
        try:
            session.connection(execution_options={"dialog_writes": True})
            yield session
            session.commit()
        except BaseException:
            session.rollback()
            raise
        finally:
            session.info.pop("writing", None)


def guard_connections(engine: Engine) -> None:
    """Set the pragmas on every SQLite connection and begin writes at once."""
    if engine.dialect.name != "sqlite":
        return

    def set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for name, value in SQLITE_PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("dialog_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", set_pragmas)
    event.listen(engine, "begin", begin)
