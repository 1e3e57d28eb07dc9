"""Walk through pages as a person does, by what stands on them, and look at each on the way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from playwright.sync_api import Locator, Page, Response

from tests.browser.accessibility import assert_accessible
from tests.browser.layout import no_horizontal_scroll

Check = Callable[[Page], None]
AUTONYMS = {"sv": "Svenska", "ar": "العربية"}
LINKS = "links => links.map(link => link.href)"
LOST_ANCHORS = """
() => [...document.querySelectorAll('a[href^="#"]')]
  .map(link => link.getAttribute("href").slice(1))
  .filter(id => id && !document.getElementById(id))
"""


def anchors_are_there(page: Page) -> None:
    """Fail with each link to a place that the page does not have."""
    lost: list[str] = page.evaluate(LOST_ANCHORS)
    assert not lost, f"{page.url} links to {lost}, which it does not have"


STAFF_CHECKS: tuple[Check, ...] = (assert_accessible, anchors_are_there)
PARTICIPANT_CHECKS: tuple[Check, ...] = (*STAFF_CHECKS, no_horizontal_scroll)


@dataclass
class Walker:
    """Somebody with a browser; what is wrong with the pages on the way is gathered in faults."""

    page: Page
    home: str
    faults: list[str]
    checks: tuple[Check, ...] = ()
    links: set[str] = field(default_factory=set)

    @property
    def main(self) -> Locator:
        """Return the page's own content, without the menu around it."""
        return self.page.locator("main")

    def look(self) -> None:
        """Check the page and remember where its links lead."""
        for check in self.checks:
            try:
                check(self.page)
            except AssertionError as fault:
                self.faults.append(str(fault))
        hrefs: list[str] = self.page.locator("a[href]").evaluate_all(LINKS)
        self.links |= {urldefrag(href)[0] for href in hrefs if href.startswith(self.home)}

    def open(self, path: str, *, status: int = 200) -> None:
        """Go to an address, whole or of this server."""
        url = path if path.startswith("http") else self.home + path
        self._arrived(self.page.goto(url), status)

    def press(self, name: str, *, status: int = 200) -> None:
        """Press the button that says this."""
        self.click(self.main.get_by_role("button", name=name, exact=True).first, status=status)

    def follow(self, name: str) -> None:
        """Follow the link that says this."""
        self.click(self.main.get_by_role("link", name=name, exact=True).first)

    def click(self, target: Locator, *, status: int = 200) -> None:
        """Click what leads to another page."""
        with self.page.expect_navigation() as arriving:
            target.click()
        self._arrived(arriving.value, status)

    def fill(self, label: str, text: str) -> None:
        """Write in the field with this label."""
        self._field(label).fill(text)

    def fill_all(self, texts: Mapping[str, str]) -> None:
        """Write in several fields."""
        for label, text in texts.items():
            self.fill(label, text)

    def choose(self, *labels: str) -> None:
        """Check the boxes or circles with these labels."""
        for label in labels:
            self.main.get_by_label(label, exact=True).first.check()

    def answer(self, question: str, choice: str) -> None:
        """Choose one of the answers below a question."""
        group = self.main.get_by_role("group", name=question, exact=True)
        group.get_by_label(choice, exact=True).check()

    def pick(self, label: str, choice: str) -> None:
        """Pick from the list with this label."""
        self._field(label).select_option(label=choice)

    def write(self, legend: str, texts: Mapping[str, str]) -> None:
        """Write one text in several languages."""
        group = self.main.get_by_role("group", name=legend, exact=True)
        for tag, text in texts.items():
            group.get_by_label(AUTONYMS[tag], exact=True).fill(text)

    def reads(self, *texts: str) -> None:
        """Fail unless each of the texts is on the page."""
        said = self.main.inner_text()
        missing = [text for text in texts if text not in said]
        assert not missing, f"{self.page.url} does not say {missing}, but: {said}"

    def try_links(self) -> None:
        """Open every link met on the way and note those that lead nowhere."""
        for url in sorted(self.links):
            answer = self.page.request.get(url)
            if not answer.ok:
                self.faults.append(f"{url} is linked to, but answers {answer.status}")

    def _field(self, label: str) -> Locator:
        optional = re.compile(rf"^\s*{re.escape(label)}(\s+\(you need not fill this in\))?\s*$")
        return self.main.get_by_label(optional).first

    def _arrived(self, answer: Response | None, status: int) -> None:
        if answer is not None and answer.status != status:
            said = self.main.inner_text()
            raise AssertionError(f"{self.page.url} answers {answer.status}: {said}")
        self.look()
