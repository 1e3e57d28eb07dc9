"""Derive the effective labels of an answer from what model and people said."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """The kinds of label an answer may have."""

    GOAL = "goal"
    DIMENSION = "dimension"


class Verdict(StrEnum):
    """What a person said of an answer and its labels."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    NONE = "none"
    ACUTE = "acute"
    ABUSE = "abuse"


class Confidence(StrEnum):
    """How sure the model is, in words."""

    SURE = "sure"
    FAIRLY_SURE = "fairly_sure"
    UNSURE = "unsure"


SURE = 0.8
FAIRLY_SURE = 0.5

GOAL_CODES = tuple(str(number) for number in range(1, 18))
DIMENSION_CODES = ("social", "environmental", "economic")


@dataclass(frozen=True)
class ModelLabel:
    """A label a model gave, with the words that drove it."""

    facet: Facet
    code: str
    score: float
    accepted: bool
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Review:
    """A person's verdict and, when she corrected, the labels she chose."""

    verdict: Verdict
    goals: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effective:
    """The labels that count now, and who they come from."""

    goals: tuple[str, ...]
    dimensions: tuple[str, ...]
    reviewed: bool
    acute: bool = False
    abuse: bool = False


def confidence(score: float) -> Confidence:
    """Say in words how sure a score is."""
    if score >= SURE:
        return Confidence.SURE
    return Confidence.FAIRLY_SURE if score >= FAIRLY_SURE else Confidence.UNSURE


def effective(labels: Sequence[ModelLabel], review: Review | None) -> Effective:
    """Return the labels that count: the latest person's word goes before the model's."""
    goals = _accepted(labels, Facet.GOAL)
    dimensions = _accepted(labels, Facet.DIMENSION)
    if review is None:
        return Effective(goals, dimensions, reviewed=False)
    if review.verdict is Verdict.ACCEPTED:
        return Effective(goals, dimensions, reviewed=True)
    if review.verdict is Verdict.CORRECTED:
        return Effective(review.goals, review.dimensions, reviewed=True)
    return Effective(
        (),
        (),
        reviewed=True,
        acute=review.verdict is Verdict.ACUTE,
        abuse=review.verdict is Verdict.ABUSE,
    )


def _accepted(labels: Sequence[ModelLabel], facet: Facet) -> tuple[str, ...]:
    chosen = [label for label in labels if label.facet is facet and label.accepted]
    return tuple(label.code for label in sorted(chosen, key=lambda label: -label.score))
