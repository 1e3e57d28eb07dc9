"""A theme becomes a goal, a measure, a decision and a report of what it led to."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dialog.domain.decisions import DecisionStatus, StepAction
from dialog.domain.effects import EffectOutcome, Extent
from dialog.domain.goals import GoalStatus, InputUse
from dialog.domain.identity import OrganisationId
from dialog.domain.measures import MeasureState
from dialog.services.assessing import measure_with
from dialog.services.carrying_out import carry_out
from dialog.services.decision_views import decision_with, taken_decisions_about
from dialog.services.evaluating import report_effect
from dialog.services.goal_setting import adopt_goal, create_goal, goal_with
from dialog.store.answers import ParticipationRow
from dialog.store.audit import audit_entries
from dialog.store.base import transaction
from tests.fakes import FixedClock
from tests.steering_builders import (
    Place,
    a_goal_text,
    a_place,
    a_report,
    a_taken_decision,
    a_weighed_measure,
)


@pytest.fixture
def place(session: Session) -> Place:
    return a_place(session)


def test_the_whole_way_from_theme_to_effect(
    session: Session, clock: FixedClock, place: Place
) -> None:
    official = place.official
    goal_id = create_goal(session, clock=clock, actor=official, text=a_goal_text(place))
    adopt_goal(session, clock=clock, actor=official, goal_id=goal_id, revision=1)
    measure_id = a_weighed_measure(session, clock, place, goal_id=goal_id)
    decision_id = a_taken_decision(session, clock, place, measure_id)
    carry_out(
        session,
        clock=clock,
        actor=official,
        measure_id=measure_id,
        revision=4,
        on=date(2027, 5, 1),
    )
    report_effect(
        session,
        clock=clock,
        actor=official,
        decision_id=decision_id,
        revision=3,
        report=a_report(),
    )

    goal = goal_with(session, actor=official, goal_id=goal_id)
    measure = measure_with(session, actor=official, measure_id=measure_id)
    decision = decision_with(session, actor=official, decision_id=decision_id)
    assert goal.status is GoalStatus.ADOPTED
    assert (goal.answers, goal.provenance[0].use) == (2, InputUse.SHAPED)
    assert measure.state is MeasureState.EFFECT_REPORTED
    assert decision.status is DecisionStatus.CLOSED
    assert decision.facts.decision.steps[-1].action is StepAction.DECIDED
    assert decision.theme_ids == (place.theme.id,)
    assert decision.effect is not None
    report = decision.effect.report
    assert (report.done, report.achieved) == (Extent.YES, Extent.NO)
    assert report.outcome is EffectOutcome.DEVELOP
    organisation = OrganisationId(place.organisation.id)
    about = taken_decisions_about(session, organisation_id=organisation, theme_id=place.theme.id)
    assert [one.id for one in about] == [decision_id]
    assert len(audit_entries(session, organisation, 50)) == 10


def test_a_goal_keeps_its_themes_when_the_answers_are_erased(
    session: Session, clock: FixedClock, place: Place
) -> None:
    goal_id = create_goal(session, clock=clock, actor=place.official, text=a_goal_text(place))

    with transaction(session):
        for thread in session.query(ParticipationRow).all():
            session.delete(thread)

    goal = goal_with(session, actor=place.official, goal_id=goal_id)
    assert [one.theme.name for one in goal.provenance] == ["Shade and benches"]
    assert goal.answers == 0
