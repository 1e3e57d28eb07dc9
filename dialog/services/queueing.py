"""Queue work in the transaction that causes it, and lease, finish or park it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.store.base import transaction
from dialog.store.jobs import JobRow, job_by_key, job_to_change

LEASE = timedelta(minutes=10)
MOST_ATTEMPTS = 6
BACK_OFF_SECONDS = 5
AGAIN = "again"


@dataclass(frozen=True)
class Job:
    """Work one runner has leased."""

    id: UUID
    kind: str
    key: str
    payload: dict[str, Any]


@dataclass(frozen=True)
class Progress:
    """How far a job has come, for the person who waits."""

    state: str
    done: int
    total: int


def enqueue(session: Session, *, kind: str, key: str, payload: dict[str, Any]) -> None:
    """Ask for work inside the caller's transaction; the same key asks only once.

    Work under way may have read what has changed since, so it is done once more afterwards.
    """
    row = job_to_change(session, key)
    if row is None:
        session.add(JobRow(kind=kind, key=key, payload=payload))
    elif row.state == "running":
        row.payload = {**payload, AGAIN: True}
    elif row.state == "parked":
        row.state, row.attempts, row.due_at = "waiting", 0, None


def forget_work(session: Session, *, key: str) -> None:
    """Erase work nobody needs any more, inside the caller's transaction."""
    row = job_to_change(session, key)
    if row is not None:
        session.delete(row)


def lease_next(session: Session, *, clock: Clock) -> Job | None:
    """Take the next job that is due, or None."""
    now = clock.now()
    with transaction(session):
        wanted = select(JobRow).where(
            or_(JobRow.due_at.is_(None), JobRow.due_at <= now),
            or_(
                JobRow.state == "waiting",
                (JobRow.state == "running") & (JobRow.leased_until < now),
            ),
        )
        row = session.scalar(wanted.limit(1).with_for_update(skip_locked=True))
        if row is None:
            return None
        row.state, row.leased_until = "running", now + LEASE
        row.attempts += 1
        return Job(row.id, row.kind, row.key, dict(row.payload))


def finish(session: Session, *, job: Job) -> None:
    """Erase a finished job, for a trace would tell when it came, unless asked for once more."""
    with transaction(session):
        row = session.get(JobRow, job.id, with_for_update=True)
        if row is not None and row.payload.get(AGAIN):
            row.payload = {name: value for name, value in row.payload.items() if name != AGAIN}
            row.state, row.attempts, row.leased_until = "waiting", 0, None
        elif row is not None:
            session.delete(row)


def fail(session: Session, *, clock: Clock, job: Job, problem: str) -> None:
    """Try a failed job again later, and park it when it has failed too often."""
    with transaction(session):
        row = session.get(JobRow, job.id)
        if row is None:
            return
        row.error = problem[:300]
        row.leased_until = None
        if row.attempts >= MOST_ATTEMPTS:
            row.state, row.due_at = "parked", None  # it stays, and a moment would tell arrival
            return
        row.state = "waiting"
        row.due_at = clock.now() + timedelta(seconds=BACK_OFF_SECONDS * 4**row.attempts)


def report_progress(session: Session, *, clock: Clock, job: Job, done: int, total: int) -> None:
    """Tell how far a job has come and renew its lease."""
    with transaction(session):
        row = session.get(JobRow, job.id)
        if row is not None:
            row.progress, row.total = done, total
            row.leased_until = clock.now() + LEASE


def progress_of(session: Session, *, key: str) -> Progress | None:
    """Return how far the work asked for under a key has come; None when it is done."""
    row = job_by_key(session, key)
    return Progress(row.state, row.progress, row.total) if row is not None else None
