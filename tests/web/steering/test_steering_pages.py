"""The steering room leads from a theme to a reported effect, page by page."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.impact import every_cell
from dialog.domain.organisations import BodyKind
from dialog.domain.roles import Role
from dialog.store.base import transaction
from dialog.store.decisions import DecisionRow
from dialog.store.goals import GoalRow
from dialog.store.staff import BodyMemberRow, StaffRow
from tests.builders import a_body
from tests.fakes import FixedClock
from tests.staff_client import staff_client
from tests.steering_builders import (
    Place,
    a_measure,
    a_place,
    a_ready_decision,
    a_taken_decision,
    a_weighed_measure,
)

LANGUAGES = ("sv", "sv_simple", "en", "fi", "ar")
WRITTEN = (
    "short_term",
    "long_term",
    "societal_effect",
    "specific",
    "measured_how",
    "accepted",
    "realistic",
    "helps",
    "hinders",
    "left_out",
)


@contextmanager
def inside(app: Flask) -> Iterator[Session]:
    """Work in the database; no request may run meanwhile, for it would share the context."""
    with app.app_context():
        yield context.session()


@pytest.fixture
def place(app: Flask) -> Place:
    with inside(app) as session:
        found = a_place(session)
        for row in (found.organisation, found.board, found.round, found.theme):
            session.refresh(row)
            session.expunge(row)
        return found


@pytest.fixture
def official(app: Flask, place: Place) -> FlaskClient:
    return staff_client(app, Role.ANALYST)


def send(client: FlaskClient, url: str, data: dict[str, Any], form: str | None = None) -> Any:
    """Post as the page's own form would, with its token and revision."""
    page = client.get(form or url).text
    hidden = dict(re.findall(r'name="(csrf_token|revision)"[^>]*?value="([^"]*)"', page))
    return client.post(url, data={**hidden, **data})


def goal_data(place: Place, **changes: Any) -> dict[str, Any]:
    round_id = str(place.round.id)
    return {
        "name": "Shade for everybody",
        "level": "resident",
        "control": "own",
        "kind": "outcome",
        "measurable": "yes",
        "body": str(place.board.id),
        "partner_round": "",
        "accepted_round": round_id,
        "plain_sv": "Alla ska kunna sitta i skuggan.",
        "due_on": "2028-05-01",
        "global_goals": ["3", "11"],
        **dict.fromkeys(
            (
                "short_term",
                "long_term",
                "societal_effect",
                "specific",
                "measured_how",
                "accepted",
                "realistic",
                "helps",
                "hinders",
                "left_out",
            ),
            "text",
        ),
        f"use-{place.theme.id}": "shaped",
        f"note-{place.theme.id}": "It is the same wish",
        **changes,
    }


def test_empty_rooms_say_what_will_be_there(official: FlaskClient) -> None:
    for url, words in (
        ("/staff/goals", "No goals yet"),
        ("/staff/measures", "No measures yet"),
        ("/staff/measures/ranking", "Nothing is weighed yet"),
        ("/staff/decisions", "No decisions yet"),
    ):
        answer = official.get(url)

        assert answer.status_code == 200
        assert words in answer.text


def test_a_goal_is_written_adopted_and_shows_what_stands_behind_it(
    app: Flask, official: FlaskClient, place: Place
) -> None:
    answer = send(official, f"/staff/goals/new?theme={place.theme.id}", goal_data(place))
    assert answer.status_code == 302, answer.text
    page = official.get(answer.location).text
    assert "2 answers stand behind this goal today." in page
    assert "It is the same wish" in page

    send(official, f"{answer.location}/adopt", {}, form=answer.location)

    with inside(app) as session:
        assert session.scalars(select(GoalRow)).one().status == "adopted"


def test_a_theme_in_the_address_is_chosen_in_a_new_goal(
    official: FlaskClient, place: Place
) -> None:
    page = official.get(f"/staff/goals/new?theme={place.theme.id}").text

    assert '<option value="shaped" selected>' in page


def test_a_goal_with_gaps_says_all_of_them(official: FlaskClient, place: Place) -> None:
    data = goal_data(place, accepted="", left_out="", due_on="")
    location = send(official, "/staff/goals/new", data).location
    page = official.get(location).text

    for words in ("Show that the goal is accepted", "left out, and what", "Choose the day by"):
        assert words in page


