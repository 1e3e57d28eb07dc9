"""Report the effect of a decision, so that it can be closed and told about again."""

from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.decisions import DecisionStatus
from dialog.domain.effects import EffectReport, Extent, missing_in_report
from dialog.domain.errors import InvalidError
from dialog.domain.measures import MeasureState, step
from dialog.domain.missing import refuse_if
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.preparing import decision_row
from dialog.store.base import transaction
from dialog.store.decisions import (
    DecisionRow,
    EffectReportRow,
    effect_report_of,
    measures_of_decision,
)


def report_effect(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    decision_id: UUID,
    revision: int,
    report: EffectReport,
) -> None:
    """Report what a decision led to and close it; a second report replaces the first."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = decision_row(session, actor, decision_id)
        row.revision = next_revision(row.revision, seen=revision)
        if row.status not in {DecisionStatus.DECIDED, DecisionStatus.CLOSED}:
            raise InvalidError(N_("A decision is taken before its effect is reported."))
        refuse_if(missing_in_report(report))
        if row.status == DecisionStatus.DECIDED:
            _close_measures(session, row, report)
        _write(session, row, report, clock)
        row.status = DecisionStatus.CLOSED
        subject = ("decision", row.id)
        note(session, clock=clock, actor=actor, action="effect reported", subject=subject)


def _close_measures(session: Session, row: DecisionRow, report: EffectReport) -> None:
    """Lead carried-out measures to their last step; what was not done stays decided."""
    for measure in measures_of_decision(session, row.id):
        if measure.state == MeasureState.CARRIED_OUT:
            measure.state = step(MeasureState(measure.state), MeasureState.EFFECT_REPORTED)
            measure.revision += 1
        elif measure.state == MeasureState.DECIDED and report.done is Extent.YES:
            raise InvalidError(
                N_(
                    "Not carried out yet: %(measure)s. Say so in the report, or carry it out first."
                ),
                field="done",
                measure=measure.name,
            )


def _write(session: Session, row: DecisionRow, report: EffectReport, clock: Clock) -> None:
    if report.done is None or report.achieved is None or report.outcome is None:
        return
    stored = effect_report_of(session, row.id)
    if stored is None:
        stored = EffectReportRow(organisation_id=row.organisation_id, decision_id=row.id)
        session.add(stored)
    stored.done, stored.done_evidence = report.done, report.done_evidence
    stored.achieved, stored.achieved_evidence = report.achieved, report.achieved_evidence
    stored.outcome = report.outcome
    stored.reported_on = today(clock)
    stored.document = {"texts": report.texts, "informed": list(report.informed)}
