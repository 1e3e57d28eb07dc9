"""Make a consultation through the designer's forms and publish it."""

from tests.journeys.people import BOARD, Journey
from tests.journeys.texts import ARABIC, NAME
from tests.journeys.walking import AUTONYMS, Walker


def design_and_publish(journey: Journey) -> str:
    """Take a consultation from nothing to its short link, and return the link."""
    designer = journey.staff("designer")
    _begin(designer)
    _about(designer)
    _decision(designer)
    _languages(designer)
    _people(designer)
    _questions(designer)
    _background(designer)
    _refused(designer)
    _translate(designer)
    return _publish(designer)


def _begin(designer: Walker) -> None:
    designer.open("/staff/rounds/")
    designer.follow("Begin the first round")
    designer.fill("What is the round about?", NAME)
    designer.choose("Consultation")
    designer.pick("Which language do you write in first?", AUTONYMS["sv"])
    designer.press("Begin")


def _about(designer: Walker) -> None:
    designer.write("Title for participants", {"sv": NAME})
    designer.write("Why do you ask?", _swedish("Vi planerar parken"))
    designer.write("What can people influence?", _swedish("Bänkar, ljus"))
    designer.write("What is decided already?", _swedish("Parken blir kvar"))
    designer.answer("How far has the matter come?", "A proposal: parts can be changed")
    designer.answer("How long does it affect people?", "In the short term")
    designer.fill("Who formulated the problem?", "Parkenheten med pensionärsrådet")
    designer.fill(
        "Who gains from a change, and who is limited by it?",
        "Gående vinner; några parkeringsplatser försvinner",
    )
    designer.press("Save and go on")


def _decision(designer: Walker) -> None:
    designer.fill_all(
        {
            "The decision, plan or budget it feeds": "Parkplan 2027",
            "Who decides?": BOARD,
            "When is the decision expected?": "2027-05-12",
            "Registration number of the matter": "TN 2026/114",
            "Who takes the results?": "Maja Lind",
            "What may she or he do with them?": "får ändra planen",
            "Time set aside for analysis and feedback": "två veckor i mars",
            "Name": "Maja Lind",
            "Telephone": "0123-456 78",
            "E-mail": "maja.lind@example.org",
            "Participants are told by": "2027-06-01",
        }
    )
    designer.write("What happens next?", _swedish("Nämnden beslutar"))
    designer.press("Save and go on")


def _languages(designer: Walker) -> None:
    designer.choose(AUTONYMS["ar"])
    designer.fill("Closes", "2027-02-28T23:59")
    designer.press("Save and go on")


def _people(designer: Walker) -> None:
    designer.follow("Add a group")
    designer.fill("Which group?", "Unga 16–24 år")
    designer.answer("How does the matter concern them?", "Is affected by it")
    designer.pick("What keeps them from being heard?", "Age")
    designer.fill("How do you reach them?", "Två kvällar på ungdomsgården")
    designer.fill("Expected share of those who answer, per cent", "20")
    designer.choose("16 to 24")
    designer.press("Save")


def _questions(designer: Walker) -> None:
    designer.open(f"{_round_of(designer)}/design/questions")
    designer.follow("Choose one answer")
    designer.write("The question", _swedish("Hur ofta"))
    designer.write("Answer 1", {"sv": "Ofta"})
    designer.write("Answer 2", {"sv": "Aldrig"})
    designer.press("Save")
    designer.open(f"{_round_of(designer)}/design/questions")
    designer.follow("In their own words")
    designer.write("The question", _swedish("Vad vill du"))
    designer.press("Save")


def _background(designer: Walker) -> None:
    designer.open(f"{_round_of(designer)}/design/backgrounds")
    designer.choose("Age")
    designer.write("Why do you ask about it?", _swedish("Vi vill se"))
    designer.press("Save")


def _refused(designer: Walker) -> None:
    """See that the gate names what is missing and offers no button."""
    designer.open(f"{_round_of(designer)}/publish")
    designer.reads("10 texts are missing in العربية, which you promise.")
    assert not designer.main.get_by_role("button", name="Publish version 1").count()


def _translate(designer: Walker) -> None:
    designer.open(f"{_round_of(designer)}/design/texts")
    designer.follow(AUTONYMS["ar"])
    for pair in designer.main.locator(".translate").all():
        source = pair.locator("p[id$=-source]").inner_text()
        pair.get_by_role("textbox").fill(ARABIC[source])
    designer.press("Save")


def _publish(designer: Walker) -> str:
    designer.open(f"{_round_of(designer)}/preview/ar")
    designer.open(f"{_round_of(designer)}/publish")
    designer.reads("Everything is in place.")
    designer.press("Publish version 1")
    designer.open(f"{_round_of(designer)}/poster/ar")
    designer.open(_round_of(designer))
    return designer.page.locator("#short-link").inner_text()


def close(journey: Journey) -> None:
    """Close the round before its time."""
    designer = journey.staff("designer")
    designer.open(_round_of(designer))
    designer.page.get_by_text("Close the round now").click()
    designer.press("Close now")


def _round_of(designer: Walker) -> str:
    """Return the address of the round the designer is at."""
    path = designer.page.url.removeprefix(designer.home)
    return "/".join(path.split("/")[:4])


def _swedish(beginning: str) -> dict[str, str]:
    return {"sv": next(text for text in ARABIC if text.startswith(beginning))}
