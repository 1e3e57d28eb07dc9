"""Run the queued e-mails and read how they went."""

from flask import Flask
from sqlalchemy.orm import Session

from dialog.domain.feedback import Stage
from dialog.jobs.actors import ACTORS
from dialog.jobs.runner import Runner
from dialog.services.delivering import deliveries
from tests.fakes import FixedClock
from tests.feedback_builders import a_communicator
from tests.steering_builders import Place


def run_jobs(app: Flask) -> None:
    Runner(app, ACTORS).run_all()


def run_jobs_for_hours(app: Flask, clock: FixedClock) -> None:
    for _ in range(8):
        run_jobs(app)
        clock.move(hours=3)


def log(session: Session, place: Place, stage: Stage) -> tuple[int, int, int]:
    session.rollback()
    found = deliveries(session, actor=a_communicator(place), round_id=place.round.id)[stage]
    return found.waiting, found.sent, found.failed
