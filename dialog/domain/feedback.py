"""Say what participants are told about each theme, twice, and what is missing before that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialog.domain.effects import EffectOutcome, Extent
from dialog.domain.wording import N_, Texts, has_text

FEWEST_SHOWN = 3
"""No organisation may choose to show a smaller number of people than this."""


class Stage(StrEnum):
    """The two times participants are told: when it is decided, and what it led to."""

    DECISION = "decision"
    EFFECT = "effect"


class Outcome(StrEnum):
    """What became of a theme (STD-200, STD-077)."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT = "not"
    PASSED_ON = "passed_on"
    FIXED_DIRECTLY = "fixed_directly"
    UNDER_CONSIDERATION = "under_consideration"


class Clear(StrEnum):
    """What a participant thinks of the answer she got."""

    YES = "yes"
    NO = "no"


class DeliveryState(StrEnum):
    """Where one e-mail stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


NEEDS_DECISION = frozenset({Outcome.ADOPTED, Outcome.PARTLY})
"""What a body has to decide; a no may also be the administration's, said by name."""

HAS_EFFECT = frozenset({Outcome.ADOPTED, Outcome.PARTLY})
"""What is followed up, so that participants are told about it a second time."""


@dataclass(frozen=True)
class DecisionFeedback:
    """What we heard, what became of it, by whom, why, and what comes next."""

    outcome: Outcome | None = None
    heard: Texts = field(default_factory=dict)
    decided: Texts = field(default_factory=dict)
    why: Texts = field(default_factory=dict)
    next_step: Texts = field(default_factory=dict)
    next_on: date | None = None
    said_by: str = ""
    passed_to: str = ""
    passed_on: date | None = None


@dataclass(frozen=True)
class EffectFeedback:
    """Whether it was done, whether it worked, and what happens now."""

    done: Extent | None = None
    achieved: Extent | None = None
    outcome: EffectOutcome | None = None
    told: Texts = field(default_factory=dict)
    next_step: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, as a sentence, with the languages it is missing in."""

    field: str
    message: str
    languages: tuple[str, ...] = ()


def gaps_in_decision(
    feedback: DecisionFeedback, languages: Iterable[str], *, decision_taken: bool
) -> tuple[Gap, ...]:
    """Return everything the first feedback lacks before participants can read it."""
    if feedback.outcome is None:
        return (Gap("outcome", N_("Choose what became of it.")),)
    promised = tuple(languages)
    return (
        *_facts_missing(feedback, feedback.outcome, decision_taken=decision_taken),
        *_unwritten(
            "heard", N_("Write what we heard in: %(languages)s."), feedback.heard, promised
        ),
        *_decided_gaps(feedback, feedback.outcome, promised),
        *_next_gaps(feedback, feedback.outcome, promised),
    )


def gaps_in_effect(feedback: EffectFeedback, languages: Iterable[str]) -> tuple[Gap, ...]:
    """Return everything the second feedback lacks before participants can read it."""
    promised = tuple(languages)
    facts = (
        (feedback.done, "done", N_("Say whether it was done.")),
        (feedback.achieved, "achieved", N_("Say whether it worked.")),
        (feedback.outcome, "outcome", N_("Choose what happens now.")),
    )
    return (
        *(Gap(name, message) for value, name, message in facts if value is None),
        *_unwritten("told", N_("Write what it led to in: %(languages)s."), feedback.told, promised),
        *_unwritten_if_begun("next_step", _NEXT, feedback.next_step, promised),
    )


_NEXT = N_("Write what happens next in: %(languages)s.")


def _facts_missing(
    feedback: DecisionFeedback, outcome: Outcome, *, decision_taken: bool
) -> Iterator[Gap]:
    if outcome in NEEDS_DECISION and not decision_taken:
        yield Gap("decision", N_("Choose the decision that was taken. Only a body can say yes."))
    if outcome is Outcome.NOT and not decision_taken and not feedback.said_by.strip():
        yield Gap("said_by", N_("Choose the decision, or write who said no."))
    if outcome is Outcome.FIXED_DIRECTLY and not feedback.said_by.strip():
        yield Gap("said_by", N_("Write who put it right."))
    if outcome is Outcome.PASSED_ON and not feedback.passed_to.strip():
        yield Gap("passed_to", N_("Write to whom it was passed on."))
    if outcome is Outcome.PASSED_ON and feedback.passed_on is None:
        yield Gap("passed_on", N_("Choose the day it was passed on."))
    if outcome is Outcome.UNDER_CONSIDERATION and feedback.next_on is None:
        yield Gap("next_on", N_("Choose the day participants will know more."))


def _decided_gaps(
    feedback: DecisionFeedback, outcome: Outcome, promised: tuple[str, ...]
) -> tuple[Gap, ...]:
    decided = N_("Write what was decided or done in: %(languages)s.")
    why = N_("Write why in: %(languages)s.")
    said = outcome in {*NEEDS_DECISION, Outcome.NOT, Outcome.FIXED_DIRECTLY}
    reasoned = outcome in {*NEEDS_DECISION, Outcome.NOT, Outcome.PASSED_ON}
    return (
        *(_unwritten if said else _unwritten_if_begun)(
            "decided", decided, feedback.decided, promised
        ),
        *(_unwritten if reasoned else _unwritten_if_begun)("why", why, feedback.why, promised),
    )


def _next_gaps(
    feedback: DecisionFeedback, outcome: Outcome, promised: tuple[str, ...]
) -> tuple[Gap, ...]:
    ends_here = outcome in {Outcome.NOT, Outcome.FIXED_DIRECTLY}
    check = _unwritten_if_begun if ends_here else _unwritten
    return check("next_step", _NEXT, feedback.next_step, promised)


def _unwritten(name: str, message: str, texts: Texts, promised: tuple[str, ...]) -> tuple[Gap, ...]:
    lacking = tuple(tag for tag in promised if not has_text(texts, tag))
    return (Gap(name, message, lacking),) if lacking else ()


def _unwritten_if_begun(
    name: str, message: str, texts: Texts, promised: tuple[str, ...]
) -> tuple[Gap, ...]:
    """Ask for the other languages only when one is written."""
    begun = any(has_text(texts, tag) for tag in promised)
    return _unwritten(name, message, texts, promised) if begun else ()


class DraftStatus(StrEnum):
    """How far the writing about one theme has come."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    READY = "ready"
    PUBLISHED = "published"
    CHANGED = "changed"


def draft_status(
    *, saved: bool, complete: bool, published: bool, same_as_published: bool
) -> DraftStatus:
    """Say how far the writing about one theme has come."""
    if published and same_as_published:
        return DraftStatus.PUBLISHED
    if published:
        return DraftStatus.CHANGED if complete else DraftStatus.INCOMPLETE
    if not saved:
        return DraftStatus.EMPTY
    return DraftStatus.READY if complete else DraftStatus.INCOMPLETE
