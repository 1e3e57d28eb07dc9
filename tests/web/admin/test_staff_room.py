"""Administrators invite colleagues and see what was done and mailed."""

import re
from dataclasses import replace

from flask import Flask
from flask.testing import FlaskClient

from dialog import context
from dialog.domain.identity import OrganisationId
from dialog.domain.ports import Mail
from dialog.domain.roles import Role
from dialog.services.auditing import count
from dialog.store.base import transaction
from dialog.store.organisations import organisation_by_slug
from dialog.web.admin.words import ACTIONS
from tests.builders import a_body
from tests.fakes import FixedClock
from tests.house.tree import source_files, text
from tests.staff_client import staff_client

STAFF = "/staff/organisation/staff"
LOG = "/staff/organisation/audit"
MAILS = "/staff/organisation/mails"
PER = {"name": "Per Ek", "email": "per@example.org", "roles": ["elected"]}


def organisation_id(app: Flask, slug: str) -> OrganisationId:
    with app.app_context():
        found = organisation_by_slug(context.session(), slug)
        assert found is not None
        return OrganisationId(found.id)


def address_of(client: FlaskClient, name: str) -> str:
    found = re.search(rf'href="({STAFF}/[0-9a-f-]+)">{name}<', client.get(STAFF).text)
    assert found is not None
    return found.group(1)


def test_a_seat_can_be_given_and_is_shown_again(app: Flask) -> None:
    client = staff_client(app, Role.ADMINISTRATOR)
    with app.app_context():
        session = context.session()
        owner = organisation_by_slug(session, "sjovik")
        assert owner is not None
        board = a_body(session, owner, name="Kommunstyrelsen").id
    seat = {f"seat-{board}": "substitute"}

    client.post(f"{STAFF}/new", data={**PER, **seat})

    page = client.get(address_of(client, "Per Ek")).text
    assert '<option value="substitute" selected>' in page


def test_what_was_written_stays_when_something_is_missing(app: Flask) -> None:
    client = staff_client(app, Role.ADMINISTRATOR)

    page = client.post(f"{STAFF}/new", data={"name": "Per Ek", "email": "per"}).text

    assert 'value="Per Ek"' in page
    assert "Choose at least one role." in page


def test_a_wrong_address_is_explained(app: Flask) -> None:
    client = staff_client(app, Role.ADMINISTRATOR)

    page = client.post(f"{STAFF}/new", data={**PER, "email": "per"}).text

    assert "Write the whole e-mail address" in page


def test_the_last_administrator_can_not_close_the_own_account(app: Flask) -> None:
    client = staff_client(app, Role.ADMINISTRATOR)

    page = client.post(f"{address_of(client, 'Maja Lind')}/close", follow_redirects=True)

    assert "This is the last administrator." in page.text


def test_the_log_can_be_filtered_by_person_action_and_day(app: Flask, clock: FixedClock) -> None:
    client = staff_client(app, Role.ADMINISTRATOR)
    client.post(f"{STAFF}/new", data=PER)
    clock.move(days=2)
    client.post(f"{address_of(client, 'Per Ek')}/close")

    everything = client.get(LOG).text
    closing = client.get(f"{LOG}?what=staff+deactivated").text
    early = client.get(f"{LOG}?to=2026-11-21").text
    nobody = client.get(f"{LOG}?who=Nobody&page=99999999&from=never").text

    assert ("2 entries" in everything, "1 entry" in closing, "1 entry" in early) == (True,) * 3
    assert "Nothing matches" in nobody


def test_the_log_counts_participants_by_the_day_only(app: Flask, clock: FixedClock) -> None:
    client = staff_client(app, Role.AUDITOR)
    with app.app_context():
        session = context.session()
        with transaction(session):
            for _ in range(3):
                owner = organisation_id(app, "sjovik")
                count(session, clock=clock, organisation_id=owner, action="submitted")

    page = client.get(LOG).text

    assert "threads handed in" in page
    assert '<td class="num">3</td>' in page


def test_the_log_of_one_organisation_says_nothing_of_another(app: Flask) -> None:
    staff_client(app, Role.ADMINISTRATOR, organisation="norr").post(f"{STAFF}/new", data=PER)

    page = staff_client(app, Role.AUDITOR).get(LOG).text

    assert "Per Ek" not in page
    assert "Nothing matches" in page


def send(app: Flask, slug: str, subject: str) -> None:
    owner = organisation_id(app, slug)
    mail = Mail(f"a@{slug}.example", subject, "Text\n\nhttp://x.example/a", "", "sv", slug, owner)
    app.extensions["dialog_ports"].mail_folder.send(mail)


def test_mails_are_shown_to_administrators_of_their_own_organisation_only(app: Flask) -> None:
    here = staff_client(app, Role.ADMINISTRATOR)
    there = staff_client(app, Role.ADMINISTRATOR, organisation="norr")
    send(app, "sjovik", "About the quay")
    send(app, "norr", "About the forest")

    listed = here.get(MAILS).text

    assert "About the quay" in listed
    assert "About the forest" not in listed
    found = re.search(rf'href="({MAILS}/\w+)"', there.get(MAILS).text)
    assert found is not None
    assert there.get(found.group(1)).status_code == 200
    assert here.get(found.group(1)).status_code == 404


def test_with_a_mail_server_no_mails_are_shown(app: Flask) -> None:
    client = staff_client(app, Role.ADMINISTRATOR)
    send(app, "sjovik", "About the quay")
    name = re.search(rf"{MAILS}/\w+", client.get(MAILS).text)
    assert name is not None
    app.extensions["dialog_settings"] = replace(
        app.extensions["dialog_settings"], smtp_url="smtp://mail.example"
    )

    assert "About the quay" not in client.get(MAILS).text
    assert client.get(name.group(0)).status_code == 404


def test_everything_the_services_note_has_words_in_the_log() -> None:
    services = [text(path) for path in source_files() if path.startswith("dialog/services/")]

    noted = {word for source in services for word in re.findall(r'action="([^"{]+)"', source)}

    assert noted - set(ACTIONS) == set(), "give these words in dialog/web/admin/words.py"
