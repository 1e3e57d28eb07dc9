"""Measures are assessed, weighed and carried out in their order."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dialog.domain.errors import ConflictError, InvalidError, NotFoundError
from dialog.domain.measures import (
    DirectOutcome,
    Measure,
    MeasureState,
    Outcome,
    Route,
    Source,
    SourceKind,
)
from dialog.domain.missing import IncompleteError
from dialog.domain.priorities import Effect, Effort
from dialog.services.assessing import (
    MeasureText,
    change_measure,
    measure_with,
    propose_measure,
    save_assessment,
)
from dialog.services.carrying_out import (
    carry_out,
    decide_in_administration,
    end_without_decision,
)
from dialog.services.goal_setting import create_goal, goal_with
from dialog.services.prioritising import prioritise, ranking
from tests.fakes import FixedClock
from tests.steering_builders import (
    Place,
    a_goal_text,
    a_measure,
    a_place,
    a_weighed_measure,
    four_parameters,
    ten_cells,
)

DAY = date(2026, 11, 19)


@pytest.fixture
def place(session: Session) -> Place:
    return a_place(session)


def test_half_an_assessment_is_kept_but_not_finished(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_measure(session, clock, place)
    save_assessment(
        session,
        clock=clock,
        actor=place.official,
        measure_id=measure_id,
        revision=1,
        cells=ten_cells()[:3],
        parameters=four_parameters(resources=""),
    )

    with pytest.raises(IncompleteError) as refusal:
        save_assessment(
            session,
            clock=clock,
            actor=place.official,
            measure_id=measure_id,
            revision=2,
            cells=ten_cells()[:3],
            parameters=four_parameters(resources=""),
            finish=True,
        )

    assert len(refusal.value.missing) == 8
    found = measure_with(session, actor=place.official, measure_id=measure_id)
    assert found.state is MeasureState.PROPOSED
    assert len(found.cells) == 3


def test_an_assessment_that_wants_it_opens_a_review_of_the_goal(
    session: Session, clock: FixedClock, place: Place
) -> None:
    goal_id = create_goal(session, clock=clock, actor=place.official, text=a_goal_text(place))
    measure_id = a_measure(session, clock, place, goal_id=goal_id)

    save_assessment(
        session,
        clock=clock,
        actor=place.official,
        measure_id=measure_id,
        revision=1,
        cells=ten_cells(),
        parameters=four_parameters(review_goals=True),
        finish=True,
    )

    goal = goal_with(session, actor=place.official, goal_id=goal_id).goal
    assert goal.reviews_asked == ("Benches by the playground",)


def test_weighing_before_assessing_is_refused(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_measure(session, clock, place)

    with pytest.raises(InvalidError, match="Assess"):
        prioritise(
            session,
            clock=clock,
            actor=place.official,
            measure_id=measure_id,
            revision=1,
            effort=Effort.LOW,
            effect=Effect.LARGE,
        )


def test_the_ranking_lists_weighed_measures_only(
    session: Session, clock: FixedClock, place: Place
) -> None:
    a_measure(session, clock, place, name="Not weighed")
    a_weighed_measure(session, clock, place)

    assert [one.name for one in ranking(session, actor=place.elected)] == [
        "Benches by the playground"
    ]


def test_a_measure_without_residents_needs_a_reason(
    session: Session, clock: FixedClock, place: Place
) -> None:
    silent = MeasureText("Lamps", Measure(what="New lamps"))
    with pytest.raises(IncompleteError):
        propose_measure(session, clock=clock, actor=place.official, text=silent)

    sources = (Source(SourceKind.RESEARCH, "a report"),)
    with_reason = Measure(what="New lamps", sources=sources, no_resident_reason="urgent")
    measure_id = propose_measure(
        session, clock=clock, actor=place.official, text=MeasureText("Lamps", with_reason)
    )
    found = measure_with(session, actor=place.official, measure_id=measure_id)
    assert not found.has_resident_input


def test_an_administrative_measure_is_fixed_directly_and_then_closed(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_measure(session, clock, place, route=Route.ADMINISTRATIVE)
    fixed = Outcome(DirectOutcome.FIXED_DIRECTLY, DAY, "The lamp shines again")
    end_without_decision(
        session,
        clock=clock,
        actor=place.official,
        measure_id=measure_id,
        revision=1,
        outcome=fixed,
    )

    found = measure_with(session, actor=place.official, measure_id=measure_id)
    assert found.measure.outcome == fixed
    assert not found.is_open
    with pytest.raises(InvalidError):
        change_measure(
            session,
            clock=clock,
            actor=place.official,
            measure_id=measure_id,
            revision=2,
            text=MeasureText("New", Measure(what="x")),
        )


def test_passing_on_names_to_whom(session: Session, clock: FixedClock, place: Place) -> None:
    measure_id = a_measure(session, clock, place)

    with pytest.raises(IncompleteError) as refusal:
        end_without_decision(
            session,
            clock=clock,
            actor=place.official,
            measure_id=measure_id,
            revision=1,
            outcome=Outcome(DirectOutcome.PASSED_ON, DAY, "The bus is theirs"),
        )

    assert [part.field for part in refusal.value.missing] == ["to"]


def test_only_an_administrative_measure_is_taken_on_by_the_administration(
    session: Session, clock: FixedClock, place: Place
) -> None:
    political = a_weighed_measure(session, clock, place)
    with pytest.raises(InvalidError):
        decide_in_administration(
            session, clock=clock, actor=place.official, measure_id=political, revision=3
        )

    own = a_weighed_measure(session, clock, place, route=Route.ADMINISTRATIVE)
    decide_in_administration(session, clock=clock, actor=place.official, measure_id=own, revision=3)
    carry_out(session, clock=clock, actor=place.official, measure_id=own, revision=4, on=DAY)
    found = measure_with(session, actor=place.official, measure_id=own)
    assert found.state is MeasureState.CARRIED_OUT


def test_an_undecided_measure_is_not_carried_out(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_weighed_measure(session, clock, place)

    with pytest.raises(InvalidError):
        carry_out(
            session,
            clock=clock,
            actor=place.official,
            measure_id=measure_id,
            revision=3,
            on=DAY,
        )


def test_an_old_page_does_not_overwrite_a_measure(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_measure(session, clock, place)
    text = MeasureText("Benches", Measure(what="x"), theme_ids=(place.theme.id,))
    change_measure(
        session,
        clock=clock,
        actor=place.official,
        measure_id=measure_id,
        revision=1,
        text=text,
    )

    with pytest.raises(ConflictError):
        change_measure(
            session,
            clock=clock,
            actor=place.official,
            measure_id=measure_id,
            revision=1,
            text=text,
        )


def test_another_organisations_measure_is_not_found(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_measure(session, clock, place)
    other = a_place(session, "nordmark")

    with pytest.raises(NotFoundError):
        measure_with(session, actor=other.official, measure_id=measure_id)
