"""An invitation works once, for seven days, for one account of one organisation."""

import re

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
from tests.staff_client import log_in, staff_client, token_in

PER = "per@sjovik.example.org"
NEW = "rain falls on the quay"


def an_invitation(app: Flask, mailer: KeptMailer) -> str:
    administrator = staff_client(app, Role.ADMINISTRATOR)
    form = {"name": "Per Ek", "email": PER, "roles": ["elected"]}
    assert administrator.post("/staff/organisation/staff/new", data=form).status_code == 302
    Runner(app, ACTORS).run_all()
    found = re.search(r"http://127\.0\.0\.1:8000(/staff/invitation/\S+)", mailer.sent[-1].text)
    assert found is not None
    return found.group(1)


def choose(client: FlaskClient, path: str, password: str = NEW, repeated: str = NEW) -> int:
    form = {"password": password, "repeated": repeated, "csrf_token": token_in(client, path)}
    return client.post(f"{path}?language=en", data=form).status_code


def test_the_invited_person_chooses_a_password_and_logs_in(app: Flask, mailer: KeptMailer) -> None:
    path, client = an_invitation(app, mailer), app.test_client()

    assert choose(client, path) == 302

    log_in(client, PER, NEW)
    assert client.get("/staff/").status_code == 200


def test_the_mail_knows_its_addressee_and_its_organisation(app: Flask, mailer: KeptMailer) -> None:
    an_invitation(app, mailer)

    mail = mailer.sent[0]

    assert mail.to == PER
    assert mail.sender_name == "Sjöviks kommun"
    assert "Sjöviks kommun" in mail.subject
    assert "\n" not in mail.subject
    with app.app_context():
        per = context.session().scalar(select(StaffRow).where(StaffRow.email == PER))
        assert per is not None
        assert mail.organisation_id == per.organisation_id


def test_a_used_link_is_dead(app: Flask, mailer: KeptMailer) -> None:
    path, client = an_invitation(app, mailer), app.test_client()
    choose(client, path)

    assert client.get(path).status_code == 410
    assert (
        client.post(path, headers={"X-CSRFToken": token_in(client, "/staff/login")}).status_code
        == 410
    )


def test_a_link_is_dead_after_seven_days(app: Flask, mailer: KeptMailer, clock: FixedClock) -> None:
    path = an_invitation(app, mailer)

    clock.move(days=6, hours=23)
    before = app.test_client().get(path).status_code
    clock.move(hours=1)
    after = app.test_client().get(path).status_code

    assert (before, after) == (200, 410)


def test_a_link_that_was_changed_is_dead(app: Flask, mailer: KeptMailer) -> None:
    path = an_invitation(app, mailer)
    organisation, staff, expires, mark = path.removeprefix("/staff/invitation/").split("-")
    later = f"{int(expires, 16) + 86400:x}"
    changed = [
        f"{organisation}-{staff}-{later}-{mark}",
        f"{organisation[::-1]}-{staff}-{expires}-{mark}",
        f"{organisation}-{staff}-{expires}-{mark[::-1]}",
        "nonsense",
        f"{organisation}-{staff}-{'f' * 40}-{mark}",
        f"{organisation}-{staff}-{expires}-å",
    ]

    statuses = {app.test_client().get(f"/staff/invitation/{one}").status_code for one in changed}

    assert statuses == {410}


def test_a_newer_invitation_and_a_closed_account_make_the_link_dead(
    app: Flask, mailer: KeptMailer
) -> None:
    first = an_invitation(app, mailer)
    administrator = staff_client(app, Role.ADMINISTRATOR)
    with app.app_context():
        per = context.session().scalar(select(StaffRow.id).where(StaffRow.email == PER))
    administrator.post(f"/staff/organisation/staff/{per}/invite")
    Runner(app, ACTORS).run_all()
    found = re.search(r"(/staff/invitation/\S+)", mailer.sent[-1].text)
    assert found is not None

    assert app.test_client().get(first).status_code == 410
    assert app.test_client().get(found.group(1)).status_code == 200
    administrator.post(f"/staff/organisation/staff/{per}/close")
    assert app.test_client().get(found.group(1)).status_code == 410


def test_short_or_differing_passwords_are_explained(app: Flask, mailer: KeptMailer) -> None:
    path, client = an_invitation(app, mailer), app.test_client()
    token = token_in(client, path)

    short = client.post(
        f"{path}?language=en", data={"password": "short", "repeated": "short", "csrf_token": token}
    )
    different = client.post(
        f"{path}?language=en", data={"password": NEW, "repeated": "x", "csrf_token": token}
    )

    assert "Write at least 12 characters" in short.text
    assert "The two passwords differ." in different.text


def test_whoever_has_a_password_already_is_sent_no_invitation(
    app: Flask, mailer: KeptMailer
) -> None:
    administrator = staff_client(app, Role.ADMINISTRATOR)
    form = {"name": "Per Ek", "email": PER, "roles": ["elected"]}
    administrator.post("/staff/organisation/staff/new", data=form)
    with app.app_context():
        session = context.session()
        with transaction(session):
            per = session.scalar(select(StaffRow).where(StaffRow.email == PER))
            assert per is not None
            per.password = "set"

    Runner(app, ACTORS).run_all()

    assert mailer.sent == []
