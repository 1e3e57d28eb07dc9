"""Weigh effort against effect and rank the measures."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import NotAllowedError
from dialog.domain.measures import Measure, MeasureState, step
from dialog.domain.priorities import Effect, Effort, Weighed, ranked
from dialog.domain.roles import Actor, Permission
from dialog.services.assessing import measure_list, open_measure
from dialog.services.auditing import note
from dialog.store.base import transaction
from dialog.store.documents import from_document, to_document


@dataclass(frozen=True)
class RankedMeasure(Weighed):
    """A measure in the ranking."""

    id: UUID
    state: MeasureState


def prioritise(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    measure_id: UUID,
    revision: int,
    effort: Effort,
    effect: Effect,
    weighed_by: tuple[str, ...] = (),
    weighing_note: str = "",
) -> None:
    """Weigh an assessed measure, or weigh it again while it is undecided."""
    if not (actor.may(Permission.PREPARE_DECISIONS) or actor.may(Permission.DECIDE)):
        raise NotAllowedError
    with transaction(session):
        row = open_measure(session, actor, measure_id, revision)
        if row.state != MeasureState.PRIORITISED:
            row.state = step(MeasureState(row.state), MeasureState.PRIORITISED)
        row.effort, row.effect = effort, effect
        measure = from_document(Measure, row.document)
        row.document = to_document(
            replace(measure, weighed_by=weighed_by, weighing_note=weighing_note)
        )
        note(
            session,
            clock=clock,
            actor=actor,
            action="measure prioritised",
            subject=("measure", row.id),
            details={"effort": effort.value, "effect": effect.value},
        )


def ranking(session: Session, *, actor: Actor) -> list[RankedMeasure]:
    """Return the weighed measures, what is to be done first first."""
    weighed = [
        RankedMeasure(one.name, one.effort, one.effect, one.id, one.state)
        for one in measure_list(session, actor=actor)
        if one.effort is not None and one.effect is not None and one.measure.outcome is None
    ]
    return ranked(weighed)
