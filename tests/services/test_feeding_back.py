"""Every theme gets an answer, in every language, and then it is said to everybody at once."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from dialog.domain.errors import ConflictError, NotAllowedError, NotFoundError
from dialog.domain.feedback import Outcome, Stage
from dialog.domain.missing import IncompleteError
from dialog.domain.rounds import RoundStatus
from dialog.services.feedback_views import desk_of, desk_theme
from dialog.services.feeding_back import (
    archive_round,
    missing_before_archiving,
    missing_before_publishing,
    publish_stage,
)
from dialog.services.telling import told
from dialog.store.base import transaction
from dialog.store.rounds import RoundRow
from dialog.store.theme_links import hand_over
from tests.builders import in_all
from tests.fakes import FixedClock
from tests.feedback_builders import (
    a_closed_place,
    a_communicator,
    a_decision,
    a_feedback,
    an_address,
    an_effect,
    publish,
    the_view,
    told_once,
    told_twice,
    write,
    write_effect,
)
from tests.steering_builders import Place, a_place, a_theme


@pytest.fixture
def place(session: Session) -> Place:
    return a_closed_place(session)


def test_the_desk_suggests_what_theme_and_decision_say(
    session: Session, clock: FixedClock, place: Place
) -> None:
    a_decision(session, clock, place)

    desk = desk_of(session, clock=clock, actor=place.official, round_id=place.round.id)

    theme = desk_theme(desk, theme_id=place.theme.id)
    assert theme.decision.outcome is Outcome.ADOPTED
    assert theme.decision.heard["fi"] == "People want to sit in the shade. (fi)"
    assert theme.decision.decided["ar"] == "Six benches. (ar)"
    assert theme.decision.why["sv"] == "You asked for shade. (sv)"
    assert not theme.decision_written.is_complete


def test_the_second_feedback_is_suggested_from_the_effect_report(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision = told_once(session, clock, place)

    an_effect(session, clock, place, decision)

    desk = desk_of(session, clock=clock, actor=place.official, round_id=place.round.id)
    effect = desk_theme(desk, theme_id=place.theme.id).effect
    assert (effect.done, effect.achieved) == ("partly", "no")
    assert effect.told["en"] == "The benches stand there, but it is still too hot. (en)"


def test_a_promised_language_must_be_written_before_publishing(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision = a_decision(session, clock, place)
    why = {**in_all("Because"), "ar": " "}
    write(session, clock, place, a_feedback(why=why), decision=decision)

    desk = desk_of(session, clock=clock, actor=place.official, round_id=place.round.id)

    gaps = desk_theme(desk, theme_id=place.theme.id).decision_written.gaps
    assert [(gap.field, gap.languages) for gap in gaps] == [("why", ("ar",))]
    with pytest.raises(IncompleteError):
        publish(session, clock, place, Stage.DECISION)


def test_nothing_is_told_before_everything_is(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision = a_decision(session, clock, place)
    other = a_theme(session, place.round, name="Cats")
    write(session, clock, place, a_feedback(), decision=decision)

    with pytest.raises(IncompleteError) as refusal:
        publish(session, clock, place, Stage.DECISION)

    assert [one.values["theme"] for one in refusal.value.missing] == [other.name]
    assert told(session, view=the_view(session, place)).themes == ()


def test_an_open_round_is_not_answered(session: Session, clock: FixedClock) -> None:
    place = a_place(session)
    write(session, clock, place, a_feedback(), decision=a_decision(session, clock, place))

    with pytest.raises(IncompleteError):
        publish(session, clock, place, Stage.DECISION)


def test_what_is_changed_later_is_read_only_when_published_again(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision = told_once(session, clock, place)
    clock.move(days=1)
    write(session, clock, place, a_feedback(why=in_all("Another")), decision=decision, revision=1)

    before = told(session, view=the_view(session, place)).themes[0]
    publish(session, clock, place, Stage.DECISION)
    after = told(session, view=the_view(session, place)).themes[0]

    assert (before.feedback.why["sv"], before.changed_on) == ("Many asked for it (sv)", None)
    assert (after.feedback.why["sv"], after.changed_on) == ("Another (sv)", date(2026, 11, 21))


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"outcome": None}, ["outcome"]),
        ({"outcome": Outcome.ADOPTED}, ["decision"]),
        ({"outcome": Outcome.NOT}, ["said_by"]),
        ({"outcome": Outcome.NOT, "said_by": "The parks unit", "next_step": {}}, []),
        ({"outcome": Outcome.NOT, "said_by": "The parks unit", "why": {}}, ["why"]),
        ({"outcome": Outcome.PASSED_ON, "decided": {}}, ["passed_to", "passed_on"]),
        ({"outcome": Outcome.FIXED_DIRECTLY, "why": {}, "said_by": "The parks unit"}, []),
        ({"outcome": Outcome.UNDER_CONSIDERATION, "decided": {}, "why": {}}, ["next_on"]),
    ],
)
def test_each_outcome_asks_for_what_belongs_to_it(
    session: Session,
    clock: FixedClock,
    place: Place,
    changes: dict[str, object],
    lacking: list[str],
) -> None:
    write(session, clock, place, replace(a_feedback(), **changes))  # type: ignore[arg-type]

    desk = desk_of(session, clock=clock, actor=place.official, round_id=place.round.id)

    gaps = desk_theme(desk, theme_id=place.theme.id).decision_written.gaps
    assert [gap.field for gap in gaps] == lacking


def test_the_effect_is_told_after_the_decision_and_its_report(
    session: Session, clock: FixedClock, place: Place
) -> None:
    told_once(session, clock, place)
    write_effect(session, clock, place)
    desk = desk_of(session, clock=clock, actor=place.official, round_id=place.round.id)

    missing = missing_before_publishing(desk, stage=Stage.EFFECT, clock=clock)

    assert [one.field for one in missing] == [f"theme-{place.theme.id}"]


def test_a_round_is_laid_aside_only_when_every_theme_is_answered(
    session: Session, clock: FixedClock, place: Place
) -> None:
    actor, number = a_communicator(place), place.round.id
    an_address(session, place, "p@example.org")

    before = missing_before_archiving(session, clock=clock, actor=actor, round_id=number)
    told_twice(session, clock, place)
    waiting = missing_before_archiving(session, clock=clock, actor=actor, round_id=number)

    assert [one.field for one in before] == ["theme"]
    assert [one.field for one in waiting] == ["e-mails"]
    with pytest.raises(IncompleteError):
        archive_round(session, clock=clock, actor=actor, round_id=number)


def test_a_round_laid_aside_forgets_its_addresses(
    session: Session, clock: FixedClock, place: Place
) -> None:
    told_twice(session, clock, place)
    an_address(session, place, "late@example.org")

    archive_round(session, clock=clock, actor=a_communicator(place), round_id=place.round.id)

    row = session.get(RoundRow, place.round.id)
    assert row is not None
    assert row.status == RoundStatus.ARCHIVED
    assert session.execute(text("SELECT count(*) FROM contacts")).scalar_one() == 0


def test_who_saw_an_old_text_gets_a_conflict(
    session: Session, clock: FixedClock, place: Place
) -> None:
    write(session, clock, place, a_feedback())

    with pytest.raises(ConflictError):
        write(session, clock, place, a_feedback(), revision=0)


def test_only_communicators_answer_and_only_in_their_own_organisation(
    session: Session, clock: FixedClock, place: Place
) -> None:
    other = a_place(session, "norrby")

    with pytest.raises(NotAllowedError):
        publish_stage(
            session,
            clock=clock,
            actor=place.elected,
            round_id=place.round.id,
            stage=Stage.DECISION,
        )
    with pytest.raises(NotFoundError):
        desk_of(session, clock=clock, actor=a_communicator(other), round_id=place.round.id)


def test_a_theme_merged_into_another_keeps_the_answer_of_the_other(
    session: Session, clock: FixedClock, place: Place
) -> None:
    write(session, clock, place, a_feedback())
    other = a_theme(session, place.round, name="Seats")
    write(session, clock, replace(place, theme=other), a_feedback(why=in_all("Less said")))

    with transaction(session):
        hand_over(session, theme_id=other.id, to=place.theme.id)

    desk = desk_of(session, clock=clock, actor=place.official, round_id=place.round.id)
    why = desk_theme(desk, theme_id=place.theme.id).decision.why
    assert why["sv"] == "Many asked for it (sv)"
