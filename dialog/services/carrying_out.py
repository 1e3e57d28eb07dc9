"""Carry measures out: after a decision, or directly in the administration."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import InvalidError
from dialog.domain.measures import (
    DirectOutcome,
    Measure,
    MeasureState,
    Outcome,
    Route,
    close_directly,
    step,
)
from dialog.domain.missing import Missing, refuse_if
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.assessing import measure_row, open_measure
from dialog.services.auditing import note
from dialog.store.base import transaction
from dialog.store.decisions import MeasureRow
from dialog.store.documents import from_document, to_document


def end_without_decision(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    measure_id: UUID,
    revision: int,
    outcome: Outcome,
) -> None:
    """Note that a measure was fixed directly, or passed on to somebody else (STD-024, 190)."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = open_measure(session, actor, measure_id, revision)
        close_directly(route=Route(row.route), state=MeasureState(row.state), kind=outcome.kind)
        refuse_if(_missing(outcome))
        row.document = to_document(replace(from_document(Measure, row.document), outcome=outcome))
        _note(session, clock, actor, row, outcome.kind.value)


def decide_in_administration(
    session: Session, *, clock: Clock, actor: Actor, measure_id: UUID, revision: int
) -> None:
    """Take a weighed administrative measure on without a political decision."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = open_measure(session, actor, measure_id, revision)
        if row.route != Route.ADMINISTRATIVE:
            raise InvalidError(
                N_("A political measure is decided by a body. Prepare a decision for it.")
            )
        row.state = step(MeasureState(row.state), MeasureState.DECIDED)
        _note(session, clock, actor, row, "measure taken on")


def carry_out(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    measure_id: UUID,
    revision: int,
    on: date,
    text: str = "",
) -> None:
    """Note that a decided measure is carried out."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = measure_row(session, actor, measure_id)
        row.revision = next_revision(row.revision, seen=revision)
        row.state = step(MeasureState(row.state), MeasureState.CARRIED_OUT)
        measure = from_document(Measure, row.document)
        row.document = to_document(replace(measure, carried_out_on=on, carried_out_note=text))
        _note(session, clock, actor, row, "measure carried out")


def _missing(outcome: Outcome) -> Iterable[Missing]:
    if not outcome.text.strip():
        yield Missing("text", N_("Write in plain words what was done."))
    if outcome.kind is DirectOutcome.PASSED_ON and not outcome.to.strip():
        yield Missing("to", N_("Write to whom the matter was passed on."))


def _note(session: Session, clock: Clock, actor: Actor, row: MeasureRow, action: str) -> None:
    note(session, clock=clock, actor=actor, action=action, subject=("measure", row.id))
