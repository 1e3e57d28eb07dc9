"""The model's card and the languages' treatment are pages, in words, for those who review."""

from datetime import date, timedelta
from typing import Literal

import pytest
from flask import Flask

from dialog import context
from dialog.domain.roles import Role
from dialog.services.classifying import classify_round
from dialog.services.describing import packaged_card
from dialog.store.base import transaction
from dialog.store.organisations import organisation_by_slug
from dialog.store.rounds import RoundRow
from dialog.store.staff import StaffRow
from tests.browser.accessibility import assert_accessible
from tests.browser.layout import no_horizontal_scroll, targets_large_enough
from tests.browser.serving import LiveServer
from tests.browser.visiting import DESKTOP, NARROW, Screen, Visits
from tests.builders import a_published_round
from tests.handed_in import DAY, WordModel, an_answer_to
from tests.staff_client import PASSWORD, staff_client

EMAIL = "maja@sjovik.example.org"


def filled(app: Flask, day: date = DAY) -> str:
    """Hand in answers in three languages, the Somali ones earlier than the others."""
    staff_client(app, Role.ANALYST, email=EMAIL)
    with app.app_context():
        session, clock = context.session(), context.ports().clock
        owner = organisation_by_slug(session, "sjovik")
        assert owner is not None
        row: RoundRow = a_published_round(session, owner)
        for text, language, many in (("bänkar", "sv", 9), ("bench", "ar", 5)):
            for _ in range(many):
                an_answer_to(session, row, text, language, day=day)
        an_answer_to(session, row, "kuraas badan", "so", day=day - timedelta(days=6))
        classify_round(
            session, clock=clock, round_id=row.id, progress=lambda *_: None, using=WordModel()
        )
        return f"/staff/review/{row.id}"


def test_the_card_stands_on_a_page_with_figures_limits_and_wrong_uses(app: Flask) -> None:
    page = staff_client(app, Role.AUDITOR).get("/staff/model").text

    card = packaged_card()
    assert card.version in page
    assert "Swedish" in page
    assert f"{card.languages['sv'].acceptable.n:,}" in page
    for sentence in (*card.limits, *card.not_for):
        assert sentence.replace("'", "&#39;") in page


def test_a_figure_nobody_measured_is_not_shown_as_nought(app: Flask) -> None:
    found = packaged_card().languages.values()
    unmeasured = not all(one.no_goal_recall and one.no_goal_precision for one in found)

    page = staff_client(app, Role.ANALYST).get("/staff/model").text

    assert ("not measured" in page) == unmeasured


def test_a_language_that_has_waited_longer_is_named_with_what_to_do(app: Flask) -> None:
    desk = filled(app)
    analyst = staff_client(app, Role.ANALYST, email=EMAIL)

    for path in (f"{desk}/languages", "/staff/review/languages"):
        page = analyst.get(path).text
        assert "Somali: the answers have waited 6 days longer than the others" in page
        assert "Arabic: the answers have waited" not in page


def test_both_pages_are_reached_from_the_desk_and_the_start_page(app: Flask) -> None:
    desk = filled(app)
    analyst = staff_client(app, Role.ANALYST, email=EMAIL)

    assert f'href="{desk}/languages"' in analyst.get(desk).text
    for path in (desk, "/staff/review", "/staff/"):
        assert 'href="/staff/model"' in analyst.get(path).text
    assert 'href="/staff/model"' not in staff_client(app, Role.ELECTED).get("/staff/").text


def test_the_treatment_is_closed_to_other_roles_and_organisations(app: Flask) -> None:
    desk = filled(app)

    assert staff_client(app, Role.ELECTED).get(f"{desk}/languages").status_code == 403
    with app.app_context():
        stranger = staff_client(app, Role.ANALYST, organisation="nordmark")
        assert stranger.get(f"{desk}/languages").status_code == 404
        assert "Nothing to compare yet" in stranger.get("/staff/review/languages").text


@pytest.mark.browser
@pytest.mark.parametrize(
    ("screen", "javascript", "colours"), [(DESKTOP, True, "light"), (NARROW, False, "dark")]
)
def test_both_pages_can_be_read_and_used_by_everybody(
    app: Flask,
    live_server: LiveServer,
    open_page: Visits,
    screen: Screen,
    colours: Literal["light", "dark"],
    *,
    javascript: bool,
) -> None:
    desk = filled(app)
    with app.app_context(), transaction(context.session()):
        context.session().query(StaffRow).filter_by(email=EMAIL).one().language = "sv"
    page = open_page(screen=screen, javascript=javascript, colour_scheme=colours)
    page.goto(f"{live_server.url}/staff/login")
    page.fill("input[name=email]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("main [type=submit]")

    for path in ("/staff/model", f"{desk}/languages", "/staff/review", "/staff/"):
        answer = page.goto(live_server.url + path)
        assert answer is not None
        assert answer.ok, path
        assert_accessible(page)
        no_horizontal_scroll(page)
        targets_large_enough(page)
