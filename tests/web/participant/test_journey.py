"""A person follows her own words to what they led to, and everybody reads the answer."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.feedback import Outcome, Stage
from dialog.domain.receipts import ReceiptCode
from dialog.store.answers import AnswerRow, participation_by_mark
from dialog.store.base import transaction
from dialog.store.themes import ThemeAnswerRow
from tests.builders import LANGUAGES
from tests.fakes import FixedClock
from tests.feedback_builders import a_feedback, close, publish, told_once, told_twice, write
from tests.steering_builders import Place, a_place
from tests.web.test_thread import finished

ROUND = "/sv/sjovik/harbour-park"
LARGEST = 14_336


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    return app.test_client()


def a_person(app: Flask, client: FlaskClient, *, in_theme: bool) -> Callable[[Session], Place]:
    """Let one person answer; return how to close the round and find the place again."""
    with app.app_context():
        place = a_place(context.session())
        owner, theme = place.organisation.id, place.theme.id
    code = finished(client)

    def go_on(session: Session) -> Place:
        again = Place(
            *(session.merge(row) for row in (place.organisation, place.board)),
            session.merge(place.round),
            session.merge(place.theme),
            place.official,
            place.elected,
        )
        mark = context.ports().keys.receipt_mark(owner, ReceiptCode(code))
        thread = participation_by_mark(session, mark)
        assert thread is not None
        wanted = select(AnswerRow).where(AnswerRow.participation_id == thread.id)
        wish = next(row for row in session.scalars(wanted) if row.question_key == "wish")
        if in_theme:
            with transaction(session):
                session.add(ThemeAnswerRow(theme_id=theme, answer_id=wish.id))
        close(session, again.round)
        return again

    return go_on


def test_before_the_answer_the_path_says_when_it_comes(app: Flask, client: FlaskClient) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        go_on(context.session())

    page = client.get(f"{ROUND}/my-answers").text

    assert page.count('class="later"') == 2
    assert "12 maj 2027" in page
    assert "1 juni 2027" in page
    assert "reaction" not in page


def test_the_path_ends_in_what_ones_own_words_led_to(
    app: Flask, client: FlaskClient, clock: FixedClock
) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        told_twice(context.session(), clock, go_on(context.session()))

    page = client.get(f"{ROUND}/my-answers").text

    assert "Shade and benches (sv)" in page
    assert "Many asked for it (sv)" in page
    assert "Board of planning" in page
    assert "§ 38" in page
    assert "The benches stand there but it is too hot (sv)" in page
    assert 'class="later"' not in page


def test_words_in_no_theme_are_told_so_plainly(
    app: Flask, client: FlaskClient, clock: FixedClock
) -> None:
    go_on = a_person(app, client, in_theme=False)
    with app.app_context():
        told_once(context.session(), clock, go_on(context.session()))

    page = client.get("/en/sjovik/harbour-park/my-answers").text

    assert "did not become part of a theme" in page
    assert "Many asked for it" not in page


def test_a_no_is_said_as_a_no_with_its_reason(
    app: Flask, client: FlaskClient, clock: FixedClock
) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        session = context.session()
        place = go_on(session)
        write(session, clock, place, a_feedback(outcome=Outcome.NOT, said_by="The parks unit"))
        publish(session, clock, place, Stage.DECISION)

    for path in ("/en/sjovik/harbour-park/my-answers", "/en/sjovik/harbour-park/"):
        page = client.get(path).text

        assert "The answer is no" in page
        assert "Many asked for it (en)" in page
        assert "The parks unit" in page


def test_what_was_passed_on_names_to_whom_and_when(
    app: Flask, client: FlaskClient, clock: FixedClock
) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        session = context.session()
        place = go_on(session)
        passed = {"passed_to": "Region Sjö", "passed_on": date(2026, 11, 15), "decided": {}}
        write(session, clock, place, a_feedback(outcome=Outcome.PASSED_ON, **passed))
        publish(session, clock, place, Stage.DECISION)

    page = client.get("/en/sjovik/harbour-park/my-answers").text

    assert "Passed on to Region Sjö on 15 November 2026." in page


def test_a_reply_is_counted_once_and_tied_to_nobody(
    app: Flask, client: FlaskClient, clock: FixedClock
) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        told_once(context.session(), clock, go_on(context.session()))

    for reply in ("yes", "no", "yes"):
        assert client.post(f"{ROUND}/my-answers", data={"reply": reply}).status_code == 302

    with app.app_context():
        session = context.session()
        counts = session.execute(text("SELECT reply, count FROM reactions")).all()
        columns = set(session.execute(text("SELECT * FROM spent_reactions")).keys())
    assert [tuple(row) for row in counts] == [("yes", 1)]
    assert columns == {"mark", "round_id"}
    assert 'name="reply"' not in client.get(f"{ROUND}/my-answers").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_reads_the_answer_in_every_language(
    app: Flask, client: FlaskClient, reader: FlaskClient, clock: FixedClock, language: str
) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        told_twice(context.session(), clock, go_on(context.session()))

    answer = reader.get(f"/{language}/sjovik/harbour-park/", headers={"Accept-Encoding": "gzip"})
    page = reader.get(f"/{language}/sjovik/harbour-park/").text

    assert f"You want shade ({language})" in page
    assert f"Six benches are set up ({language})" in page
    assert f"too hot ({language})" in page
    assert len(answer.data) <= LARGEST


def test_few_people_are_not_counted_in_public(
    app: Flask, client: FlaskClient, reader: FlaskClient
) -> None:
    go_on = a_person(app, client, in_theme=True)
    with app.app_context():
        go_on(context.session())

    page = reader.get("/en/sjovik/harbour-park/").text

    assert "people answered" not in page
    assert "found it easy" not in page


def test_the_organisation_lists_what_waits_and_what_is_answered(
    app: Flask, client: FlaskClient, reader: FlaskClient, clock: FixedClock
) -> None:
    go_on = a_person(app, client, in_theme=True)
    now_open = reader.get("/en/sjovik/").text
    with app.app_context():
        place = go_on(context.session())
        waiting = reader.get("/en/sjovik/").text
        told_once(context.session(), clock, place)

    answered = reader.get("/en/sjovik/").text

    assert "Open until" in now_open
    assert "Waiting for an answer" in waiting
    assert "There is an answer" in answered
