"""Gather every table, for migrations and for tests that make a database."""

from dialog.store import (
    answers,
    audit,
    contacts,
    decisions,
    feedback,
    goals,
    jobs,
    labels,
    organisations,
    rounds,
    staff,
    themes,
)
from dialog.store.base import Base

TABLES = Base.metadata.tables
__all__ = [
    "TABLES",
    "answers",
    "audit",
    "contacts",
    "decisions",
    "feedback",
    "goals",
    "jobs",
    "labels",
    "organisations",
    "rounds",
    "staff",
    "themes",
]
