"""The runner goes on working whatever happens to the database."""

from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from dialog.jobs.runner import IDLE_SECONDS, Runner
from dialog.services.queueing import enqueue
from dialog.store.base import transaction


def test_a_database_that_does_not_answer_does_not_end_the_runner(
    app: Flask, session: Session
) -> None:
    done: list[str] = []
    runner = Runner(app, {"greet": lambda job: done.append(job.key)})
    _rename(session, "jobs", "gone")

    thread = runner.start()
    thread.join(timeout=IDLE_SECONDS / 4)
    _rename(session, "gone", "jobs")
    with transaction(session):
        enqueue(session, kind="greet", key="greet:1", payload={})
    thread.join(timeout=IDLE_SECONDS * 3)

    assert thread.is_alive()
    runner.stop()
    thread.join()
    assert done == ["greet:1"]


def _rename(session: Session, old: str, new: str) -> None:
    with transaction(session):
        session.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))
