"""What was decided is planned, followed and reported honestly."""

import pytest
from sqlalchemy.orm import Session

from dialog.domain.decisions import (
    Activity,
)
from dialog.domain.effects import Extent
from dialog.domain.errors import InvalidError, NotAllowedError, NotFoundError
from dialog.domain.measures import MeasureState
from dialog.services.assessing import measure_with
from dialog.services.deciding import plan_activities
from dialog.services.decision_views import decision_with
from dialog.services.evaluating import report_effect
from dialog.services.preparing import prepare_decision
from tests.fakes import FixedClock
from tests.steering_builders import (
    Place,
    a_decision_text,
    a_place,
    a_ready_decision,
    a_report,
    a_taken_decision,
    a_weighed_measure,
)


@pytest.fixture
def place(session: Session) -> Place:
    return a_place(session)


def test_elected_do_not_write_the_action_plan(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision_id = a_taken_decision(session, clock, place)
    plan = (Activity("Order benches", "The parks unit"),)
    with pytest.raises(NotAllowedError):
        plan_activities(
            session,
            clock=clock,
            actor=place.elected,
            decision_id=decision_id,
            revision=3,
            activities=plan,
        )

    plan_activities(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision_id,
        revision=3,
        activities=plan,
        followed_up=("Approved and ordered",),
    )
    decision = decision_with(session, actor=place.official, decision_id=decision_id).facts.decision
    assert decision.activities == plan
    assert [clause.followed_up for clause in decision.clauses] == ["Approved and ordered", ""]


def test_what_is_not_carried_out_is_not_reported_as_done(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_weighed_measure(session, clock, place)
    decision_id = a_taken_decision(session, clock, place, measure_id)
    with pytest.raises(InvalidError, match="Not carried out"):
        report_effect(
            session,
            clock=clock,
            actor=place.official,
            decision_id=decision_id,
            revision=3,
            report=a_report(),
        )

    report_effect(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision_id,
        revision=3,
        report=a_report(done=Extent.NO),
    )
    measure = measure_with(session, actor=place.official, measure_id=measure_id)
    assert measure.state is MeasureState.DECIDED


def test_an_untaken_decision_has_no_effect(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision_id = a_ready_decision(session, clock, place)

    with pytest.raises(InvalidError):
        report_effect(
            session,
            clock=clock,
            actor=place.official,
            decision_id=decision_id,
            revision=2,
            report=a_report(),
        )


def test_another_organisations_decision_is_not_found(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision_id = a_taken_decision(session, clock, place)
    other = a_place(session, "nordmark")

    with pytest.raises(NotFoundError):
        decision_with(session, actor=other.official, decision_id=decision_id)
    with pytest.raises(NotFoundError):
        prepare_decision(session, clock=clock, actor=other.official, text=a_decision_text(place))
