"""Take the order of arrival out of a database that keeps it on disk.

SQLite's tables here are stored by their random key and keep none. PostgreSQL appends rows and
stamps each with its transaction; one update gives all of them the same stamp, and CLUSTER writes
them anew by key.
"""

from sqlalchemy import text
from sqlalchemy.orm import Session

from dialog.store.base import Base

TABLES = (
    "participations",
    "answers",
    "backgrounds",
    "evaluations",
    "contacts",
    "spent_keys",
    "spent_reactions",
    "classifications",
    "labels",
    "jobs",
)
"""What participants left, and what a machine wrote about it as it came."""


def scatter(session: Session) -> None:
    """Rewrite what participants left in the order of its random ids."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for name in TABLES:
        key = Base.metadata.tables[name].primary_key
        column = next(iter(key.columns)).name
        session.execute(text(f'UPDATE "{name}" SET "{column}" = "{column}"'))  # noqa: S608 - our own names
        session.execute(text(f'CLUSTER "{name}" USING "{key.name}"'))
