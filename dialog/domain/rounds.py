"""Describe a round: what is asked of whom, why, and what it leads to."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from dialog.domain.questions.kinds import Option, Question
from dialog.domain.wording import Texts


class RoundKind(StrEnum):
    """The two kinds of round, with different rules on one engine."""

    CONSULTATION = "consultation"
    SATISFACTION = "satisfaction"


class RoundStage(StrEnum):
    """How far the matter had come when people were asked (STD-050)."""

    EARLY_IDEA = "early_idea"
    PROPOSAL = "proposal"
    BEFORE_DECISION = "before_decision"
    AFTER_DECISION = "after_decision"


class RoundStatus(StrEnum):
    """Where a round stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Relation(StrEnum):
    """How a stakeholder group relates to the matter (STD-019)."""

    AFFECTS = "affects"
    IS_AFFECTED = "is_affected"
    INTERESTED = "interested"


class Barrier(StrEnum):
    """Why a group is seldom heard (STD-080, table T2)."""

    LANGUAGE = "language"
    AGE = "age"
    DISABILITY = "disability"
    SOCIOECONOMIC = "socioeconomic"
    AREA = "area"
    TRUST = "trust"
    OTHER = "other"


class Stakeholder(StrEnum):
    """The five groups an assignment is formed in dialogue with (STD-097)."""

    EMPLOYEES = "employees"
    RESIDENTS = "residents"
    CIVIL_SOCIETY = "civil_society"
    BUSINESS = "business"
    OTHER = "other"


class Horizon(StrEnum):
    """How long the matter affects people (STD-127)."""

    SHORT = "short"
    LONG = "long"
    BOTH = "both"


class Background(StrEnum):
    """The optional questions about the person, kept apart from the answers."""

    AGE = "age"
    LANGUAGE = "language"
    DISABILITY = "disability"
    AREA = "area"


BACKGROUND_CODES: dict[Background, tuple[str, ...]] = {
    Background.AGE: ("under_16", "16_24", "25_44", "45_64", "65_79", "80_plus"),
    Background.LANGUAGE: ("swedish", "minority", "other"),
    Background.DISABILITY: ("yes", "no"),
}
"""The bands and codes a person may choose; the areas are the round's own."""


@dataclass(frozen=True)
class DecisionLink:
    """The ordinary decision or plan a round feeds (STD-003)."""

    document: str = ""
    body: str = ""
    expected_on: date | None = None


@dataclass(frozen=True)
class Receiver:
    """Who takes the results, with what mandate and time (HAL-006)."""

    name: str = ""
    mandate: str = ""
    time_reserved: str = ""


@dataclass(frozen=True)
class NamedContact:
    """A person participants can turn to."""

    name: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class OutreachGroup:
    """A stakeholder group the round must reach, and how."""

    key: str
    name: str
    relation: Relation = Relation.IS_AFFECTED
    barrier: Barrier | None = None
    method: str = ""
    contact: str = ""
    expected_share: int | None = None
    background: Background | None = None
    background_codes: tuple[str, ...] = ()
    stakeholder: Stakeholder = Stakeholder.RESIDENTS


@dataclass(frozen=True)
class RoundDesign:
    """Everything an official decides about a round before it is published."""

    kind: RoundKind = RoundKind.CONSULTATION
    stage: RoundStage = RoundStage.EARLY_IDEA
    title: Texts = field(default_factory=dict)
    purpose: Texts = field(default_factory=dict)
    influence: Texts = field(default_factory=dict)
    decided: Texts = field(default_factory=dict)
    next_steps: Texts = field(default_factory=dict)
    problem_owner: str = ""
    gains_and_limits: str = ""
    registration_number: str = ""
    decision: DecisionLink = field(default_factory=DecisionLink)
    receiver: Receiver = field(default_factory=Receiver)
    contact: NamedContact = field(default_factory=NamedContact)
    feedback_on: date | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    draft_days: int = 30
    languages: tuple[str, ...] = ("sv",)
    groups: tuple[OutreachGroup, ...] = ()
    no_groups_reason: str = ""
    questions: tuple[Question, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    background_reason: Texts = field(default_factory=dict)
    areas: tuple[Option, ...] = ()
    accepted_warnings: dict[str, str] = field(default_factory=dict)
    horizon: Horizon = Horizon.SHORT

    def question(self, key: str) -> Question | None:
        """Return the question with a key, if there is one."""
        return next((question for question in self.questions if question.key == key), None)


def takes_answers(
    status: RoundStatus, opens_at: datetime | None, closes_at: datetime | None, now: datetime
) -> bool:
    """Say whether a round is open at a moment."""
    if status is not RoundStatus.PUBLISHED:
        return False
    return (opens_at is None or opens_at <= now) and (closes_at is None or now < closes_at)
