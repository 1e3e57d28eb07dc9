"""Answer a consultation on a phone, and come back with the code."""

from urllib.parse import urlsplit

from tests.journeys.people import Journey
from tests.journeys.texts import WISHES
from tests.journeys.walking import Walker


def answer(journey: Journey, short_link: str) -> str:
    """Answer from the short link to the receipt, leave an address, and return the code."""
    resident = journey.resident()
    _choose_language(resident, short_link, journey.language)
    resident.click(resident.main.locator("form[action$=start] button"))
    _send(resident, "input[type=radio]")
    resident.main.locator("textarea").fill(WISHES[journey.language])
    _send(resident)
    _send(resident, "input[value='65_79']")
    resident.click(resident.main.locator("form[data-sending] > button"))
    _judge(resident)
    return _receipt(resident)


def _choose_language(resident: Walker, short_link: str, language: str) -> None:
    path = short_link.partition("/s/")[2]
    resident.open(f"/s/{path}")
    resident.click(resident.main.locator(f"a[hreflang={language}]"))
    assert resident.page.locator("html").get_attribute("lang") == language


def _send(resident: Walker, choice: str = "") -> None:
    if choice:
        resident.main.locator(choice).first.check()
    resident.click(resident.main.locator("#question button[value=send]"))


def _judge(resident: Walker) -> None:
    for name in ("easy", "right_question"):
        resident.main.locator(f"input[name={name}][value=yes]").check()
    _send(resident)


def _receipt(resident: Walker) -> str:
    code = resident.main.locator("#ticket-code").inner_text()
    resident.main.locator("#email").fill("resident@example.org")
    resident.click(resident.main.locator("#contact button"))
    resident.click(resident.main.locator("a[href$='/my-answers']"))
    resident.reads(WISHES[resident_language(resident)])
    return code


def resident_language(resident: Walker) -> str:
    """Return the language of the page the resident reads."""
    return resident.page.locator("html").get_attribute("lang") or ""


def come_back(journey: Journey, code: str) -> Walker:
    """Enter the code on another phone and see the journey of the answer."""
    resident = journey.resident()
    resident.open(f"/{journey.language}/sjovik/")
    resident.click(resident.page.locator("a[href$='/sjovik/code']").first)
    resident.main.locator("#code").fill(code)
    resident.click(resident.main.locator("#question button"))
    return resident


def remove_address(journey: Journey, link: str) -> None:
    """Follow the e-mail's link that has the address removed."""
    resident = journey.resident()
    resident.open(urlsplit(link).path)
    resident.click(resident.main.locator("form button"))
