"""Describe decisions: who may take them, what they say, and the way they went."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialog.domain.errors import NotAllowedError
from dialog.domain.missing import Missing
from dialog.domain.organisations import Body
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_, Texts


class DecisionStatus(StrEnum):
    """Where a decision stands: its basis being prepared, ready, taken, followed up."""

    PREPARING = "preparing"
    READY = "ready"
    DECIDED = "decided"
    CLOSED = "closed"


TAKEN = frozenset({DecisionStatus.DECIDED, DecisionStatus.CLOSED})
"""A taken decision is public; changing it makes a new version."""


class ClauseKind(StrEnum):
    """What a clause does (AMB-002)."""

    APPROVE = "approve"
    ASSIGN = "assign"
    NOTE = "note"
    REJECT = "reject"


class StepAction(StrEnum):
    """What a body did with the matter on its way (AMB-003)."""

    PREPARED = "prepared"
    PROPOSED = "proposed"
    ADVISED = "advised"
    REFERRED_BACK = "referred_back"
    REJECTED = "rejected"
    DECIDED = "decided"


@dataclass(frozen=True)
class Clause:
    """One numbered clause; its number is its place. It is followed up on its own."""

    kind: ClauseKind
    text: Texts
    followed_up: str = ""


@dataclass(frozen=True)
class DecisionStep:
    """One step of the trail, dated, with its paragraph."""

    body: str
    on: date
    paragraph: str
    action: StepAction
    note: str = ""


@dataclass(frozen=True)
class Activity:
    """What is to be done in the operation, and whom it concerns (table T11)."""

    what: str
    who: str


@dataclass(frozen=True)
class Decision:
    """Everything a decision says; body, date, § and registration number stand beside it."""

    office: str = ""
    officer: str = ""
    summary: str = ""
    matter: str = ""
    send_to: str = ""
    clauses: tuple[Clause, ...] = ()
    wording: Texts = field(default_factory=dict)
    motive: Texts = field(default_factory=dict)
    steps: tuple[DecisionStep, ...] = ()
    activities: tuple[Activity, ...] = ()
    change_reason: str = ""


@dataclass(frozen=True)
class Taken:
    """The facts that make a decision a decision: date, § and when it is followed up."""

    decided_on: date | None
    paragraph: str
    follow_up_on: date | None


def must_be_able_to_decide(actor: Actor, body: Body) -> None:
    """Raise unless the body decides and the actor sits in it or may register its decision."""
    if not body.may_decide:
        raise NotAllowedError(
            N_("%(body)s may prepare and advise, but not decide. Choose the body that decides."),
            body=body.name,
        )
    if actor.may(Permission.PREPARE_DECISIONS):
        return
    if not actor.may(Permission.DECIDE):
        raise NotAllowedError(
            N_("Your role does not decide. Ask an official to register the decision.")
        )
    if body.id not in actor.bodies:
        raise NotAllowedError(
            N_("You have no seat in %(body)s, so you can't decide there."), body=body.name
        )


def missing_when_taken(decision: Decision, taken: Taken) -> tuple[Missing, ...]:
    """Return what a decision lacks to be registered as taken (STD-028)."""
    missing = []
    if taken.decided_on is None:
        missing.append(Missing("decided_on", N_("Choose the day the body decided.")))
    if not taken.paragraph.strip():
        missing.append(Missing("paragraph", N_("Write the § of the minutes.")))
    if taken.follow_up_on is None:
        missing.append(Missing("follow_up_on", N_("Choose the day the decision is followed up.")))
    elif taken.decided_on is not None and taken.follow_up_on < taken.decided_on:
        missing.append(Missing("follow_up_on", N_("Follow-up comes after the decision.")))
    if not any(text.strip() for text in decision.motive.values()):
        missing.append(Missing("motive", N_("Write why it was decided so.")))
    if not decision.clauses:
        missing.append(Missing("clauses", N_("Write at least one clause.")))
    return tuple(missing)


def missing_wording(decision: Decision, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the promised languages in which the public wording or the motive is not written."""
    texts = (decision.wording, decision.motive)
    return tuple(tag for tag in languages if any(not text.get(tag, "").strip() for text in texts))


_NINE_PARTS = (
    ("registration_number", N_("registration number")),
    ("office", N_("office")),
    ("body", N_("addressee")),
    ("name", N_("title")),
    ("clauses", N_("proposal for decision")),
    ("summary", N_("summary")),
    ("matter", N_("the matter")),
    ("send_to", N_("decision to be sent to")),
    ("officer", N_("handling officer")),
)


def missing_parts(decision: Decision, *, registration_number: str, name: str) -> tuple[str, ...]:
    """Return the names of the parts the basis lacks of its nine (AMB-001)."""
    beside = {"registration_number": registration_number, "name": name, "body": "chosen"}
    return tuple(
        label
        for key, label in _NINE_PARTS
        if not beside.get(key) and not getattr(decision, key, "")
    )


def in_order(steps: Iterable[DecisionStep]) -> tuple[DecisionStep, ...]:
    """Return the trail from the first step to the last."""
    return tuple(sorted(steps, key=lambda step: step.on))
