"""The result pages are accessible, wide and narrow, with and without script, light and dark."""

from typing import Literal

import pytest
from flask import Flask

from dialog import context
from dialog.domain.roles import Role
from dialog.store.organisations import organisation_by_slug
from tests.browser.accessibility import assert_accessible
from tests.browser.layout import no_horizontal_scroll, targets_large_enough
from tests.browser.serving import LiveServer
from tests.browser.visiting import DESKTOP, NARROW, Screen, Visits
from tests.builders import a_published_round
from tests.people import Person, chose, counted, hand_in, wrote
from tests.staff_client import PASSWORD, staff_client

EMAIL = "maja@sjovik.example.org"
PLACES = ("", "?by=age", "/mentions", "/mentions?by=area", "/who", "/evaluation", "/take")


def filled(app: Flask) -> str:
    staff_client(app, Role.ANALYST, Role.DESIGNER, email=EMAIL)
    with app.app_context():
        session = context.session()
        owner = organisation_by_slug(session, "sjovik")
        assert owner is not None
        row = a_published_round(session, owner)
        said = {"visits": chose("often"), "wish": wrote("bänkar"), "children": counted(2)}
        for age, area, many in (("25_44", "north", 30), ("45_64", "south", 24), ("16_24", "", 3)):
            told = {"age": age} | ({"area": area} if area else {})
            person = Person(
                said, told, ("11", "3"), ("social",), easy="yes", right_question="no", remark="Mer"
            )
            hand_in(session, row, [person] * many)
            hand_in(
                session, row, [Person({"visits": chose("never"), "safe": chose("4")}, told)] * 9
            )
        return f"/staff/results/{row.id}"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("screen", "javascript", "colours"), [(DESKTOP, True, "light"), (NARROW, False, "dark")]
)
def test_every_page_can_be_read_and_used_by_everybody(
    app: Flask,
    live_server: LiveServer,
    open_page: Visits,
    screen: Screen,
    colours: Literal["light", "dark"],
    *,
    javascript: bool,
) -> None:
    address = filled(app)
    page = open_page(screen=screen, javascript=javascript, colour_scheme=colours)
    page.goto(f"{live_server.url}/staff/login")
    page.fill("input[name=email]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("main [type=submit]")

    for path in ("/staff/results", *(f"{address}{place}" for place in PLACES)):
        answer = page.goto(live_server.url + path)
        assert answer is not None
        assert answer.ok, path
        assert_accessible(page)
        no_horizontal_scroll(page)
        targets_large_enough(page)
