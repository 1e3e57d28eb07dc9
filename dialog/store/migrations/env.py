"""Run the migrations over the connection the caller brings."""

from typing import Literal

from alembic import context

from dialog.store.base import Base, Moment


def rendered(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Write our own type of column as the plain one it is stored in."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=rendered,
)
with context.begin_transaction():
    context.run_migrations()
