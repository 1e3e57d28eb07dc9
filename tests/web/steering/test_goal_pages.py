"""Goals and measures are written, weighed and read in the browser."""

import re

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from dialog.store.goals import GoalRow
from tests.steering_builders import (
    Place,
)
from tests.web.steering.pages import (
    assessment,
    goal_data,
    inside,
    send,
)


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
