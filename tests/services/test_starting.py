"""The start page counts what really waits, for one's own roles and organisation."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.roles import Actor, Role
from dialog.services.starting import Task, waiting_for
from dialog.store.answers import AnswerRow
from dialog.store.base import transaction
from dialog.store.labels import ClassificationRow, ReviewRow
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.steering_builders import a_place, a_ready_decision, a_taken_decision, an_actor


def waiting(session: Session, clock: FixedClock, actor: Actor) -> dict[Task, int]:
    return {one.task: one.count for one in waiting_for(session, clock=clock, actor=actor).tasks}


def test_each_role_sees_only_its_own_tasks(session: Session, clock: FixedClock) -> None:
    organisation = an_organisation(session)

    def tasks(*roles: Role) -> set[Task]:
        return set(waiting(session, clock, an_actor(organisation, *roles)))

    assert tasks(Role.COMMUNICATOR) == {Task.FEEDBACK_DUE}
    assert tasks(Role.ELECTED) == {Task.DECISIONS_TO_TAKE}
    assert tasks(Role.AUDITOR) == set()
    assert tasks(Role.ADMINISTRATOR) == {Task.INVITATIONS_OPEN}


def test_a_decision_waits_only_for_those_who_sit_in_its_body(
    session: Session, clock: FixedClock
) -> None:
    place = a_place(session)
    a_ready_decision(session, clock, place)
    outsider = an_actor(place.organisation, Role.ELECTED)

    assert waiting(session, clock, place.elected) == {Task.DECISIONS_TO_TAKE: 1}
    assert waiting(session, clock, outsider) == {Task.DECISIONS_TO_TAKE: 0}


def test_an_answer_waits_until_somebody_reviewed_it(session: Session, clock: FixedClock) -> None:
    place = a_place(session)
    a_place(session, "norr")
    own = select(AnswerRow).where(AnswerRow.round_id == place.round.id)
    first, second = session.scalars(own).all()
    reviewer = a_member_of_staff(session, place.organisation, Role.ANALYST)
    with transaction(session):
        for answer in (first, second):
            session.add(
                ClassificationRow(
                    answer_id=answer.id,
                    model_version="m",
                    round_id=place.round.id,
                    detected_language="sv",
                    abstained=False,
                    day=answer.day,
                )
            )
    before = waiting(session, clock, place.official)[Task.ANSWERS_TO_REVIEW]
    with transaction(session):
        session.add(
            ReviewRow(
                answer_id=first.id,
                round_id=place.round.id,
                reviewer_id=reviewer.id,
                verdict="accepted",
                day=first.day,
            )
        )

    after = waiting(session, clock, place.official)[Task.ANSWERS_TO_REVIEW]

    assert (before, after) == (2, 1)


def test_an_effect_is_due_thirty_days_before_its_follow_up(
    session: Session, clock: FixedClock
) -> None:
    place = a_place(session)
    a_taken_decision(session, clock, place)

    early = waiting(session, clock, place.official)[Task.EFFECTS_TO_REPORT]
    clock.move(days=340)
    late = waiting(session, clock, place.official)[Task.EFFECTS_TO_REPORT]

    assert (early, late) == (0, 1)


def test_open_rounds_are_the_own_ones_that_take_answers_now(
    session: Session, clock: FixedClock
) -> None:
    place = a_place(session)
    a_published_round(session, an_organisation(session, "norr"), short_code="NORR")

    found = waiting_for(session, clock=clock, actor=place.official).open_rounds
    clock.move(days=365)
    later = waiting_for(session, clock=clock, actor=place.official).open_rounds

    assert [(one.id, one.handed_in) for one in found] == [(place.round.id, 2)]
    assert later == ()