def test_the_second_editor_keeps_what_she_wrote(official: FlaskClient, place: Place) -> None:
    location = send(official, "/staff/goals/new", goal_data(place)).location
    send(official, f"{location}/edit", goal_data(place, name="First"))

    answer = official.post(
        f"{location}/edit",
        data={
            **goal_data(place, name="Second"),
            "revision": "1",
            "csrf_token": re.findall(
                r'name="csrf_token"[^>]*?value="([^"]*)"', official.get(f"{location}/edit").text
            )[0],
        },
    )

    assert answer.status_code == 200
    assert "Somebody else has changed this" in answer.text
    assert 'value="Second"' in answer.text
    assert 'name="revision" type="hidden" value="2"' in answer.text


def test_an_indicator_shows_its_signal_in_words(
    app: Flask, official: FlaskClient, place: Place
) -> None:
    location = send(official, "/staff/goals/new", goal_data(place)).location
    indicator = {
        "name": "Meal waste",
        "unit": "g",
        "polarity": "lower",
        "target": "level",
        "expected": "48",
    }
    send(official, f"{location}/indicators/new", indicator)
    page = official.get(location).text
    values = re.findall(r'href="([^"]+/values)"', page)[0]
    send(official, values, {"on": "2026-11-01", "value": "58"})

    page = official.get(location).text
    assert "▼ off" in page
    assert "lower is better" in page


def assessment(**changes: str) -> dict[str, str]:
    cells = {}
    for row, horizon in every_cell():
        cells[f"{row}_{horizon}_sign"] = "positive"
        cells[f"{row}_{horizon}_text"] = "shade"
    parameters = {"resources": "money", "operation": "time", "residents": "rest"}
    return {**cells, **parameters, "review_goals": "no", **changes}


def test_a_measure_goes_from_proposal_to_weighed(
    app: Flask, official: FlaskClient, place: Place
) -> None:
    data = {
        "name": "Benches",
        "what": "Six benches",
        "route": "political",
        "goal": "",
        "themes": [str(place.theme.id)],
    }
    location = send(official, "/staff/measures/new", data).location
    assert "14 parts of the assessment are missing" in official.get(location).text
    assert "People want to sit in the shade." in official.get(f"{location}/assess").text

    gap = {**assessment(social_long_text=""), "do": "finish"}
    refused = send(official, f"{location}/assess", gap)
    assert refused.status_code == 200
    assert 'href="#social_long_sign"' in refused.text
    send(official, f"{location}/assess", {**assessment(), "do": "finish"})
    weighing = {"effort": "low", "effect": "large", "weighed_by": "Parks\nSchool"}
    send(official, f"{location}/weigh", weighing)

    page = official.get("/staff/measures/ranking").text
    assert "First of all: Benches." in page
    assert "<svg" in page


def test_a_measure_without_residents_shows_it(official: FlaskClient, place: Place) -> None:
    data = {"name": "Lamps", "what": "New", "route": "administrative", "goal": ""}
    refused = send(official, "/staff/measures/new", data)
    assert "no resident input" in refused.text

    location = send(
        official, "/staff/measures/new", {**data, "no_resident_reason": "urgent"}
    ).location
    fixed = {"kind": "fixed_directly", "on": "2026-11-19", "text": "They shine"}
    send(official, f"{location}/end", fixed)
    page = official.get(location).text
    assert "They shine" in page


def basis_data(place: Place, *measures: object, **changes: Any) -> dict[str, Any]:
    return {
        "name": "Benches in the park",
        "registration_number": "KS 2026/114",
        "office": "Planning office",
        "officer": "Maja Lind",
        "body": str(place.board.id),
        "round": str(place.round.id),
        "summary": "Six benches.",
        "matter": "Residents asked.",
        "send_to": "Parks",
        "clauses_1_kind": "approve",
        "clauses_1_text": "Sex bänkar.",
        "clauses_2_kind": "assign",
        "clauses_2_text": "Kontoret genomför.",
        "clauses_3_kind": "approve",
        "clauses_4_kind": "approve",
        "measures": [str(one) for one in measures],
        **changes,
    }


def taken_data(place: Place, **changes: str) -> dict[str, str]:
    texts = {
        f"{name}_{tag}": f"{name} {tag}" for name in ("wording", "motive") for tag in LANGUAGES
    }
    facts = {
        "body": str(place.board.id),
        "decided_on": "2026-11-18",
        "paragraph": "§ 38",
        "follow_up_on": "2027-11-18",
    }
    return {**texts, **facts, **changes}


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
