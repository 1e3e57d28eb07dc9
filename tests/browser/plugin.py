"""Give the suite its browser, its live server and its page checkers."""

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from tests.browser.html import HtmlValidator
from tests.browser.needs import BY_MARKER, CHROMIUM, MISSING, NODE, chromium, require
from tests.browser.serving import LiveServer, serving
from tests.browser.visiting import ARGUMENTS, Visits


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, tools in BY_MARKER.items():
        if item.get_closest_marker(marker):
            require(*tools)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    not_run = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", ()):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if MISSING in reason:
            not_run[reason.split(MISSING, 1)[1]].append(report.nodeid)
    if not_run:
        terminalreporter.section("Checks that could not run on this machine")
    for tool, tests in sorted(not_run.items()):
        terminalreporter.write_line(f"For want of {tool}:")
        for test in sorted(tests):
            terminalreporter.write_line(f"  {test}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Keep one Chromium for the whole session."""
    require(CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Visits]:
    """Open pages as different visitors; a script error or a refusal by the CSP fails the test."""
    visits = Visits(browser)
    yield visits
    visits.close()
    assert visits.faults == []


@pytest.fixture
def live_server(app: Flask) -> Iterator[LiveServer]:
    """Serve the application on a free port of this machine."""
    with serving(app) as server:
        yield server


@pytest.fixture(scope="session")
def html_problems() -> Iterator[Callable[[str], list[str]]]:
    """Return a function that lists what is wrong with a page's HTML."""
    require(NODE)
    with HtmlValidator() as validator:
        yield validator.problems
