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
    HANDLED = "handled"
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

ON_LABELS = frozenset({Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.NONE, Verdict.ABUSE})
"""Verdicts on what an answer is about; the others say whether somebody must act now."""


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
    """A person's verdict with the labels it stands for; stale when the words changed since."""

    verdict: Verdict
    goals: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    stale: bool = False


@dataclass(frozen=True)
class Effective:
    """The labels that count now, and who they come from; acute words are never public."""

    goals: tuple[str, ...]
    dimensions: tuple[str, ...]
    reviewed: bool
    acute: bool = False
    abuse: bool = False
    needs_human: bool = False


def confidence(score: float) -> Confidence:
    """Say in words how sure a score is."""
    if score >= SURE:
        return Confidence.SURE
    return Confidence.FAIRLY_SURE if score >= FAIRLY_SURE else Confidence.UNSURE


def effective(labels: Sequence[ModelLabel], reviews: Sequence[Review] = ()) -> Effective:
    """Return the labels that count: the latest person's word goes before the model's.

    A verdict on old words counts no more once they are changed, but a need for a human never
    goes away by itself.
    """
    on_labels = [one for one in reviews if one.verdict in ON_LABELS and not one.stale]
    on_need = [one.verdict for one in reviews if one.verdict not in ON_LABELS]
    goals, dimensions = _accepted(labels, Facet.GOAL), _accepted(labels, Facet.DIMENSION)
    if on_labels:
        goals, dimensions = on_labels[-1].goals, on_labels[-1].dimensions
    return Effective(
        goals,
        dimensions,
        reviewed=any(not one.stale for one in reviews),
        acute=Verdict.ACUTE in on_need,
        abuse=bool(on_labels) and on_labels[-1].verdict is Verdict.ABUSE,
        needs_human=bool(on_need) and on_need[-1] is Verdict.ACUTE,
    )


def accepting(labels: Sequence[ModelLabel]) -> Review:
    """Return the review that accepts a model's labels as they are now."""
    return Review(
        Verdict.ACCEPTED, _accepted(labels, Facet.GOAL), _accepted(labels, Facet.DIMENSION)
    )


def correcting(goals: Sequence[str], dimensions: Sequence[str]) -> Review:
    """Return the review that puts a person's labels first; none at all is a verdict too."""
    chosen_goals = tuple(code for code in GOAL_CODES if code in goals)
    chosen_dimensions = tuple(code for code in DIMENSION_CODES if code in dimensions)
    verdict = Verdict.CORRECTED if chosen_goals or chosen_dimensions else Verdict.NONE
    return Review(verdict, chosen_goals, chosen_dimensions)


def _accepted(labels: Sequence[ModelLabel], facet: Facet) -> tuple[str, ...]:
    chosen = [label for label in labels if label.facet is facet and label.accepted]
    return tuple(label.code for label in sorted(chosen, key=lambda label: -label.score))
