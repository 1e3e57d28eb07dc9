"""Run queued work: beside the web server, or in a process of its own."""

import logging
import threading
from collections.abc import Callable, Mapping

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from dialog import context
from dialog.jobs.housekeeping import Housekeeping
from dialog.services.queueing import Job, fail, finish, lease_next

log = logging.getLogger(__name__)

IDLE_SECONDS = 1.0
Actor = Callable[[Job], None]


class Runner:
    """Takes one job after another and does it inside the application's context."""

    def __init__(self, app: Flask, actors: Mapping[str, Actor]) -> None:
        self._app = app
        self._actors = actors
        self._housekeeping = Housekeeping()
        self._stop = threading.Event()

    def start(self) -> threading.Thread:
        """Run in a thread that ends with the process."""
        thread = threading.Thread(target=self.run, name="jobs", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Ask the runner to end after the job under way."""
        self._stop.set()

    def run(self) -> None:
        """Work until asked to stop."""
        while not self._stop.is_set():
            self._keep_house()
            if not self._has_worked():
                self._stop.wait(IDLE_SECONDS)

    def _has_worked(self) -> bool:
        """Do the next job; a database that does not answer is asked again a little later."""
        try:
            return self.run_one()
        except SQLAlchemyError as problem:
            log.warning("the queue could not be read: %s", type(problem).__name__)
            return False

    def _keep_house(self) -> None:
        with self._app.app_context():
            try:
                self._housekeeping.work_if_due()
            except SQLAlchemyError:
                log.warning("housekeeping failed and is tried again")

    def run_all(self) -> int:
        """Do every job that is due and return how many there were."""
        done = 0
        while self.run_one():
            done += 1
        return done

    def run_one(self) -> bool:
        """Do the next job; say whether there was one."""
        with self._app.app_context():
            session, clock = context.session(), context.ports().clock
            job = lease_next(session, clock=clock)
            if job is None:
                return False
            try:
                self._actors[job.kind](job)
            except Exception as problem:  # noqa: BLE001 - a job may fail in any way and is tried again
                session.rollback()
                log.warning("job failed", extra={"kind": job.kind})
                fail(session, clock=clock, job=job, problem=type(problem).__name__)
            else:
                finish(session, job=job)
            return True
