"""Describe an organisation's own goals and say what one needs before it is adopted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from dialog.domain.missing import Missing
from dialog.domain.readability import reading
from dialog.domain.wording import N_, Texts

HEAVY_LIX = 40
"""Above this a plain text is no longer easy (Björnsson's scale)."""


class Level(StrEnum):
    """Where the intended result lies (STD-022)."""

    RESIDENT = "resident"
    USER = "user"
    EMPLOYEE = "employee"
    SOCIETY = "society"


class Control(StrEnum):
    """Who can steer what the goal is about (STD-024)."""

    OWN = "own"
    SHARED = "shared"
    OUTSIDE = "outside"


class GoalKind(StrEnum):
    """Whether a goal is a result or a way of working (STD-103)."""

    OUTCOME = "outcome"
    PROCESS = "process"


class GoalStatus(StrEnum):
    """Where a goal stands in its life."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"


class InputUse(StrEnum):
    """What a theme did to a goal (CARD-006)."""

    SHAPED = "shaped"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True)
class Smart:
    """The SMART answers; A is *accepted*, with the round and words that show it (STD-104)."""

    specific: str = ""
    measurable: bool = True
    measured_how: str = ""
    not_measurable_reason: str = ""
    accepted: str = ""
    accepted_round: UUID | None = None
    realistic: str = ""
    due_on: date | None = None


@dataclass(frozen=True)
class Goal:
    """Everything that is said about a goal, apart from its name, body and status."""

    level: Level = Level.RESIDENT
    control: Control = Control.OWN
    kind: GoalKind = GoalKind.OUTCOME
    beyond_term: bool = False
    plain: Texts = field(default_factory=dict)
    short_term: str = ""
    long_term: str = ""
    societal_effect: str = ""
    smart: Smart = field(default_factory=Smart)
    helps: str = ""
    hinders: str = ""
    left_out: str = ""
    partners: str = ""
    partner_round: UUID | None = None
    global_goals: tuple[str, ...] = ()
    adopted_on: date | None = None
    reviews_asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class ThemeUse:
    """That a theme shaped, confirmed or contradicted a goal, with a note."""

    theme_id: UUID
    use: InputUse
    note: str = ""


def missing_for_adoption(
    goal: Goal, *, has_body: bool, uses: Iterable[ThemeUse]
) -> tuple[Missing, ...]:
    """Return every part a goal lacks before it can be adopted."""
    return (
        *_written(goal),
        *_control(goal, has_body=has_body),
        *_smart(goal.smart),
        *_contradicted(uses),
    )


def reading_hints(plain: Texts) -> dict[str, int]:
    """Return the LIX of each Swedish wording that is heavier than easy; LIX is made for Swedish."""
    swedish = {tag: text for tag, text in plain.items() if tag.split("-")[0] == "sv"}
    measured = {tag: round(reading(text).lix) for tag, text in swedish.items() if text.strip()}
    return {tag: lix for tag, lix in measured.items() if lix > HEAVY_LIX}


_WRITTEN = (
    ("short_term", N_("Write what the goal means in the short term.")),
    ("long_term", N_("Write what the goal means in the long term.")),
    ("societal_effect", N_("Write which effect in society the goal is meant to have.")),
    ("helps", N_("Write which other goals this one helps, or that none is known.")),
    ("hinders", N_("Write which other goals this one hinders, or that none is known.")),
    ("left_out", N_("Write who risks being left out, and what they have said.")),
)


def _written(goal: Goal) -> Iterator[Missing]:
    if not any(text.strip() for text in goal.plain.values()):
        yield Missing("plain", N_("Write the goal in plain words in at least one language."))
    for name, message in _WRITTEN:
        if not getattr(goal, name).strip():
            yield Missing(name, message)


def _control(goal: Goal, *, has_body: bool) -> Iterator[Missing]:
    if goal.control is Control.OWN and not has_body:
        yield Missing("body", N_("Choose the body that is responsible: the goal is our own."))
    if goal.control is Control.SHARED and goal.partner_round is None:
        yield Missing(
            "partner_round",
            N_("Choose the round that the partners took part in: the goal is shared with them."),
        )
    if goal.control is Control.SHARED and not goal.partners.strip():
        yield Missing("partners", N_("Name the partners the goal is shared with."))


def _smart(smart: Smart) -> Iterator[Missing]:
    if not smart.specific.strip():
        yield Missing("specific", N_("Write what exactly is to be reached."))
    if smart.measurable and not smart.measured_how.strip():
        yield Missing("measured_how", N_("Write how the goal is measured."))
    if not smart.measurable and not smart.not_measurable_reason.strip():
        yield Missing("not_measurable_reason", N_("Write why the goal can't be measured."))
    if smart.accepted_round is None or not smart.accepted.strip():
        yield Missing(
            "accepted",
            N_("Show that the goal is accepted: choose the round, and write what it showed."),
        )
    if not smart.realistic.strip():
        yield Missing("realistic", N_("Write why the goal can be reached."))
    if smart.due_on is None:
        yield Missing("due_on", N_("Choose the day by which the goal is to be reached."))


def _contradicted(uses: Iterable[ThemeUse]) -> Iterator[Missing]:
    if any(use.use is InputUse.CONTRADICTED and not use.note.strip() for use in uses):
        yield Missing(
            "themes", N_("A theme contradicts the goal. Write why the goal stands all the same.")
        )
