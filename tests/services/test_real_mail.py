"""A real mail server gets what participants are sent."""

import re
import socket
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as Conversation
from flask import Flask
from sqlalchemy.orm import Session

from dialog.adapters.smtp import SmtpMailer
from dialog.domain.feedback import Stage
from tests.delivery_builders import log, run_jobs, run_jobs_for_hours
from tests.fakes import FixedClock
from tests.feedback_builders import (
    a_closed_place,
    a_second_feedback,
    an_address,
    told_once,
    told_twice,
)
from tests.steering_builders import Place


@pytest.fixture
def place(session: Session) -> Place:
    return a_closed_place(session)


class Postbox:
    """A real mail server's hands: it keeps what comes, or refuses."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refusing = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self,
        _server: SMTP,
        _session: Conversation,
        envelope: Envelope,
        address: str,
        _options: object,
    ) -> str:
        if self.refusing:
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Conversation, envelope: Envelope
    ) -> str:
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        return "250 OK"


def a_free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def postbox(app: Flask) -> Iterator[Postbox]:
    box = Postbox()
    port = a_free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    smtp = SmtpMailer(f"smtp://127.0.0.1:{port}", sender="dialog@sjovik.example")
    app.extensions["dialog_ports"] = replace(app.extensions["dialog_ports"], mailer=smtp)
    yield box
    controller.stop()


def test_a_real_mail_server_gets_text_and_html_in_the_readers_language(
    app: Flask, session: Session, clock: FixedClock, postbox: Postbox, place: Place
) -> None:
    an_address(session, place, "p@example.org", "fi")

    told_once(session, clock, place)
    run_jobs(app)

    mail = postbox.mails[0]
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert mail["Content-Language"] == "fi"
    assert "The harbour park (fi)" in mail["Subject"]
    assert "Sjöviks kommun" in mail["From"]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.search(r"/fi/sjovik/remove-address/", mail["List-Unsubscribe"])
    assert "/fi/sjovik/harbour-park/" in plain.get_content()
    assert "/fi/sjovik/harbour-park/" in html.get_content()


def test_a_real_mail_server_that_refuses_gets_the_same_e_mail_later(
    app: Flask, session: Session, clock: FixedClock, postbox: Postbox, place: Place
) -> None:
    an_address(session, place, "p@example.org")
    postbox.refusing = True
    told_once(session, clock, place)
    run_jobs(app)
    refused = log(session, place, Stage.DECISION)

    postbox.refusing = False
    run_jobs_for_hours(app, clock)

    assert refused == (1, 0, 0)
    assert len(postbox.mails) == 1
    assert log(session, place, Stage.DECISION) == (0, 1, 0)


def test_what_is_told_second_is_another_e_mail(
    app: Flask, session: Session, clock: FixedClock, postbox: Postbox, place: Place
) -> None:
    an_address(session, place, "p@example.org")

    told_twice(session, clock, place)
    run_jobs(app)

    assert len({mail["Message-ID"] for mail in postbox.mails}) == 2
    assert a_second_feedback().told["sv"] not in str(postbox.mails[1])
