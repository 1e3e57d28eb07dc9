"""Build feedback on themes, and rounds whose participants can be told."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.effects import EffectOutcome, Extent
from dialog.domain.feedback import DecisionFeedback, EffectFeedback, Outcome, Stage
from dialog.domain.roles import Actor, Role
from dialog.services import feeding_back
from dialog.services.answering import leave_contact
from dialog.services.evaluating import report_effect
from dialog.services.looking_up import RoundView, round_view
from dialog.store.base import transaction
from dialog.store.documents import to_document
from dialog.store.rounds import RoundRow, RoundVersionRow
from tests.builders import a_design, in_all
from tests.fakes import FixedClock
from tests.steering_builders import (
    Place,
    a_place,
    a_report,
    a_taken_decision,
    a_weighed_measure,
    an_actor,
)


def a_closed_place(session: Session, slug: str = "sjovik") -> Place:
    """Return an organisation whose round is closed and has one theme."""
    place = a_place(session, slug)
    close(session, place.round)
    return place


def close(session: Session, row: RoundRow) -> None:
    """Publish a version of a round that has closed."""
    design = a_design(closes_at=datetime(2026, 11, 10, tzinfo=UTC))
    document = to_document(design)
    with transaction(session):
        session.add(
            RoundVersionRow(
                round_id=row.id, number=2, design=document, published_on=date(2026, 11, 5)
            )
        )
        row.design, row.version, row.closes_at = document, 2, design.closes_at


def a_communicator(place: Place) -> Actor:
    return an_actor(place.organisation, Role.COMMUNICATOR)


def a_decision(session: Session, clock: FixedClock, place: Place) -> UUID:
    measure = a_weighed_measure(session, clock, place)
    return a_taken_decision(session, clock, place, measure)


def an_effect(session: Session, clock: FixedClock, place: Place, decision: UUID) -> None:
    report_effect(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision,
        revision=3,
        report=a_report(done=Extent.PARTLY),
    )


def a_feedback(**changes: Any) -> DecisionFeedback:
    defaults: dict[str, Any] = {
        "outcome": Outcome.ADOPTED,
        "heard": in_all("You want shade"),
        "decided": in_all("Six benches are set up"),
        "why": in_all("Many asked for it"),
        "next_step": in_all("The benches come in May"),
    }
    return DecisionFeedback(**{**defaults, **changes})


def a_second_feedback(**changes: Any) -> EffectFeedback:
    defaults: dict[str, Any] = {
        "done": Extent.YES,
        "achieved": Extent.NO,
        "outcome": EffectOutcome.DEVELOP,
        "told": in_all("The benches stand there but it is too hot"),
    }
    return EffectFeedback(**{**defaults, **changes})


def write(
    session: Session,
    clock: FixedClock,
    place: Place,
    feedback: DecisionFeedback,
    *,
    decision: UUID | None = None,
    revision: int = 0,
) -> None:
    feeding_back.save_decision_feedback(
        session,
        clock=clock,
        actor=a_communicator(place),
        place=feeding_back.Place(place.theme.id, revision),
        decision_id=decision,
        feedback=feedback,
    )


def write_effect(session: Session, clock: FixedClock, place: Place) -> None:
    feeding_back.save_effect_feedback(
        session,
        clock=clock,
        actor=a_communicator(place),
        place=feeding_back.Place(place.theme.id, 0),
        feedback=a_second_feedback(),
    )


def publish(session: Session, clock: FixedClock, place: Place, stage: Stage) -> int:
    return feeding_back.publish_stage(
        session, clock=clock, actor=a_communicator(place), round_id=place.round.id, stage=stage
    )


def the_view(session: Session, place: Place) -> RoundView:
    return round_view(session, place.round)


def an_address(session: Session, place: Place, email: str, language: str = "sv") -> None:
    view = the_view(session, place)
    keys = context.ports().keys
    leave_contact(session, keys=keys, view=view, email=email, language=language)


def told_once(session: Session, clock: FixedClock, place: Place) -> UUID:
    """Take a decision, write the first feedback and publish it."""
    decision = a_decision(session, clock, place)
    write(session, clock, place, a_feedback(), decision=decision)
    publish(session, clock, place, Stage.DECISION)
    return decision


def told_twice(session: Session, clock: FixedClock, place: Place) -> None:
    """Publish both feedbacks."""
    decision = told_once(session, clock, place)
    an_effect(session, clock, place, decision)
    write_effect(session, clock, place)
    publish(session, clock, place, Stage.EFFECT)
