"""Gather the modules of the steering room."""

from dialog.web.steering import (
    assessments,
    bases,
    decisions,
    effects,
    endings,
    feedback,
    goals,
    indicators,
    measures,
    taking,
    weighing,
)
from dialog.web.steering.routes import steering

__all__ = [
    "assessments",
    "bases",
    "decisions",
    "effects",
    "endings",
    "feedback",
    "goals",
    "indicators",
    "measures",
    "steering",
    "taking",
    "weighing",
]
