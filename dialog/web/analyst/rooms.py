"""Gather the analyst's views on one blueprint."""

from dialog.web.analyst import (
    model,
    results,
    results_taking,
    review,
    review_answer,
    review_languages,
    review_many,
    themes,
    themes_change,
)
from dialog.web.analyst.routes import analyst

__all__ = [
    "analyst",
    "model",
    "results",
    "results_taking",
    "review",
    "review_answer",
    "review_languages",
    "review_many",
    "themes",
    "themes_change",
]
