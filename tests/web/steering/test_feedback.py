"""A communicator writes the answer, publishes it, and sees what is missing."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialog import context
from dialog.domain.feedback import Stage
from dialog.domain.roles import Role
from tests.builders import LANGUAGES
from tests.fakes import FixedClock
from tests.feedback_builders import a_closed_place, a_decision, an_address
from tests.staff_client import staff_client


@pytest.fixture
def desk(app: Flask, clock: FixedClock) -> str:
    """Make a closed round with a decision; return the address of its desk."""
    with app.app_context():
        session = context.session()
        place = a_closed_place(session)
        a_decision(session, clock, place)
        an_address(session, place, "secret@example.org")
        return f"/staff/feedback/{place.round.id}"


@pytest.fixture
def communicator(app: Flask, desk: str) -> FlaskClient:
    return staff_client(app, Role.COMMUNICATOR)


def fields_of(page: str) -> dict[str, str]:
    """Return what the form holds, as a browser would send it."""
    found = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*type="hidden"[^>]*value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\s*([^<]*)</textarea>', page))
    chosen = re.search(r'<option selected value="([^"]+)"', page)
    token = re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', page)
    revision = re.search(r'name="revision" type="hidden" value="(\d+)"', page)
    assert token is not None
    assert revision is not None
    found |= {"csrf_token": token[1], "revision": revision[1]}
    return found | ({"decision": chosen[1]} if chosen else {})


def form_address(client: FlaskClient, desk: str, stage: Stage) -> str:
    found = re.search(rf'href="({desk}/[\w-]+/{stage.value})"', client.get(desk).text)
    assert found is not None
    return found[1]


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_the_answer_is_written_and_published_from_the_desk(
    app: Flask, communicator: FlaskClient, desk: str
) -> None:
    address = form_address(communicator, desk, Stage.DECISION)
    fields = fields_of(communicator.get(address).text)
    next_step = {f"next_step_{tag.replace('-', '_')}": "In May" for tag in LANGUAGES}

    saved = communicator.post(address, data={**fields, **next_step, "outcome": "adopted"})
    ready = communicator.get(desk).text
    published = communicator.post(
        f"{desk}/publish/decision", data={"csrf_token": token_of(ready)}, follow_redirects=True
    )

    assert saved.status_code == 302
    assert f"{desk}/publish/decision" in ready
    assert f"{desk}/publish/decision" not in published.text
    assert "In May" in app.test_client().get("/sv/sjovik/harbour-park/").text


def test_the_desk_names_the_missing_languages_and_publishes_nothing(
    app: Flask, communicator: FlaskClient, desk: str
) -> None:
    address = form_address(communicator, desk, Stage.DECISION)
    fields = fields_of(communicator.get(address).text)

    communicator.post(address, data={**fields, "next_step_sv": "I maj", "outcome": "adopted"})
    page = communicator.get(desk).text
    refused = communicator.post(f"{desk}/publish/decision", data={"csrf_token": token_of(page)})

    assert "Lätt svenska, English, Suomi, العربية" in page
    assert refused.status_code == 302
    assert "I maj" not in app.test_client().get("/sv/sjovik/harbour-park/").text


def test_what_somebody_else_saved_is_not_overwritten(communicator: FlaskClient, desk: str) -> None:
    address = form_address(communicator, desk, Stage.DECISION)
    fields = fields_of(communicator.get(address).text)
    communicator.post(address, data={**fields, "outcome": "adopted"})

    late = communicator.post(address, data={**fields, "outcome": "not", "said_by": "Late words"})

    assert late.status_code == 200
    assert 'role="alert"' in late.text
    assert "Late words" in late.text


def test_nobody_on_the_desk_sees_an_address(communicator: FlaskClient, desk: str) -> None:
    page = communicator.get(desk).text

    assert "secret@example.org" not in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.COMMUNICATOR])
def test_others_read_the_desk_but_write_nothing(app: Flask, desk: str, role: Role) -> None:
    client = staff_client(app, role)

    page = client.get(desk)

    assert page.status_code == 200
    assert "publish/decision" not in page.text
    assert not re.search(rf'href="{desk}/[\w-]+/decision"', page.text)
    theme = re.search(r'id="decision-([\w-]+)"', page.text)
    assert theme is not None
    assert client.get(f"{desk}/{theme[1]}/decision").status_code == 403


def test_another_organisation_finds_nothing(app: Flask, desk: str) -> None:
    stranger = staff_client(app, Role.COMMUNICATOR, organisation="norrby")

    assert stranger.get(desk).status_code == 404
