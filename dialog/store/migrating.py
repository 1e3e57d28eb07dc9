"""Bring a database's tables up to date, one numbered step after another."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine

from dialog.store import models
from dialog.store.base import Base

FOLDER = Path(__file__).parent / "migrations"
HEAD = FOLDER / "HEAD"
__all__ = ["models"]


def migrate(engine: Engine, revision: str = "head") -> None:
    """Upgrade, or downgrade, a database to a revision."""
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        if revision == "base":
            command.downgrade(config, revision)
        else:
            command.upgrade(config, revision)


def draft_migration(engine: Engine, *, number: str, message: str) -> None:
    """Write a migration from what differs between the database and the tables."""
    with engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.revision(config, message=message, autogenerate=True, rev_id=number)
    HEAD.write_text(f"{number}\n", encoding="utf-8")


def differences(engine: Engine) -> list[object]:
    """Return how a database differs from the tables in the code."""
    with engine.connect() as connection:
        found: list[object] = compare_metadata(
            MigrationContext.configure(connection), Base.metadata
        )
        return found


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    return config
