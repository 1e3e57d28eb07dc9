"""Tell those who took part what was decided, and later what it led to."""

from tests.journeys.people import BOARD, Journey
from tests.journeys.taking_part import come_back
from tests.journeys.texts import DECIDED, NAME, NEXT, SUMMARY, THEME, TOLD, WHY
from tests.journeys.walking import Walker


def tell_decision(journey: Journey) -> None:
    """Write the first feedback in both languages and publish it."""
    communicator = _at_the_desk(journey)
    communicator.follow("Write")
    communicator.write("What we heard", SUMMARY)
    communicator.answer("What became of it?", "The answer is yes")
    communicator.write("What was decided or done", DECIDED)
    communicator.write("Why", WHY)
    communicator.write("What happens next", NEXT)
    communicator.press("Save")
    communicator.press("Publish to everybody")
    communicator.reads("1 person has left an address.")


def tell_effect(journey: Journey) -> None:
    """Read through what the effect report says, and publish it."""
    communicator = _at_the_desk(journey)
    communicator.follow("Write")
    communicator.press("Save")
    communicator.press("Publish to everybody")


def see_decision(journey: Journey, code: str) -> None:
    """See with the code what was decided, and what everybody was told."""
    resident, language = come_back(journey, code), journey.language
    resident.reads(THEME[language], DECIDED[language], WHY[language], BOARD, "§ 38")
    resident.click(resident.main.locator("#reaction button[value=yes]"))
    resident.open(f"/{language}/sjovik/hur-ska-hamnparken-bli/")
    resident.reads(SUMMARY[language], DECIDED[language], NEXT[language])


def see_effect(journey: Journey, code: str) -> None:
    """See with the code what the decision led to, also on the round's own page."""
    resident, language = come_back(journey, code), journey.language
    resident.reads(DECIDED[language], TOLD[language])
    resident.click(resident.main.locator("a[href$='/hur-ska-hamnparken-bli/']").first)
    resident.reads(TOLD[language])


def _at_the_desk(journey: Journey) -> Walker:
    communicator = journey.staff("communicator")
    communicator.open("/staff/feedback")
    communicator.follow(NAME)
    return communicator
