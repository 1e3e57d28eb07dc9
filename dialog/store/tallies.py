"""Count up in the database itself, so that two processes never count over each other."""

from typing import Any

from sqlalchemy import Table, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from dialog.store.base import Base


def add_one(session: Session, row: type[Base], **key: Any) -> None:
    """Add one to the count of the row with this key, made on first use."""
    table = inspect(row).local_table
    assert isinstance(table, Table)  # noqa: S101 - no row here is mapped to anything else
    names = [column.name for column in table.primary_key]
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    one = (postgresql.insert if is_postgresql else sqlite.insert)(table).values(count=1, **key)
    session.execute(
        one.on_conflict_do_update(index_elements=names, set_={"count": table.c.count + 1})
    )
