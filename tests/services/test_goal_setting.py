"""Goals belong to one organisation, one revision and everything they need."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from dialog.domain.errors import ConflictError, InvalidError, NotAllowedError, NotFoundError
from dialog.domain.goals import Control, Goal, GoalStatus, Level, Smart
from dialog.domain.indicators import Measured, Polarity, Signal
from dialog.domain.missing import IncompleteError
from dialog.domain.roles import Role
from dialog.services.following_up import (
    IndicatorText,
    add_indicator,
    change_indicator,
    indicator_with,
    indicators,
    record_value,
)
from dialog.services.goal_setting import (
    GoalText,
    adopt_goal,
    change_goal,
    create_goal,
    goal_list,
    goal_with,
    withdraw_goal,
)
from tests.fakes import FixedClock
from tests.steering_builders import Place, a_goal_text, a_place, an_actor


@pytest.fixture
def place(session: Session) -> Place:
    return a_place(session)


def test_a_draft_may_be_thin_but_is_not_adopted(
    session: Session, clock: FixedClock, place: Place
) -> None:
    thin = GoalText("Shade", Goal(), None)
    goal_id = create_goal(session, clock=clock, actor=place.official, text=thin)

    with pytest.raises(IncompleteError) as refusal:
        adopt_goal(session, clock=clock, actor=place.official, goal_id=goal_id, revision=1)

    assert len(refusal.value.missing) == 13
    found = goal_with(session, actor=place.official, goal_id=goal_id)
    assert (found.status, found.revision) == (GoalStatus.DRAFT, 1)


def test_a_shared_goal_without_a_round_is_not_adopted(
    session: Session, clock: FixedClock, place: Place
) -> None:
    text = a_goal_text(place, control=Control.SHARED, partners="the region")
    goal_id = create_goal(session, clock=clock, actor=place.official, text=text)

    with pytest.raises(IncompleteError) as refusal:
        adopt_goal(session, clock=clock, actor=place.official, goal_id=goal_id, revision=1)

    assert [part.field for part in refusal.value.missing] == ["partner_round"]


def test_an_adopted_goal_stays_complete(session: Session, clock: FixedClock, place: Place) -> None:
    text = a_goal_text(place)
    goal_id = create_goal(session, clock=clock, actor=place.official, text=text)
    adopt_goal(session, clock=clock, actor=place.official, goal_id=goal_id, revision=1)

    emptied = replace(text, goal=replace(text.goal, smart=Smart()))
    with pytest.raises(IncompleteError):
        change_goal(
            session,
            clock=clock,
            actor=place.official,
            goal_id=goal_id,
            revision=2,
            text=emptied,
        )

    better = replace(text, goal=replace(text.goal, helps="Health and safety"))
    change_goal(
        session, clock=clock, actor=place.official, goal_id=goal_id, revision=2, text=better
    )
    assert goal_with(session, actor=place.official, goal_id=goal_id).goal.adopted_on is not None


def test_the_second_of_two_editors_gets_a_conflict(
    session: Session, clock: FixedClock, place: Place
) -> None:
    text = a_goal_text(place)
    goal_id = create_goal(session, clock=clock, actor=place.official, text=text)
    change_goal(session, clock=clock, actor=place.official, goal_id=goal_id, revision=1, text=text)

    with pytest.raises(ConflictError):
        change_goal(
            session,
            clock=clock,
            actor=place.official,
            goal_id=goal_id,
            revision=1,
            text=replace(text, name="Mine"),
        )

    assert goal_with(session, actor=place.official, goal_id=goal_id).name == text.name


def test_another_organisation_finds_nothing(
    session: Session, clock: FixedClock, place: Place
) -> None:
    goal_id = create_goal(session, clock=clock, actor=place.official, text=a_goal_text(place))
    other = a_place(session, "nordmark")

    with pytest.raises(NotFoundError):
        goal_with(session, actor=other.official, goal_id=goal_id)
    with pytest.raises(NotFoundError):
        create_goal(session, clock=clock, actor=other.official, text=a_goal_text(place))
    assert goal_list(session, actor=other.official) == []


def test_the_list_is_read_by_level(session: Session, clock: FixedClock, place: Place) -> None:
    for level in Level:
        text = a_goal_text(place, level=level)
        create_goal(session, clock=clock, actor=place.official, text=text)

    for level in Level:
        found = goal_list(session, actor=place.official, level=level)
        assert [one.goal.level for one in found] == [level]


def test_who_does_not_shape_goals_is_kept_out(
    session: Session, clock: FixedClock, place: Place
) -> None:
    reader = an_actor(place.organisation, Role.AUDITOR)

    with pytest.raises(NotAllowedError):
        create_goal(session, clock=clock, actor=reader, text=a_goal_text(place))


def test_a_withdrawn_goal_is_not_adopted_again(
    session: Session, clock: FixedClock, place: Place
) -> None:
    goal_id = create_goal(session, clock=clock, actor=place.official, text=a_goal_text(place))
    withdraw_goal(session, clock=clock, actor=place.official, goal_id=goal_id, revision=1)

    with pytest.raises(InvalidError):
        adopt_goal(session, clock=clock, actor=place.official, goal_id=goal_id, revision=2)


def test_an_indicator_says_how_it_goes(session: Session, clock: FixedClock, place: Place) -> None:
    goal_id = create_goal(session, clock=clock, actor=place.official, text=a_goal_text(place))
    text = IndicatorText(
        "Meal waste",
        unit="g/eater",
        polarity=Polarity.LOWER,
        expected=40,
        comparison=48,
        comparison_name="The country",
    )
    indicator_id = add_indicator(
        session, clock=clock, actor=place.official, goal_id=goal_id, text=text
    )
    for day, value in ((date(2021, 1, 1), 58.0), (date(2022, 1, 1), 39.0)):
        record_value(
            session,
            clock=clock,
            actor=place.official,
            indicator_id=indicator_id,
            measured=Measured(day, value),
        )

    (found,) = indicators(session, actor=place.official)[goal_id]
    assert found.signal is Signal.ON_TARGET
    assert found.beside_comparison is not None
    assert found.beside_comparison.better


def test_a_figure_is_asked_for_unless_the_indicator_is_in_words(
    session: Session, clock: FixedClock, place: Place
) -> None:
    goal_id = create_goal(session, clock=clock, actor=place.official, text=a_goal_text(place))
    indicator_id = add_indicator(
        session,
        clock=clock,
        actor=place.official,
        goal_id=goal_id,
        text=IndicatorText("Trust"),
    )
    silent = Measured(date(2026, 1, 1), None, "better")
    with pytest.raises(InvalidError):
        record_value(
            session,
            clock=clock,
            actor=place.official,
            indicator_id=indicator_id,
            measured=silent,
        )

    change_indicator(
        session,
        clock=clock,
        actor=place.official,
        indicator_id=indicator_id,
        text=IndicatorText("Trust", qualitative=True),
    )
    record_value(
        session, clock=clock, actor=place.official, indicator_id=indicator_id, measured=silent
    )
    found = indicator_with(session, actor=place.official, indicator_id=indicator_id)
    assert found.latest == silent
