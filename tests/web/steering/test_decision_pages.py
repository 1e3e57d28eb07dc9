"""Decisions are prepared, taken, corrected and followed up in the browser."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from dialog.domain.organisations import BodyKind
from dialog.domain.roles import Role
from dialog.store.base import transaction
from dialog.store.decisions import DecisionRow
from dialog.store.staff import BodyMemberRow, StaffRow
from tests.builders import a_body
from tests.fakes import FixedClock
from tests.staff_client import staff_client
from tests.steering_builders import (
    Place,
    a_measure,
    a_ready_decision,
    a_taken_decision,
    a_weighed_measure,
)
from tests.web.steering.pages import LANGUAGES, basis_data, inside, send, taken_data


def test_a_decision_goes_from_basis_to_effect_report(
    app: Flask, clock: FixedClock, official: FlaskClient, place: Place
) -> None:
    with inside(app) as session:
        measure_id = a_weighed_measure(session, clock, place)
    location = send(official, "/staff/decisions/new", basis_data(place, measure_id)).location
    back = {
        "step_body": "Board",
        "on": "2026-10-01",
        "paragraph": "§ 12",
        "action": "referred_back",
    }
    send(official, f"{location}/steps", back)
    send(official, f"{location}/ready", {}, form=location)
    basis = official.get(f"{location}/basis").text
    for words in ("KS 2026/114", "Planning office", "Who was not reached", "sent the matter back"):
        assert words in basis

    send(official, f"{location}/take", taken_data(place))
    send(official, f"{location}/plan", {"activity_1_what": "Order", "activity_1_who": "Parks"})
    send(official, f"/staff/measures/{measure_id}/carry-out", {"on": "2026-11-19"})
    report = {
        "done": "yes",
        "done_evidence": "They stand",
        "achieved": "no",
        "achieved_evidence": "Too hot",
        "outcome": "develop",
        **{f"texts_{tag}": "The benches stand" for tag in LANGUAGES},
    }
    answer = send(official, f"{location}/effect", report)
    assert answer.status_code == 302, answer.text

    page = official.get(location).text
    assert "Decided by Board of planning on 18 November 2026, § 38." in page
    for words in ("Yes. They stand", "No. Too hot", "Develop further", "Order"):
        assert words in page


def test_a_correction_is_a_new_version_and_the_old_stays_readable(
    app: Flask, clock: FixedClock, official: FlaskClient, place: Place
) -> None:
    with inside(app) as session:
        decision_id = a_taken_decision(session, clock, place)
    url = f"/staff/decisions/{decision_id}"

    send(official, f"{url}/correct", taken_data(place, paragraph="§ 83", reason="Wrong §"))

    page = official.get(url).text
    assert "This is version 2." in page
    assert "§ 38" in official.get(f"{url}/versions/1").text
    assert official.get(f"{url}/versions/7").status_code == 404


def test_an_advisory_body_gets_403_and_a_plain_sentence(
    app: Flask, clock: FixedClock, place: Place
) -> None:
    elected = staff_client(app, Role.ELECTED)
    with inside(app) as session:
        council = a_body(
            session,
            place.organisation,
            name="The youth council",
            kind=BodyKind.SUSTAINABILITY_COUNCIL,
            may_decide=False,
        )
        council_id = council.id
        decision_id = a_ready_decision(session, clock, place)
        member = session.scalars(select(StaffRow)).one()
        with transaction(session):
            session.add(BodyMemberRow(body_id=council_id, staff_id=member.id))

    url = f"/staff/decisions/{decision_id}/take"
    answer = send(elected, url, taken_data(place, body=str(council_id)))

    assert answer.status_code == 403
    assert "The youth council may prepare and advise, but not decide." in answer.text
    with inside(app) as session:
        assert session.scalars(select(DecisionRow)).one().status == "ready"


def test_an_official_without_date_and_paragraph_is_told_at_the_fields(
    app: Flask, clock: FixedClock, official: FlaskClient, place: Place
) -> None:
    with inside(app) as session:
        decision_id = a_ready_decision(session, clock, place)
    url = f"/staff/decisions/{decision_id}/take"

    answer = send(official, url, taken_data(place, decided_on="", paragraph=""))

    assert answer.status_code == 200
    assert 'href="#decided_on"' in answer.text
    assert 'href="#paragraph"' in answer.text
    assert "motive ar" in answer.text


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.COMMUNICATOR])
def test_readers_read_and_change_nothing(
    app: Flask, clock: FixedClock, place: Place, role: Role
) -> None:
    with inside(app) as session:
        measure_id = a_measure(session, clock, place)
    with inside(app) as session:
        decision_id = a_taken_decision(session, clock, place)
    reader = staff_client(app, role)

    for url in ("/staff/goals", f"/staff/measures/{measure_id}", f"/staff/decisions/{decision_id}"):
        assert reader.get(url).status_code == 200
    for url in (
        "/staff/goals/new",
        f"/staff/measures/{measure_id}/assess",
        f"/staff/measures/{measure_id}/weigh",
        f"/staff/decisions/{decision_id}/correct",
        f"/staff/decisions/{decision_id}/effect",
    ):
        assert reader.get(url).status_code == 403


def test_another_organisation_finds_no_page(app: Flask, clock: FixedClock, place: Place) -> None:
    with inside(app) as session:
        measure_id = a_measure(session, clock, place)
    with inside(app) as session:
        decision_id = a_taken_decision(session, clock, place)
    stranger = staff_client(app, Role.ANALYST, organisation="nordmark")

    for url in (
        f"/staff/measures/{measure_id}",
        f"/staff/decisions/{decision_id}",
        f"/staff/decisions/{decision_id}/basis",
    ):
        assert stranger.get(url).status_code == 404


def test_the_clock_says_when_a_follow_up_is_due(
    app: Flask, clock: FixedClock, official: FlaskClient, place: Place
) -> None:
    with inside(app) as session:
        decision_id = a_taken_decision(session, clock, place)
        with transaction(session):
            session.get_one(DecisionRow, decision_id).follow_up_on = date(2026, 11, 1)

    assert "due" in official.get("/staff/decisions").text
