"""Each address gets each stage exactly once, whatever the mail server does."""

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from dialog.domain.feedback import Stage
from dialog.jobs.actors import ACTORS
from dialog.services.delivering import try_again
from dialog.store.contacts import ContactRow
from tests.builders import LANGUAGES
from tests.delivery_builders import log, run_jobs, run_jobs_for_hours
from tests.fakes import FixedClock, KeptMailer
from tests.feedback_builders import (
    a_closed_place,
    a_communicator,
    an_address,
    an_effect,
    publish,
    told_once,
    told_twice,
    write_effect,
)
from tests.steering_builders import Place


@pytest.fixture
def place(session: Session) -> Place:
    return a_closed_place(session)


def test_everybody_who_left_an_address_gets_two_e_mails(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    for number, tag in enumerate(LANGUAGES):
        an_address(session, place, f"p{number}@example.org", tag)

    told_twice(session, clock, place)
    run_jobs(app)

    assert sorted(mail.to for mail in mailer.sent) == sorted(
        f"p{number}@example.org" for number in range(5) for _stage in Stage
    )
    assert log(session, place, Stage.DECISION) == (0, 5, 0)
    assert log(session, place, Stage.EFFECT) == (0, 5, 0)


def test_an_e_mail_carries_links_and_nothing_that_was_answered(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    an_address(session, place, "p@example.org", "ar")

    told_once(session, clock, place)
    run_jobs(app)

    mail = mailer.sent[0]
    assert mail.language == "ar"
    assert "The harbour park (ar)" in mail.subject
    assert "Sjöviks kommun" in mail.subject
    assert '<html lang="ar" dir="rtl">' in mail.html
    for part in (mail.text, mail.html):
        assert "/ar/sjovik/harbour-park/" in part
        assert "/ar/sjovik/code" in part
        assert "/ar/sjovik/remove-address/" in part
        assert "bench" not in part
        assert "shade" not in part


def test_publishing_again_sends_nothing_twice(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    an_address(session, place, "p@example.org")
    told_once(session, clock, place)
    run_jobs(app)

    queued = publish(session, clock, place, Stage.DECISION)
    run_jobs(app)

    assert queued == 0
    assert len(mailer.sent) == 1


def test_a_job_that_comes_twice_sends_once(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    an_address(session, place, "p@example.org")
    told_once(session, clock, place)
    contact = session.scalar(select(ContactRow.id))
    run_jobs(app)

    with app.app_context():
        job = type("Again", (), {"payload": {"contact_id": str(contact), "stage": "decision"}})
        ACTORS["feedback-mail"](job)  # type: ignore[arg-type]

    assert len(mailer.sent) == 1


def test_a_server_that_refuses_is_asked_again_later(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    an_address(session, place, "p@example.org")
    mailer.broken = True
    told_once(session, clock, place)

    run_jobs(app)
    refused = log(session, place, Stage.DECISION)
    mailer.broken = False
    run_jobs(app)
    too_soon = len(mailer.sent)
    clock.move(minutes=1)
    run_jobs(app)

    assert refused == (1, 0, 0)
    assert too_soon == 0
    assert log(session, place, Stage.DECISION) == (0, 1, 0)


def test_a_server_that_never_answers_is_given_up_and_can_be_tried_again(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    an_address(session, place, "p@example.org")
    mailer.broken = True
    told_once(session, clock, place)
    run_jobs_for_hours(app, clock)
    given_up = log(session, place, Stage.DECISION)

    mailer.broken = False
    actor = a_communicator(place)
    try_again(session, clock=clock, actor=actor, round_id=place.round.id, stage=Stage.DECISION)
    run_jobs(app)

    assert given_up == (0, 0, 1)
    assert log(session, place, Stage.DECISION) == (0, 1, 0)
    assert session.execute(text("SELECT count(*) FROM jobs")).scalar_one() == 0


def test_the_link_in_the_e_mail_removes_the_address_without_log_in(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    an_address(session, place, "p@example.org")
    decision = told_once(session, clock, place)
    run_jobs(app)
    path = "/" + mailer.sent[0].leave_url.split("/", 3)[3]
    client = app.test_client()

    asked = client.get(path)
    still_there = session.execute(text("SELECT count(*) FROM contacts")).scalar_one()
    removed = client.post(path, data={"List-Unsubscribe": "One-Click"})
    again = client.post(path)
    session.rollback()

    assert (asked.status_code, removed.status_code, again.status_code) == (200, 200, 200)
    assert still_there == 1
    assert session.execute(text("SELECT count(*) FROM contacts")).scalar_one() == 0
    assert log(session, place, Stage.DECISION) == (0, 1, 0)
    an_effect(session, clock, place, decision)
    write_effect(session, clock, place)
    assert publish(session, clock, place, Stage.EFFECT) == 0


def test_a_link_is_worth_nothing_when_changed_or_in_another_organisation(
    app: Flask, session: Session, clock: FixedClock, mailer: KeptMailer, place: Place
) -> None:
    a_closed_place(session, "norrby")
    an_address(session, place, "p@example.org")
    told_once(session, clock, place)
    run_jobs(app)
    path = "/" + mailer.sent[0].leave_url.split("/", 3)[3]
    client = app.test_client()

    other_end = path[:-1] + ("0" if path[-1] != "0" else "1")
    answers = [client.post(one) for one in (other_end, path.replace("sjovik", "norrby"))]

    assert [one.status_code for one in answers] == [404, 404]
    assert session.execute(text("SELECT count(*) FROM contacts")).scalar_one() == 1
