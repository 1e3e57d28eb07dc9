"""Gather the modules of the designer's room."""

from dialog.web.designer import (
    gate,
    people,
    poster,
    preview,
    questions,
    rounds,
    sections,
    translations,
)
from dialog.web.designer.routes import designer

__all__ = [
    "designer",
    "gate",
    "people",
    "poster",
    "preview",
    "questions",
    "rounds",
    "sections",
    "translations",
]
