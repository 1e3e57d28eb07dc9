"""Lay the ground: a database with one organisation and one published round."""

from pathlib import Path

from flask import Flask

from dialog import context
from dialog.app import create_app
from dialog.config import settings_from
from dialog.store.base import Base, db
from tests.builders import a_published_round, an_organisation

ROUND = "sjovik/harbour-park"


def dialog_app(data: Path) -> Flask:
    """Return the application over a database that is filled on first use."""
    app = create_app(settings_from({"DIALOG_DATA": str(data)}))
    with app.app_context():
        if not (data / "ready").exists():
            Base.metadata.create_all(db.engine)
            a_published_round(context.session(), an_organisation(context.session()))
            db.session.remove()
            (data / "ready").touch()
        db.engine.dispose()
    return app
