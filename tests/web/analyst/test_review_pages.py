"""The desk works with plain forms: look, decide, undo, go on."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.classification import Effective
from dialog.domain.roles import Role
from dialog.services.classifying import classify_round, labels_that_count
from dialog.store.audit import AuditRow
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.themes import answers_of_theme, themes_of_round
from tests.builders import a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import WordModel, an_answer_to
from tests.staff_client import staff_client

TEXTS = ("fler bänkar", "mindre buller, ring 070-123 45 67", "Stoppa!", "stoppa", "orkar inte leva")


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session)


@pytest.fixture
def round_row(session: Session, organisation: OrganisationRow) -> RoundRow:
    return a_published_round(session, organisation)


@pytest.fixture
def answers(session: Session, clock: FixedClock, round_row: RoundRow) -> dict[str, UUID]:
    ids = {text: an_answer_to(session, round_row, text) for text in TEXTS}
    classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=WordModel()
    )
    return ids


@pytest.fixture
def analyst(app: Flask, organisation: OrganisationRow) -> FlaskClient:
    return staff_client(app, Role.ANALYST)


def token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(path).text)
    assert found is not None
    return found[1]


def post(client: FlaskClient, path: str, **fields: object) -> str:
    start = "/staff/review" if "/review/" in path else "/staff/themes"
    data = {"csrf_token": token(client, start), **fields}
    answer = client.post(path, data=data, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def counted(session: Session, round_row: RoundRow, answer_id: UUID) -> Effective:
    session.rollback()
    return labels_that_count(session, round_row.id)[answer_id]


def test_the_queues_say_how_many_wait(
    analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    page = analyst.get("/staff/review").text

    assert "The harbour park" in page
    assert '<td class="num">5</td>' in page


def test_accepting_leads_to_the_next_answer_and_can_be_undone(
    session: Session, analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    one = answers["fler bänkar"]
    base = f"/staff/review/{round_row.id}"

    page = post(analyst, f"{base}/answers/{one}", verdict="accepted", next=str(answers["Stoppa!"]))

    assert "Stoppa!" in page
    assert counted(session, round_row, one).reviewed

    batch = re.search(r'name="batch" value="([^"]+)"', page)
    assert batch is not None
    post(analyst, f"{base}/undo", batch=batch[1])
    assert not counted(session, round_row, one).reviewed


def test_one_label_is_taken_away_without_losing_the_others(
    session: Session, analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    one = answers["fler bänkar"]

    page = post(analyst, f"/staff/review/{round_row.id}/answers/{one}", drop="goal:11")

    assert counted(session, round_row, one).goals == ()
    assert counted(session, round_row, one).dimensions == ("social",)
    assert "fler" in page


def test_changing_replaces_the_labels(
    session: Session, analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    one = answers["fler bänkar"]
    path = f"/staff/review/{round_row.id}/answers/{one}/change"
    assert 'value="17"' in analyst.get(path).text

    post(analyst, path, goal=["4", "10"], dimension=["economic"])

    assert counted(session, round_row, one).goals == ("4", "10")


def test_equal_texts_are_one_and_the_same_verdict_falls_on_all(
    session: Session, analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    base = f"/staff/review/{round_row.id}"
    assert "2 equal texts" in analyst.get(f"{base}/list").text

    post(analyst, f"{base}/answers/{answers['stoppa']}", verdict="none", same="1")

    assert counted(session, round_row, answers["Stoppa!"]).reviewed


def test_a_phone_number_is_hidden_until_asked_for_and_the_asking_is_noted(
    session: Session, analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    one = answers[TEXTS[1]]
    base = f"/staff/review/{round_row.id}"
    for path in (f"{base}?answer={one}", f"{base}/list", f"{base}/answers/{one}/theme"):
        assert "070" not in analyst.get(path).text
    assert "070" not in analyst.get(f"{base}/list?search=070-123").text.split("</details>")[1]

    page = post(analyst, f"{base}/answers/{one}/reveal")

    assert "070-123 45 67" in page
    actions = set(session.scalars(select(AuditRow.action)))
    assert "personal details revealed" in actions


def test_words_that_may_mean_danger_are_counted_at_the_top_with_whom_to_call(
    analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    base = f"/staff/review/{round_row.id}"

    assert "1 answer needs, or may need, a human now" in analyst.get(base).text
    page = analyst.get(f"{base}?state=acute").text
    assert "orkar inte leva" in page
    assert "90101" in page


def test_many_are_reviewed_or_put_in_a_new_theme_at_once(
    session: Session, analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    chosen = [str(answers["fler bänkar"]), str(answers["Stoppa!"])]
    path = f"/staff/review/{round_row.id}/list"

    post(analyst, path, answer=chosen, do="none")
    post(analyst, path, answer=chosen, do="theme", title="Sitta i skuggan")

    assert counted(session, round_row, answers["fler bänkar"]).reviewed
    (theme,) = themes_of_round(session, round_row.id)
    assert answers_of_theme(session, theme.id) == {
        answers[text] for text in ("fler bänkar", "Stoppa!", "stoppa")
    }


def test_nothing_chosen_is_said_and_nothing_done(
    analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    page = post(analyst, f"/staff/review/{round_row.id}/list", do="none")

    assert "Choose at least one answer" in page


def test_a_translation_stands_beside_the_original(
    analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    path = f"/staff/review/{round_row.id}/answers/{answers['fler bänkar']}/translation"

    page = post(analyst, path, language="en", text="more benches", translator="Ali")

    assert "more benches" in page
    assert "Ali" in page


def test_the_desk_is_closed_to_other_roles_and_organisations(
    app: Flask, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    desk = f"/staff/review/{round_row.id}"

    with app.app_context():
        elected = staff_client(app, Role.ELECTED)
        assert elected.get(desk).status_code == 403
    with app.app_context():
        stranger = staff_client(app, Role.ANALYST, organisation="nordmark")
        assert stranger.get(desk).status_code == 404
        assert stranger.get(f"{desk}/list").status_code == 404


def test_an_address_that_makes_no_sense_shows_the_queue(
    analyst: FlaskClient, round_row: RoundRow, answers: dict[str, UUID]
) -> None:
    strange = "state=x&day=y&answer=z&goal=99&page=q"

    assert analyst.get(f"/staff/review/{round_row.id}?{strange}").status_code == 200
    assert analyst.get(f"/staff/review/{round_row.id}/list?{strange}").status_code == 200
