"""Take decisions, plan what follows, and correct them so that everybody can see it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.decisions import (
    TAKEN,
    Activity,
    ClauseKind,
    Decision,
    DecisionStatus,
    DecisionStep,
    StepAction,
    Taken,
    in_order,
    missing_when_taken,
    must_be_able_to_decide,
)
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import BodyId
from dialog.domain.measures import MeasureState, step
from dialog.domain.missing import refuse_if
from dialog.domain.organisations import Body
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_, Texts
from dialog.services.auditing import note
from dialog.services.decision_views import facts_of
from dialog.services.preparing import decision_row, untaken
from dialog.store.base import transaction
from dialog.store.decisions import DecisionRow, DecisionVersionRow, measures_of_decision
from dialog.store.documents import from_document, to_document
from dialog.store.organisations import body_of


@dataclass(frozen=True)
class TakenText:
    """What is written when a decision is taken, or corrected afterwards."""

    body_id: UUID
    taken: Taken
    wording: Texts
    motive: Texts


def take_decision(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    decision_id: UUID,
    revision: int,
    text: TakenText,
) -> None:
    """Take a ready decision, or register one that a body took, with date and §."""
    with transaction(session):
        row = untaken(session, actor, decision_id, revision)
        body = _deciding_body(session, actor, text.body_id)
        if row.status != DecisionStatus.READY:
            raise InvalidError(N_("Say that the basis is ready before the decision is taken."))
        decision = _worded(row, text)
        refuse_if(missing_when_taken(decision, text.taken))
        _write_taken(row, text, decision=_with_last_step(decision, body, text.taken))
        row.status = DecisionStatus.DECIDED
        _move_measures(session, row)
        details: dict[str, object] = {
            "body": body.name,
            "paragraph": row.paragraph,
            "registered by an official": not actor.may(Permission.DECIDE),
        }
        _note(session, row, clock=clock, actor=actor, action="decision taken", details=details)


def correct_decision(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    decision_id: UUID,
    revision: int,
    text: TakenText,
    reason: str,
) -> None:
    """Change a taken decision: a new version with its reason, the old one stays readable."""
    if not reason.strip():
        raise InvalidError(N_("Write why the decision is changed."), field="reason")
    with transaction(session):
        row = _taken_row(session, actor, decision_id, revision)
        _deciding_body(session, actor, text.body_id)
        decision = replace(_worded(row, text), change_reason=reason.strip())
        refuse_if(missing_when_taken(decision, text.taken))
        session.add(
            DecisionVersionRow(
                decision_id=row.id,
                number=row.version,
                document=to_document(facts_of(session, row)),
                replaced_on=today(clock),
            )
        )
        _write_taken(row, text, decision=decision)
        row.version += 1
        version: dict[str, object] = {"version": row.version}
        _note(session, row, clock=clock, actor=actor, action="decision corrected", details=version)


def plan_activities(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    decision_id: UUID,
    revision: int,
    activities: Iterable[Activity],
    followed_up: tuple[str, ...] = (),
) -> None:
    """Write the action plan and each clause's follow-up; officials do, elected don't (STD-174)."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = _taken_row(session, actor, decision_id, revision)
        decision = from_document(Decision, row.document)
        notes = (*followed_up, *("" for _clause in decision.clauses))
        clauses = tuple(
            replace(clause, followed_up=text)
            for clause, text in zip(decision.clauses, notes, strict=False)
        )
        planned = replace(decision, activities=tuple(activities), clauses=clauses)
        row.document = to_document(planned)
        _note(session, row, clock=clock, actor=actor, action="activities planned", details={})


def _taken_row(session: Session, actor: Actor, decision_id: UUID, revision: int) -> DecisionRow:
    row = decision_row(session, actor, decision_id)
    row.revision = next_revision(row.revision, seen=revision)
    if row.status not in TAKEN:
        raise InvalidError(N_("The decision is not taken yet. Change its basis instead."))
    return row


def _deciding_body(session: Session, actor: Actor, body_id: UUID) -> Body:
    found = body_of(session, actor.organisation_id, body_id)
    if found is None:
        raise NotFoundError
    body = Body(BodyId(found.id), found.name, found.kind, found.may_decide)
    must_be_able_to_decide(actor, body)
    return body


def _worded(row: DecisionRow, text: TakenText) -> Decision:
    decision = from_document(Decision, row.document)
    return replace(decision, wording=text.wording, motive=text.motive)


def _write_taken(row: DecisionRow, text: TakenText, *, decision: Decision) -> None:
    row.body_id = text.body_id
    row.decided_on = text.taken.decided_on
    row.paragraph = text.taken.paragraph.strip()
    row.follow_up_on = text.taken.follow_up_on
    row.document = to_document(decision)


def _with_last_step(decision: Decision, body: Body, taken: Taken) -> Decision:
    """Return the decision with the deciding step at the end of its trail."""
    if taken.decided_on is None:
        return decision
    rejected = all(clause.kind is ClauseKind.REJECT for clause in decision.clauses)
    action = StepAction.REJECTED if rejected else StepAction.DECIDED
    last = DecisionStep(body.name, taken.decided_on, taken.paragraph.strip(), action)
    return replace(decision, steps=in_order((*decision.steps, last)))


def _move_measures(session: Session, row: DecisionRow) -> None:
    """Lead the decision's measures on, unless it approves and assigns nothing."""
    clauses = from_document(Decision, row.document).clauses
    if not any(clause.kind in {ClauseKind.APPROVE, ClauseKind.ASSIGN} for clause in clauses):
        return
    for measure in measures_of_decision(session, row.id):
        measure.state = step(MeasureState(measure.state), MeasureState.DECIDED)
        measure.revision += 1


def _note(
    session: Session,
    row: DecisionRow,
    *,
    clock: Clock,
    actor: Actor,
    action: str,
    details: dict[str, object],
) -> None:
    subject = ("decision", row.id)
    note(session, clock=clock, actor=actor, action=action, subject=subject, details=details)
