"""Themes are written, related and merged with plain forms, and show where they went."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from dialog.domain.roles import Role
from dialog.store.base import transaction
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.themes import ThemeRow, put_in, relations_of_round, themes_of_round
from tests.builders import a_published_round, an_organisation
from tests.handed_in import an_answer_to
from tests.staff_client import staff_client

PLAIN = {"kind": "theme", "control": "own", "holders": ""}


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session)


@pytest.fixture
def round_row(session: Session, organisation: OrganisationRow) -> RoundRow:
    return a_published_round(session, organisation)


@pytest.fixture
def analyst(app: Flask, organisation: OrganisationRow) -> FlaskClient:
    return staff_client(app, Role.ANALYST)


def hidden(page: str, name: str) -> str:
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    found = re.search(r'value="([^"]*)"', tag[0]) if tag else None
    assert found is not None
    return found[1]


def send(client: FlaskClient, path: str, page: str, **fields: str) -> str:
    data = {"csrf_token": hidden(page, "csrf_token"), **fields}
    answer = client.post(path, data=data, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def a_theme(client: FlaskClient, round_row: RoundRow, **fields: str) -> str:
    path = f"/staff/themes/rounds/{round_row.id}/new"
    return send(client, path, client.get(path).text, **{**PLAIN, **fields})


def first_theme(session: Session, round_row: RoundRow) -> ThemeRow:
    session.rollback()
    return themes_of_round(session, round_row.id)[0]


def test_a_theme_is_written_in_the_languages_of_the_round(
    session: Session, analyst: FlaskClient, round_row: RoundRow
) -> None:
    page = a_theme(analyst, round_row, title_sv="Fler bänkar", title_ar="مقاعد أكثر")

    assert "Nowhere yet" in page
    assert first_theme(session, round_row).title == {"sv": "Fler bänkar", "ar": "مقاعد أكثر"}


def test_what_was_written_stays_when_the_title_is_missing(
    analyst: FlaskClient, round_row: RoundRow
) -> None:
    page = a_theme(analyst, round_row, summary_sv="Många vill sitta")

    assert "Give the theme a title" in page
    assert "Många vill sitta" in page
    assert 'role="alert"' in page


def test_an_interest_that_is_not_considered_is_pointed_out(
    analyst: FlaskClient, round_row: RoundRow
) -> None:
    a_theme(analyst, round_row, title_sv="Lugn", kind="interest", holders="Grannar")

    page = analyst.get(f"/staff/themes/rounds/{round_row.id}").text

    assert "How it was considered is missing" in page
    assert "closed yet" in page.replace("can&#39;t be ", "")


def test_the_second_of_two_who_save_sees_a_conflict_and_keeps_her_words(
    session: Session, analyst: FlaskClient, round_row: RoundRow
) -> None:
    a_theme(analyst, round_row, title_sv="Bänkar")
    path = f"/staff/themes/{first_theme(session, round_row).id}/edit"
    seen = analyst.get(path).text
    revision = hidden(seen, "revision")
    send(analyst, path, seen, **PLAIN, title_sv="Stolar", revision=revision)

    page = send(analyst, path, seen, **PLAIN, title_sv="Soffor", revision=revision)

    assert "Somebody else has changed this" in page
    assert "Soffor" in page
    assert first_theme(session, round_row).name == "Stolar"


def test_a_conflict_between_themes_is_marked_and_themes_are_merged(
    session: Session, analyst: FlaskClient, round_row: RoundRow
) -> None:
    a_theme(analyst, round_row, title_sv="Bänkar")
    a_theme(analyst, round_row, title_sv="Fri yta")
    first, second = themes_of_round(session, round_row.id)
    path = f"/staff/themes/{first.id}"
    fields = {"kind": "conflict", "other": str(second.id), "note": "Samma plats"}

    page = send(analyst, f"{path}/relations", analyst.get(path).text, **fields)
    assert "Samma plats" in page

    merging = analyst.get(f"{path}/merge").text
    refused = send(analyst, f"{path}/merge", merging)
    assert "Choose the other theme" in refused
    send(analyst, f"{path}/merge", merging, into=str(second.id))
    assert first_theme(session, round_row).name == "Fri yta"
    assert relations_of_round(session, round_row.id) == []


def test_answers_are_taken_out_of_a_theme(
    session: Session, analyst: FlaskClient, round_row: RoundRow
) -> None:
    answer_id = an_answer_to(session, round_row, "bänkar, ring 070-123 45 67")
    a_theme(analyst, round_row, title_sv="Bänkar")
    theme = first_theme(session, round_row)
    with transaction(session):
        put_in(session, theme.id, [answer_id])
    path = f"/staff/themes/{theme.id}"
    page = analyst.get(path).text
    assert "phone number hidden" in page
    assert "070" not in page

    page = send(analyst, f"{path}/answers/remove", page, answer=str(answer_id))

    assert "No answers yet" in page


def test_others_read_themes_but_do_not_change_them(
    app: Flask, session: Session, analyst: FlaskClient, round_row: RoundRow
) -> None:
    a_theme(analyst, round_row, title_sv="Bänkar")
    path = f"/staff/themes/{first_theme(session, round_row).id}"

    with app.app_context():
        elected = staff_client(app, Role.ELECTED)
        assert elected.get("/staff/themes").status_code == 200
        assert elected.get(path).status_code == 200
        assert "/edit" not in elected.get(path).text
        assert elected.get(f"{path}/edit").status_code == 403
    with app.app_context():
        stranger = staff_client(app, Role.ANALYST, organisation="nordmark")
        assert stranger.get(path).status_code == 404
