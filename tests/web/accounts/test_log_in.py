"""Staff log in with address and password; guessing is slowed down and tells nothing."""

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from dialog import context
from dialog.domain.roles import Role
from dialog.jobs.actors import ACTORS
from dialog.jobs.runner import Runner
from dialog.store.base import transaction
from dialog.store.staff import StaffRow
from tests.fakes import FixedClock, KeptMailer
from tests.staff_client import PASSWORD, log_in, staff_client, token_in

MAJA = "maja@sjovik.example.org"


def try_to_log_in(client: FlaskClient, password: str, next_url: str = "") -> tuple[int, str, str]:
    form = {
        "email": MAJA,
        "password": password,
        "next": next_url,
        "csrf_token": token_in(client, "/staff/login"),
    }
    answer = client.post("/staff/login?language=en", data=form)
    return answer.status_code, answer.headers.get("Location", ""), answer.text


def test_the_right_password_opens_the_start_page(app: Flask) -> None:
    client = staff_client(app, Role.ANALYST, email=MAJA)

    page = client.get("/staff/")

    assert page.status_code == 200
    assert "Sjöviks kommun" in page.text


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(app: Flask) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)
    client = app.test_client()

    wrong = try_to_log_in(client, "not this one at all")[2]
    form = {"email": "nobody@example.org", "password": "not this one at all"}
    form["csrf_token"] = token_in(client, "/staff/login")
    unknown = client.post("/staff/login?language=en", data=form).text

    sentence = "The e-mail address and the password do not belong together."
    assert sentence in wrong
    assert sentence in unknown


def test_after_twenty_wrong_tries_one_waits_a_minute(app: Flask, clock: FixedClock) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)
    client = app.test_client()
    for _ in range(20):
        try_to_log_in(client, "not this one at all")

    refused = try_to_log_in(client, PASSWORD)
    clock.move(minutes=1, seconds=1)
    let_in = try_to_log_in(client, PASSWORD)

    assert refused[0] == 429
    assert "Wait a minute" in refused[2]
    assert let_in[0] == 302


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1"]
)
def test_after_logging_in_nobody_is_sent_elsewhere(app: Flask, elsewhere: str) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)

    _status, location, _text = try_to_log_in(app.test_client(), PASSWORD, elsewhere)

    assert urlsplit(location).netloc == ""
    assert re.match(r"(/[^/\\]|/?$)", location), location


def test_after_logging_in_one_comes_to_the_page_one_wanted(app: Flask) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)

    status, location, _text = try_to_log_in(app.test_client(), PASSWORD, "/staff/account")

    assert (status, location) == (302, "/staff/account")


def test_the_token_from_before_the_log_in_is_worth_nothing_after_it(app: Flask) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)
    client = app.test_client()
    planted = token_in(client, "/staff/login")
    log_in(client, MAJA)
    del client.environ_base["HTTP_X_CSRFTOKEN"]

    answer = client.post("/staff/language", data={"tag": "sv", "csrf_token": planted})

    assert answer.status_code == 400


def test_logging_out_takes_a_form_and_ends_the_session(app: Flask) -> None:
    client = staff_client(app, Role.ANALYST, email=MAJA)

    by_link = client.get("/staff/logout").status_code
    client.post("/staff/logout")

    assert by_link == 405
    assert client.get("/staff/").headers["Location"].startswith("/staff/login")


def test_a_closed_account_is_out_at_once(app: Flask) -> None:
    client = staff_client(app, Role.ANALYST, email=MAJA)
    with app.app_context():
        session = context.session()
        with transaction(session):
            session.scalars(select(StaffRow)).one().active = False

    assert client.get("/staff/").status_code == 302
    assert try_to_log_in(app.test_client(), PASSWORD)[0] == 200


def test_a_forgotten_password_is_chosen_anew_through_a_mail(app: Flask, mailer: KeptMailer) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)
    client = app.test_client()
    asked = {"email": MAJA, "csrf_token": token_in(client, "/staff/reset")}
    client.post("/staff/reset?language=en", data=asked)
    Runner(app, ACTORS).run_all()
    found = re.search(r"http://127\.0\.0\.1:8000(/staff/reset/\S+)", mailer.sent[0].text)
    assert found is not None
    path, new = found.group(1), "a quite different password"
    form = {"password": new, "password_confirm": new, "csrf_token": token_in(client, path)}

    client.post(path, data=form)

    log_in(app.test_client(), MAJA, new)
    again = client.post(path, data={**form, "password": PASSWORD, "password_confirm": PASSWORD})
    assert again.headers["Location"].startswith("/staff/reset")


def test_nobody_learns_who_has_an_account_by_asking_for_a_password(
    app: Flask, mailer: KeptMailer
) -> None:
    client = app.test_client()
    asked = {"email": "nobody@example.org", "csrf_token": token_in(client, "/staff/reset")}

    page = client.post("/staff/reset?language=en", data=asked)
    Runner(app, ACTORS).run_all()

    assert "If there is an account for nobody@example.org" in page.text
    assert mailer.sent == []


def test_changing_the_password_asks_for_the_old_one(app: Flask) -> None:
    client = staff_client(app, Role.ANALYST, email=MAJA)
    new = "a quite different password"
    form = {"password": "not my password", "new_password": new, "new_password_confirm": new}

    refused = client.post("/staff/change", data=form)
    accepted = client.post("/staff/change", data={**form, "password": PASSWORD})

    assert "This is not your password now." in refused.text
    assert accepted.status_code == 302
    log_in(app.test_client(), MAJA, new)


def test_the_log_in_page_speaks_the_staff_languages_only(app: Flask) -> None:
    arabic = app.test_client().get("/staff/login", headers={"Accept-Language": "ar"})
    english = app.test_client().get("/staff/login?language=en")

    assert '<html lang="sv"' in arabic.text
    assert '<html lang="en"' in english.text


def test_a_first_password_takes_an_invitation_whatever_is_asked_for(
    app: Flask, mailer: KeptMailer
) -> None:
    staff_client(app, Role.ANALYST, email=MAJA)
    with app.app_context():
        session = context.session()
        with transaction(session):
            session.scalars(select(StaffRow)).one().password = None
    client = app.test_client()
    asked = {"email": MAJA, "csrf_token": token_in(client, "/staff/reset")}

    client.post("/staff/reset?language=en", data=asked)
    Runner(app, ACTORS).run_all()

    assert mailer.sent == []
