"""Prepare the basis of a decision and lead the matter through its bodies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.decisions import (
    TAKEN,
    Decision,
    DecisionStatus,
    DecisionStep,
    in_order,
    missing_parts,
)
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import DecisionId
from dialog.domain.measures import MeasureState
from dialog.domain.missing import Missing, refuse_if
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.hearing import own_themes_only
from dialog.store.base import transaction
from dialog.store.decisions import (
    DecisionMeasureRow,
    DecisionRow,
    DecisionThemeRow,
    decision_of,
    measure_of,
    measures_of_decision,
)
from dialog.store.documents import from_document, to_document
from dialog.store.organisations import body_of
from dialog.store.rounds import round_of


@dataclass(frozen=True)
class DecisionText:
    """What a person wrote in a decision basis, and what it concerns."""

    name: str
    body_id: UUID
    decision: Decision
    registration_number: str = ""
    round_id: UUID | None = None
    measure_ids: tuple[UUID, ...] = ()
    theme_ids: tuple[UUID, ...] = ()


def prepare_decision(
    session: Session, *, clock: Clock, actor: Actor, text: DecisionText
) -> DecisionId:
    """Begin a decision basis."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = DecisionRow(
            organisation_id=actor.organisation_id,
            status=DecisionStatus.PREPARING,
            revision=0,
        )
        write_basis(session, actor, row, text)
        _note(session, clock, actor, row, "decision prepared")
        return DecisionId(row.id)


def change_basis(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    decision_id: UUID,
    revision: int,
    text: DecisionText,
) -> None:
    """Save a basis that is not yet decided on; a ready one is being prepared again."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = untaken(session, actor, decision_id, revision)
        before = from_document(Decision, row.document)
        kept = replace(text.decision, steps=before.steps, activities=before.activities)
        row.status = DecisionStatus.PREPARING
        row.revision -= 1
        write_basis(session, actor, row, replace(text, decision=kept))
        _note(session, clock, actor, row, "decision basis changed")


def add_step(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    decision_id: UUID,
    revision: int,
    taken_step: DecisionStep,
) -> None:
    """Add what a body did with the matter: prepared, advised, referred back."""
    actor.must(Permission.PREPARE_DECISIONS)
    if not taken_step.body.strip():
        raise InvalidError(N_("Write which body it was."), field="step_body")
    with transaction(session):
        row = untaken(session, actor, decision_id, revision)
        decision = from_document(Decision, row.document)
        steps = in_order((*decision.steps, taken_step))
        row.document = to_document(replace(decision, steps=steps))
        _note(session, clock, actor, row, f"step {taken_step.action.value}")


def make_ready(
    session: Session, *, clock: Clock, actor: Actor, decision_id: UUID, revision: int
) -> None:
    """Say that a basis is ready: nine parts, and every measure assessed (STD-048)."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = untaken(session, actor, decision_id, revision)
        refuse_if(missing_for_ready(session, row))
        row.status = DecisionStatus.READY
        _note(session, clock, actor, row, "decision ready")


def missing_for_ready(session: Session, row: DecisionRow) -> Iterator[Missing]:
    """Return what a basis lacks before it can be decided on."""
    decision = from_document(Decision, row.document)
    parts = missing_parts(decision, registration_number=row.registration_number, name=row.name)
    for name in parts:
        yield Missing("parts", N_("The basis lacks this part: %(part)s."), {"part": name})
    for measure in measures_of_decision(session, row.id):
        if measure.state in {MeasureState.PROPOSED, MeasureState.ASSESSED}:
            yield Missing(
                "measures",
                N_("Assess and weigh the measure first: %(measure)s."),
                {"measure": measure.name},
            )


def missing_in_basis(session: Session, *, actor: Actor, decision_id: UUID) -> tuple[Missing, ...]:
    """Return everything a basis lacks, for the person who prepares it."""
    actor.must(Permission.SEE_DESK)
    return tuple(missing_for_ready(session, decision_row(session, actor, decision_id)))


def decision_row(session: Session, actor: Actor, decision_id: UUID) -> DecisionRow:
    """Return a decision of the actor's organisation or raise NotFoundError."""
    row = decision_of(session, actor.organisation_id, decision_id)
    if row is None:
        raise NotFoundError
    return row


def untaken(session: Session, actor: Actor, decision_id: UUID, revision: int) -> DecisionRow:
    """Return a decision that is not taken yet, counted up; raise when it is."""
    row = decision_row(session, actor, decision_id)
    row.revision = next_revision(row.revision, seen=revision)
    if row.status in TAKEN:
        raise InvalidError(N_("The decision is taken. Correct it instead, with the reason."))
    return row


def write_basis(session: Session, actor: Actor, row: DecisionRow, text: DecisionText) -> None:
    """Write a basis into its row with what it concerns, inside the caller's transaction."""
    if not text.name.strip():
        raise InvalidError(N_("Give the decision a title."), field="name")
    _must_be_ours(session, actor, text)
    row.name, row.body_id, row.round_id = text.name.strip(), text.body_id, text.round_id
    row.registration_number = text.registration_number.strip()
    row.document = to_document(text.decision)
    row.revision += 1
    session.add(row)
    session.flush()
    _link(session, row, text.measure_ids, text.theme_ids)


def _must_be_ours(session: Session, actor: Actor, text: DecisionText) -> None:
    organisation = actor.organisation_id
    if body_of(session, organisation, text.body_id) is None:
        raise NotFoundError
    if text.round_id and round_of(session, organisation, text.round_id) is None:
        raise NotFoundError
    if any(measure_of(session, organisation, one) is None for one in text.measure_ids):
        raise NotFoundError
    own_themes_only(session, actor=actor, ids=text.theme_ids)


def _link(
    session: Session, row: DecisionRow, measures: Iterable[UUID], themes: Iterable[UUID]
) -> None:
    session.execute(delete(DecisionMeasureRow).where(DecisionMeasureRow.decision_id == row.id))
    session.execute(delete(DecisionThemeRow).where(DecisionThemeRow.decision_id == row.id))
    session.add_all(DecisionMeasureRow(decision_id=row.id, measure_id=one) for one in measures)
    session.add_all(DecisionThemeRow(decision_id=row.id, theme_id=one) for one in themes)
    session.flush()


def _note(session: Session, clock: Clock, actor: Actor, row: DecisionRow, action: str) -> None:
    note(session, clock=clock, actor=actor, action=action, subject=("decision", row.id))
