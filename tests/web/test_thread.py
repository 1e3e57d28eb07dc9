"""A resident answers with nothing but forms and links."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dialog.store.base import db
from tests.builders import LANGUAGES, a_published_round, an_organisation
from tests.fakes import FixedClock

ROUND = "/sv/sjovik/harbour-park"


@pytest.fixture(autouse=True)
def _round(app: Flask) -> None:
    with app.app_context():
        a_published_round(db.session(), an_organisation(db.session()))


def begun(client: FlaskClient, where: str = ROUND) -> FlaskClient:
    assert client.post(f"{where}/start").status_code == 302
    return client


def send(client: FlaskClient, key: str, where: str = ROUND, **fields: object) -> TestResponse:
    page = client.get(f"{where}/answer/{key}")
    rendered = re.search(r'name="rendered" value="(\w+)"', page.text)
    assert rendered is not None, page.text
    data = {"reply": "send", "rendered": rendered[1], **fields}
    return client.post(f"{where}/answer/{key}", data=data)


def code_on(page: str) -> str:
    found = re.search(r'<p class="code"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]+>|\s", "", found[1])


def finished(client: FlaskClient, where: str = ROUND) -> str:
    begun(client, where)
    answers = {"visits": "never", "why_not": ["dark", "far"], "wish": "bänkar <b>", "safe": "4"}
    for key, answer in {**answers, "children": "2", "place": "quay"}.items():
        assert send(client, key, where, answer=answer).status_code == 302
    assert client.post(f"{where}/about-you", data={"age": "45_64"}).status_code == 302
    assert client.post(f"{where}/check").location.endswith("/evaluation")
    assert client.post(f"{where}/evaluation", data={"easy": "yes"}).status_code == 302
    return code_on(client.get(f"{where}/receipt").text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_thread_can_be_answered_in_every_language(
    client: FlaskClient, language: str
) -> None:
    code = finished(client, f"/{language}/sjovik/harbour-park")

    assert len(code) == 17


def test_the_page_says_its_language_and_direction(client: FlaskClient) -> None:
    page = client.get("/ar/sjovik/harbour-park/").text

    assert '<html lang="ar" dir="rtl">' in page


def test_the_code_is_shown_from_the_first_saved_answer(client: FlaskClient) -> None:
    begun(client)
    before = client.get(f"{ROUND}/answer", follow_redirects=True).text

    send(client, "visits", answer="often")

    after = client.get(f"{ROUND}/answer", follow_redirects=True).text
    assert 'class="code"' not in before
    assert 'class="code"' in after


def test_a_skip_and_a_dont_know_are_answers_too(client: FlaskClient) -> None:
    begun(client)
    send(client, "visits", reply="skip")
    send(client, "wish", reply="dont_know")

    page = client.get(f"{ROUND}/check").text

    assert "You skipped this question." in page or "hoppade" in page


def test_a_bad_number_says_what_to_do_and_keeps_what_was_written(client: FlaskClient) -> None:
    begun(client)
    send(client, "visits", answer="often")

    answer = send(client, "children", answer="many")

    assert answer.status_code == 422
    assert 'value="many"' in answer.text
    assert 'role="alert"' in answer.text


def test_switching_language_keeps_the_half_written_answer(client: FlaskClient) -> None:
    begun(client)
    send(client, "visits", answer="often")

    page = client.post(
        "/ar/sjovik/harbour-park/answer/wish", data={"reply": "keep", "answer": "halva or"}
    )

    assert page.status_code == 200
    assert "halva or" in page.text
    assert '<html lang="ar" dir="rtl">' in page.text


def test_what_a_person_wrote_is_shown_as_text(client: FlaskClient) -> None:
    finished(client)

    page = client.get(f"{ROUND}/my-answers").text

    assert "bänkar &lt;b&gt;" in page


def test_the_code_opens_the_thread_on_another_phone(app: Flask, client: FlaskClient) -> None:
    code = finished(client)
    other = app.test_client()

    opened = other.post("/sv/sjovik/code", data={"code": code.lower()}, follow_redirects=True)

    assert opened.status_code == 200
    assert "bänkar" in opened.text


def test_a_wrong_code_says_what_is_wrong_and_keeps_it(client: FlaskClient) -> None:
    answer = client.post("/sv/sjovik/code", data={"code": "ABCD-1234"})

    assert answer.status_code == 422
    assert "ABCD-1234" in answer.text


def test_who_has_handed_in_is_led_to_her_answers_and_not_to_begin(client: FlaskClient) -> None:
    finished(client)

    page = client.get(f"{ROUND}/").text

    assert f'href="{ROUND}/my-answers"' in page
    assert f'href="{ROUND}/answer"' not in page


@pytest.mark.parametrize("language", ["sv", "fi", "ar"])
def test_the_questions_about_the_person_are_in_her_language(
    client: FlaskClient, language: str
) -> None:
    where = ROUND.replace("/sv/", f"/{language}/")
    begun(client, where)

    page = client.get(f"{where}/about-you").text

    assert 'name="age"' in page
    assert "How old are you?" not in page


def test_an_answer_can_be_changed_after_it_is_handed_in(client: FlaskClient) -> None:
    finished(client)

    send(client, "wish", answer="mer ljus")

    assert "mer ljus" in client.get(f"{ROUND}/my-answers").text


def test_a_closed_round_takes_no_answer_but_still_shows_them(
    client: FlaskClient, clock: FixedClock
) -> None:
    finished(client)
    clock.move(days=365)

    refused = send(client, "wish", answer="för sent")

    assert refused.status_code == 409
    assert client.get(f"{ROUND}/my-answers").status_code == 200


def test_withdrawn_answers_are_gone_and_so_is_the_code(client: FlaskClient) -> None:
    code = finished(client)

    gone = client.post(f"{ROUND}/withdraw", follow_redirects=True)

    assert gone.status_code == 200
    assert client.post("/sv/sjovik/code", data={"code": code}).status_code == 422


def test_a_form_from_another_site_is_refused(client: FlaskClient) -> None:
    answer = client.post(f"{ROUND}/start", headers={"Origin": "https://evil.example"})

    assert answer.status_code == 400


def test_a_page_of_a_participant_is_small_and_needs_nothing_else(client: FlaskClient) -> None:
    begun(client)
    for path in ("/", "/answer/visits", "/answer/wish"):
        page = client.get(f"/ar/sjovik/harbour-park{path}", headers={"Accept-Encoding": "gzip"})
        assert page.headers["Content-Encoding"] == "gzip"
        assert len(page.data) <= 14_336


def test_pages_are_not_kept_and_run_no_foreign_code(client: FlaskClient) -> None:
    headers = client.get(f"{ROUND}/").headers

    assert headers["Cache-Control"] == "no-store"
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
