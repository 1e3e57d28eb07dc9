"""Be the reference: a bare Flask endpoint that inserts one row, with the same pragmas."""

from pathlib import Path
from uuid import uuid4

from flask import Flask, request
from sqlalchemy import String, create_engine, insert
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from dialog.store.base import guard_connections


class Base(DeclarativeBase):
    """The reference's one table."""


class Note(Base):
    """One row with a random id, as Dialog's answers have."""

    __tablename__ = "notes"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own name

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(String(5000))


def bare_app(data: Path) -> Flask:
    """Return an application with one endpoint that inserts one row."""
    app = Flask("bare")
    engine = create_engine(f"sqlite:///{data / 'bare.sqlite3'}")
    guard_connections(engine)
    Base.metadata.create_all(engine)

    @app.post("/")
    def add() -> str:
        row = {"id": uuid4().hex, "text": request.form["answer"]}
        with engine.connect().execution_options(dialog_writes=True) as connection:
            connection.execute(insert(Note), row)
            connection.commit()
        return "ok"

    return app
