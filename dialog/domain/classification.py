"""Derive the effective labels of an answer from what model and people said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Facet(StrEnum):
    """The kinds of label an answer may have."""

    GOAL = "goal"
    DIMENSION = "dimension"
    TARGET = "target"
    AREA = "area"


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

Frameworks = Mapping[Facet, str]
"""The version of the taxonomy each facet's labels come from; nothing is known of one left out."""


@dataclass(frozen=True)
class ModelLabel:
    """A label a model gave, with the words that drove it."""

    facet: Facet
    code: str
    score: float
    accepted: bool
    spans: tuple[tuple[int, int], ...] = ()
    framework: str = ""


@dataclass(frozen=True)
class Review:
    """A person's verdict with the labels it stands for; stale when the words changed since.

    Where its frameworks leave the areas out, the person was not asked about areas.
    """

    verdict: Verdict
    goals: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    stale: bool = False
    targets: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    frameworks: Frameworks = field(default_factory=dict)


@dataclass(frozen=True)
class Effective:
    """The labels that count now, and who they come from; acute words are never public."""

    goals: tuple[str, ...]
    dimensions: tuple[str, ...]
    reviewed: bool
    acute: bool = False
    abuse: bool = False
    needs_human: bool = False
    targets: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


def confidence(score: float) -> Confidence:
    """Say in words how sure a score is."""
    if score >= SURE:
        return Confidence.SURE
    return Confidence.FAIRLY_SURE if score >= FAIRLY_SURE else Confidence.UNSURE


def effective(
    labels: Sequence[ModelLabel],
    reviews: Sequence[Review] = (),
    frameworks: Frameworks | None = None,
) -> Effective:
    """Return the labels that count: the latest person's word goes before the model's.

    A verdict on old words counts no more once they are changed, but a need for a human never
    goes away by itself. `frameworks` says by which taxonomies the answer is labelled now: what
    model or person said in another one is kept, but counts no more.
    """
    now = frameworks or {}
    standing = [one for one in reviews if _stands(one, now)]
    on_labels = [one for one in standing if one.verdict in ON_LABELS]
    on_need = [one.verdict for one in reviews if one.verdict not in ON_LABELS]
    said = on_labels[-1] if on_labels else None
    by_model = _by_model(labels, now)
    return Effective(
        said.goals if said else by_model.goals,
        said.dimensions if said else by_model.dimensions,
        reviewed=bool(standing),
        acute=Verdict.ACUTE in on_need,
        abuse=said is not None and said.verdict is Verdict.ABUSE,
        needs_human=bool(on_need) and on_need[-1] is Verdict.ACUTE,
        targets=said.targets if said else (),
        areas=said.areas if said and _is_about_areas(said, now) else by_model.areas,
    )


def accepting(labels: Sequence[ModelLabel], targets: Iterable[str] = ()) -> Review:
    """Return the review that accepts a model's labels as they are now, with targets kept."""
    goals = _accepted(labels, Facet.GOAL)
    return Review(
        Verdict.ACCEPTED,
        goals,
        _accepted(labels, Facet.DIMENSION),
        targets=targets_within(targets, goals),
        areas=_accepted(labels, Facet.AREA),
    )


def correcting(
    goals: Sequence[str],
    dimensions: Sequence[str],
    targets: Iterable[str] = (),
    areas: Sequence[str] = (),
) -> Review:
    """Return the review that puts a person's labels first; none at all is a verdict too."""
    chosen_goals = tuple(code for code in GOAL_CODES if code in goals)
    chosen_dimensions = tuple(code for code in DIMENSION_CODES if code in dimensions)
    some = chosen_goals or chosen_dimensions or areas
    return Review(
        Verdict.CORRECTED if some else Verdict.NONE,
        chosen_goals,
        chosen_dimensions,
        targets=targets_within(targets, chosen_goals),
        areas=tuple(areas),
    )


def targets_within(targets: Iterable[str], goals: Sequence[str]) -> tuple[str, ...]:
    """Return the targets that belong to some goals; without its goal no target is kept."""
    return tuple(target for target in targets if goal_of(target) in goals)


def goal_of(target: str) -> str:
    """Return the code of the goal a target belongs to."""
    return target.partition(".")[0]


def _stands(review: Review, now: Frameworks) -> bool:
    """Say whether a review is of the words, and of the framework, that the answer has now."""
    names_goals = review.verdict in {Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.NONE}
    framework = review.frameworks.get(Facet.GOAL, "")
    return not review.stale and (not names_goals or _fits(Facet.GOAL, framework, now))


def _is_about_areas(review: Review, now: Frameworks) -> bool:
    if review.verdict is Verdict.ABUSE:
        return True
    asked = Facet.AREA in review.frameworks
    return asked and _fits(Facet.AREA, review.frameworks[Facet.AREA], now)


def _by_model(labels: Sequence[ModelLabel], now: Frameworks) -> Review:
    return accepting([one for one in labels if _fits(one.facet, one.framework, now)])


def _fits(facet: Facet, framework: str, now: Frameworks) -> bool:
    return not framework or framework == now.get(facet, framework)


def _accepted(labels: Sequence[ModelLabel], facet: Facet) -> tuple[str, ...]:
    chosen = [label for label in labels if label.facet is facet and label.accepted]
    return tuple(label.code for label in sorted(chosen, key=lambda label: -label.score))
