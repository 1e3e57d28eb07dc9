"""A resident with a real browser: keyboard only, 320 px, right to left, with and without script."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from dialog.store.base import db
from tests.browser.accessibility import assert_accessible
from tests.browser.keyboard import tab_to
from tests.browser.layout import no_horizontal_scroll, targets_large_enough
from tests.browser.serving import LiveServer
from tests.browser.visiting import NARROW, Visits
from tests.builders import a_published_round, an_organisation

pytestmark = [pytest.mark.browser, pytest.mark.node]


@pytest.fixture(autouse=True)
def _round(app: Flask) -> None:
    with app.app_context():
        a_published_round(db.session(), an_organisation(db.session()))


def stations(page: Page, start: str) -> list[tuple[str, Callable[[], None]]]:
    """Return each page of the way with what leads on from it."""

    def send() -> None:
        page.click("#question button[value=send]")

    def choose(value: str) -> Callable[[], None]:
        return lambda: (page.check(f'input[value="{value}"]'), send())[1]

    def write(text: str) -> Callable[[], None]:
        return lambda: (page.fill("#answer", text), send())[1]

    def hand_in() -> None:
        page.click("form[data-sending] > button")

    return [
        ("intro", lambda: page.click("form[action$=start] button")),
        ("choice", choose("never")),
        ("several", choose("dark")),
        ("text", write("sitta i skuggan")),
        ("scale", choose("4")),
        ("wrong number", write("many")),
        ("error", write("2")),
        ("place", choose("quay")),
        ("about you", send),
        ("check", hand_in),
        ("evaluation", lambda: page.click("button[value=skip]")),
        ("receipt", lambda: page.click("a[href$='/my-answers']")),
        ("my answers", lambda: page.click("a[href$='/withdraw']")),
        ("withdraw", lambda: None),
    ]


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", ["sv", "ar"])
def test_every_page_of_the_thread_is_accessible(
    live_server: LiveServer, open_page: Visits, language: str, javascript: bool
) -> None:
    url = f"{live_server.url}/{language}/sjovik/harbour-park/"
    page = open_page(url, screen=NARROW, javascript=javascript)

    for _name, go_on in stations(page, url):
        assert_accessible(page)
        no_horizontal_scroll(page)
        targets_large_enough(page)
        go_on()


def test_the_keyboard_alone_is_enough(live_server: LiveServer, open_page: Visits) -> None:
    page = open_page(f"{live_server.url}/sv/sjovik/harbour-park/", javascript=False)

    tab_to(page, page.locator("form[action$=start] button"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/answer/visits")
    tab_to(page, page.locator("input[value=often]"))
    page.keyboard.press("Space")
    tab_to(page, page.locator("#question button[value=send]"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, page.locator("#answer"))
    page.keyboard.type("fler bänkar")
    tab_to(page, page.locator("#question button[value=send]"))
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert "fler bänkar" in page.content()


def test_enter_in_a_field_sends_the_answer(live_server: LiveServer, open_page: Visits) -> None:
    page = open_page(f"{live_server.url}/sv/sjovik/harbour-park/")
    page.click("form[action$=start] button")
    page.goto(f"{live_server.url}/sv/sjovik/harbour-park/answer/children")

    page.fill("#answer", "3")
    page.press("#answer", "Enter")
    page.wait_for_url("**/answer/visits*")

    assert page.locator("html").get_attribute("lang") == "sv"


def test_a_language_switch_keeps_the_half_written_words(
    live_server: LiveServer, open_page: Visits
) -> None:
    page = open_page(f"{live_server.url}/sv/sjovik/harbour-park/", javascript=False)
    page.click("form[action$=start] button")
    page.goto(f"{live_server.url}/sv/sjovik/harbour-park/answer/wish")

    page.fill("#answer", "halva ord")
    page.click(".tongues summary")
    page.click(".tongues [lang=ar]")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.input_value("#answer") == "halva ord"


def test_dark_pages_are_accessible_too(live_server: LiveServer, open_page: Visits) -> None:
    page = open_page(f"{live_server.url}/sv/sjovik/harbour-park/", colour_scheme="dark")

    assert_accessible(page)
    page.click("form[action$=start] button")
    assert_accessible(page)


@pytest.mark.parametrize("path", ["/sv/sjovik/", "/s/PARK", "/sv/sjovik/code", "/sv/nowhere/"])
def test_public_pages_are_accessible_at_320_pixels(
    live_server: LiveServer, open_page: Visits, path: str
) -> None:
    page = open_page(live_server.url + path, screen=NARROW)

    assert_accessible(page)
    no_horizontal_scroll(page)
