"""Administrators give the organisation its look; a colour nobody can read is changed."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from dialog import context
from dialog.domain.roles import Role
from dialog.domain.rounds import RoundKind
from dialog.services.designing import create_round
from dialog.services.looking_up import acting, organisation_named, round_with
from dialog.store.staff import StaffRow
from tests.fakes import FixedClock
from tests.staff_client import staff_client

PAGE = "/staff/organisation"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
WEBP = b"RIFF\0\0\0\0WEBPVP8 "
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 40
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
DETAILS = {
    "name": "Region Norr",
    "type": "region",
    "colour": "#ffcc00",
    "least_count": "7",
    "draft_days": "14",
    "action": "save",
}


@pytest.fixture
def administrator(app: Flask) -> FlaskClient:
    return staff_client(app, Role.ADMINISTRATOR)


def logo_address(app: Flask) -> str | None:
    with app.app_context():
        found = organisation_named(context.session(), slug="sjovik")
        return f"/logo/sjovik/{found.logo}" if found.logo else None


def upload(client: FlaskClient, content: bytes, name: str = "logo.png") -> tuple[int, str]:
    answer = client.post(f"{PAGE}/logo", data={"logo": (BytesIO(content), name), "action": "save"})
    return answer.status_code, answer.text


def test_name_type_and_settings_are_saved(app: Flask, administrator: FlaskClient) -> None:
    assert administrator.post(PAGE, data=DETAILS).status_code == 302

    with app.app_context():
        found = organisation_named(context.session(), slug="sjovik")
    assert (found.name, found.type, found.least_count) == ("Region Norr", "region", 7)


def test_the_organisations_own_areas_are_chosen_and_given_up(
    app: Flask, administrator: FlaskClient
) -> None:
    def chosen() -> str:
        with app.app_context():
            return organisation_named(context.session(), slug="sjovik").taxonomy

    assert "None, the global goals only" in administrator.get(PAGE).text
    administrator.post(PAGE, data={**DETAILS, "taxonomy": "alingsas"})
    assert chosen() == "alingsas"
    administrator.post(PAGE, data={**DETAILS, "taxonomy": ""})
    assert chosen() == ""


def test_a_colour_can_be_looked_at_without_being_saved(
    app: Flask, administrator: FlaskClient
) -> None:
    page = administrator.post(PAGE, data={**DETAILS, "action": "check"})

    assert "#ffcc00 is too light to be read on a light page." in page.text
    assert "#665200" in page.text
    with app.app_context():
        assert organisation_named(context.session(), slug="sjovik").colour == "#0b5a4b"


def test_what_is_no_colour_is_explained_and_stays_in_the_form(administrator: FlaskClient) -> None:
    page = administrator.post(PAGE, data={**DETAILS, "colour": "yellow"})

    assert "Write the colour as # and six digits" in page.text
    assert 'value="yellow"' in page.text
    assert 'value="Region Norr"' in page.text


@pytest.mark.parametrize(
    ("content", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg"), (WEBP, "image/webp")]
)
def test_a_logo_is_served_with_the_type_of_its_content(
    app: Flask, administrator: FlaskClient, content: bytes, media_type: str
) -> None:
    assert upload(administrator, content, "logo.svg")[0] == 302

    address = logo_address(app)
    assert address is not None
    served = app.test_client().get(address)
    assert (served.data, served.content_type) == (content, media_type)
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in served.headers["Cache-Control"]
    assert address in administrator.get("/staff/").text


@pytest.mark.parametrize("content", [SVG, b"", b"GIF89a", PNG + b"\0" * 110_000])
def test_what_is_no_small_picture_is_refused(
    app: Flask, administrator: FlaskClient, content: bytes
) -> None:
    status, text = upload(administrator, content)

    assert status == 200
    assert 'role="alert"' in text
    assert logo_address(app) is None


def test_a_logo_can_be_taken_away(app: Flask, administrator: FlaskClient) -> None:
    upload(administrator, PNG)
    address = logo_address(app)
    assert address is not None

    administrator.post(f"{PAGE}/logo", data={"action": "remove"})

    assert logo_address(app) is None
    gone = app.test_client().get(address)
    assert gone.status_code == 404
    assert "immutable" not in gone.headers.get("Cache-Control", "")


def test_an_advisory_body_can_not_be_let_decide(administrator: FlaskClient) -> None:
    form = {"name": "Hållbarhetsrådet", "kind": "sustainability_council", "may_decide": "y"}

    refused = administrator.post(f"{PAGE}/bodies/new", data=form)
    del form["may_decide"]
    accepted = administrator.post(f"{PAGE}/bodies/new", data=form)

    assert "Bodies of this kind prepare and advise." in refused.text
    assert accepted.status_code == 302
    assert "Hållbarhetsrådet" in administrator.get(f"{PAGE}/bodies").text


@pytest.mark.parametrize("path", ["/bodies", "/bodies/new", "/staff", "/staff/new", "/mails"])
def test_an_auditor_reads_the_log_and_nothing_else_in_the_room(app: Flask, path: str) -> None:
    auditor = staff_client(app, Role.AUDITOR)

    assert auditor.get(PAGE).headers["Location"] == f"{PAGE}/audit"
    assert auditor.get(f"{PAGE}/audit").status_code == 200
    assert auditor.get(PAGE + path).status_code == 403
    assert auditor.post(PAGE, data=DETAILS).headers["Location"] == f"{PAGE}/audit"


def test_a_new_round_keeps_drafts_as_long_as_the_organisation_chose(
    app: Flask, clock: FixedClock
) -> None:
    client = staff_client(app, Role.ADMINISTRATOR, Role.DESIGNER)
    client.post(PAGE, data=DETAILS)
    with app.app_context():
        session = context.session()
        account = session.scalars(select(StaffRow)).one()
        actor = acting(session, account=account)

        round_id = create_round(
            session,
            clock=clock,
            actor=actor,
            kind=RoundKind.CONSULTATION,
            name="The quay",
            language="sv",
        )

        found = round_with(session, organisation_id=actor.organisation_id, round_id=round_id)
    assert found.design.draft_days == 14
