"""The designer's pages are accessible, on a wide screen and on the narrowest, without script."""

import pytest
from flask import Flask
from playwright.sync_api import Page

from dialog.domain.findings import Section
from dialog.domain.roles import Role
from tests.browser.accessibility import assert_accessible
from tests.browser.layout import no_horizontal_scroll, targets_large_enough
from tests.browser.serving import LiveServer
from tests.browser.visiting import DESKTOP, NARROW, Screen, Visits
from tests.builders import a_design
from tests.fakes import FixedClock
from tests.staff_client import PASSWORD, staff_client
from tests.web.designer.filling import Filled

EMAIL = "maja@sjovik.example.org"
PLACES = [
    "",
    "/publish",
    *(f"/design/{section.value}" for section in Section),
    "/design/questions/visits",
    "/design/questions/why_not",
    "/design/questions/new/scale",
    "/design/questions/new/number",
    "/design/people/young",
    "/design/texts/ar",
    "/preview/ar",
    "/preview/ar/wish",
    "/preview/sv/about-you",
]


def logged_in(page: Page, server: LiveServer) -> Page:
    page.goto(f"{server.url}/staff/login")
    page.fill("input[name=email]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("main [type=submit]")
    return page


@pytest.mark.browser
@pytest.mark.parametrize(("screen", "javascript"), [(DESKTOP, True), (NARROW, False)])
def test_every_page_can_be_read_and_used_by_everybody(
    app: Flask,
    clock: FixedClock,
    live_server: LiveServer,
    open_page: Visits,
    screen: Screen,
    *,
    javascript: bool,
) -> None:
    filled = Filled(app, staff_client(app, Role.DESIGNER, email=EMAIL), clock)
    draft = filled.begin()
    filled.everything(draft, a_design(groups=a_design().groups, problem_owner=""))
    published = filled.published()
    start = f"{live_server.url}/staff/rounds"

    page = logged_in(open_page(screen=screen, javascript=javascript), live_server)

    paths = ["/", "/new", f"/{published}", f"/{published}/poster/ar"]
    for path in (*paths, *(f"/{draft}{place}" for place in PLACES)):
        page.goto(start + path)
        assert_accessible(page)
        no_horizontal_scroll(page)
        targets_large_enough(page)
