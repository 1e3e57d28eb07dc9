"""Work is asked for once, erased when done, and never misses a change that came meanwhile."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialog.services.queueing import MOST_ATTEMPTS, Job, enqueue, fail, finish, lease_next
from dialog.store.base import transaction
from dialog.store.jobs import JobRow
from tests.fakes import FixedClock


def ask(session: Session) -> None:
    with transaction(session):
        enqueue(session, kind="classify", key="classify:1", payload={"participation_id": "1"})


def lease(session: Session, clock: FixedClock) -> Job:
    job = lease_next(session, clock=clock)
    assert job is not None
    return job


def waiting(session: Session) -> int:
    return session.scalar(select(func.count()).where(JobRow.state == "waiting")) or 0


def test_asking_twice_gives_one_job_and_a_finished_one_leaves_no_trace(
    session: Session, clock: FixedClock
) -> None:
    ask(session)
    ask(session)

    finish(session, job=lease(session, clock))

    assert lease_next(session, clock=clock) is None
    assert session.scalar(select(func.count()).select_from(JobRow)) == 0


def test_what_changes_while_work_is_under_way_is_worked_on_once_more(
    session: Session, clock: FixedClock
) -> None:
    ask(session)
    job = lease(session, clock)

    ask(session)
    finish(session, job=job)

    again = lease(session, clock)
    assert again.payload == {"participation_id": "1"}
    finish(session, job=again)
    assert lease_next(session, clock=clock) is None


def test_a_parked_job_is_tried_again_when_somebody_asks_anew(
    session: Session, clock: FixedClock
) -> None:
    ask(session)
    for _ in range(MOST_ATTEMPTS):
        fail(session, clock=clock, job=lease(session, clock), problem="OSError")
        clock.move(days=1)
    assert lease_next(session, clock=clock) is None

    ask(session)

    assert waiting(session) == 1
    assert lease(session, clock).key == "classify:1"


def test_a_parked_job_does_not_tell_when_it_came(session: Session, clock: FixedClock) -> None:
    ask(session)

    for _ in range(MOST_ATTEMPTS):
        fail(session, clock=clock, job=lease(session, clock), problem="OSError")
        clock.move(days=1)

    row = session.scalars(select(JobRow)).one()
    assert row.state == "parked"
    assert (row.due_at, row.leased_until) == (None, None)
