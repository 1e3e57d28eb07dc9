"""Open pages as visitors differ: screen, script, language, colours and motion."""

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 10_000
"""Milliseconds to wait for a page or an element; everything is served by this machine."""


@dataclass(frozen=True)
class Screen:
    """A window's size in CSS pixels."""

    width: int
    height: int


NARROW = Screen(320, 640)
PHONE = Screen(360, 740)
DESKTOP = Screen(1280, 800)


class Visits:
    """The pages one test opens, and the faults they showed."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.faults: list[str] = []

    def __call__(
        self,
        url: str | None = None,
        *,
        screen: Screen = DESKTOP,
        javascript: bool = True,
        locale: str = "sv-SE",
        colour_scheme: Literal["light", "dark"] = "light",
        forced_colours: bool = False,
        offline: bool = False,
    ) -> Page:
        """Open a page as a new visitor, with no cookies."""
        context = self._browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            java_script_enabled=javascript,
            locale=locale,
            color_scheme=colour_scheme,
            forced_colors="active" if forced_colours else "none",
            reduced_motion="reduce",
            offline=offline,
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("pageerror", self._note_error)
        page.on("console", self._note_message)
        if url is not None:
            page.goto(url)
        return page

    def close(self) -> None:
        """Close every page this test opened."""
        for context in self._contexts:
            context.close()

    def _note_error(self, error: Error) -> None:
        self.faults.append(f"script error: {error}")

    def _note_message(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.faults.append(f"refused: {message.text}")
