"""Lead a theme to a goal, a measure and a decision, and report what it led to."""

from tests.journeys.people import BOARD, COUNCIL, Journey
from tests.journeys.texts import CONSIDERED, DECIDED, NAME, THEME, TOLD, WHY
from tests.journeys.walking import Walker

GOAL, MEASURE, DECISION = "Skugga åt alla", "Sex bänkar", "Bänkar i Hamnparken"
ROWS = (
    "Social",
    "Economic",
    "Environmental",
    "Other countries' possibilities",
    "People and places with the worst conditions",
)
HORIZONS = ("Short term", "Long term")


def decide(journey: Journey) -> None:
    """Take the theme to a registered decision, which only the board may take."""
    analyst = journey.staff("analyst")
    _shape_goal(analyst)
    _propose_measure(analyst)
    _assess(analyst)
    _weigh(analyst)
    _prepare(analyst)
    _refused(journey.staff("adviser"))
    _take(journey.staff("chair"))


def _shape_goal(analyst: Walker) -> None:
    analyst.open("/staff/goals")
    analyst.follow("Write the first goal")
    analyst.fill("The goal in one sentence", GOAL)
    analyst.write("In plain words", THEME)
    analyst.pick("This theme", "shaped the goal")
    analyst.pick("Responsible body", BOARD)
    analyst.pick("Accepted: which round shows it?", NAME)
    analyst.fill_all(
        {
            "In the short term": "Sex bänkar 2027",
            "In the long term": "Alla kan vila på vägen",
            "The effect in society it is meant to have": "Äldre kommer ut mer",
            "Specific: what exactly is to be reached?": "Tolv bänkar i skuggan",
            "If yes: how is it measured?": "Räknas varje maj",
            "Accepted: what did the round show?": "Fem av sex vill ha det",
            "Realistic: why can it be reached?": "Pengarna finns i budgeten",
            "Time-bound: by which day?": "2028-05-01",
            "Which other goals does it help?": "Folkhälsa",
            "Which other goals does it hinder?": "Inget vi vet",
            "Who risks being left out, and what have they said?": "Barn; skolrådet är tillfrågat",
        }
    )
    analyst.choose("11 Sustainable cities and communities")
    analyst.press("Save")
    analyst.press("Adopt the goal")
    analyst.reads("Adopted on")


def _propose_measure(analyst: Walker) -> None:
    analyst.follow("Propose a measure")
    analyst.fill("The measure in one sentence", MEASURE)
    analyst.fill("What is to be done?", "Sex bänkar i skuggan")
    analyst.answer("Who decides on it?", "political decision")
    analyst.press("Save")


def _assess(analyst: Walker) -> None:
    analyst.follow("Assess what it leads to")
    for row in ROWS:
        for horizon in HORIZONS:
            cell = analyst.main.get_by_role("group", name=f"{row}, {horizon}", exact=True)
            cell.get_by_label("Sign").select_option(label="positive")
            cell.get_by_label("What happens").fill("Fler kan vila")
    analyst.fill("Resources: staff and money", "200 000 kr")
    analyst.fill("What it means for the operation, and whether it is reorganised", "Två veckor")
    analyst.answer("Do overall goals and indicators need a review?", "No")
    analyst.press("The assessment is finished")


def _weigh(analyst: Walker) -> None:
    analyst.follow("Weigh it")
    analyst.answer("Effort", "low effort")
    analyst.answer("Expected effect", "large effect")
    analyst.fill("Functions that took part", "Park\nSkola")
    analyst.press("Save")
    analyst.follow("See it among the others")
    analyst.follow(MEASURE)


def _prepare(analyst: Walker) -> None:
    analyst.follow("Prepare a decision")
    analyst.pick("Addressee: the body that is to decide", BOARD)
    analyst.fill_all(
        {
            "Title": DECISION,
            "Registration number": "TN 2026/114",
            "Office": "Parkkontoret",
            "Summary": "Sex bänkar ställs i skuggan.",
            "The matter": CONSIDERED["sv"],
            "Decision to be sent to": "Parkkontoret",
        }
    )
    clause = analyst.main.get_by_role("group", name="Clause 1", exact=True)
    clause.get_by_label("Wording").fill(DECIDED["sv"])
    analyst.press("Save")
    analyst.follow("Decision basis")
    analyst.reads("TN 2026/114", THEME["sv"])
    analyst.page.go_back()
    analyst.press("It is ready for decision")


def _refused(adviser: Walker) -> None:
    """See that a body that advises is told so in a sentence, and decides nothing."""
    _open_decision(adviser)
    assert adviser.main.get_by_role("link", name="Register the decision").count() == 0
    adviser.open(f"{adviser.page.url}/take")
    _fill_decision(adviser, f"{COUNCIL} (advises)")
    adviser.press("Save", status=403)
    adviser.reads(f"{COUNCIL} may prepare and advise, but not decide.")


def _take(chair: Walker) -> None:
    _open_decision(chair)
    chair.follow("Register the decision")
    _fill_decision(chair, BOARD)
    chair.press("Save")
    chair.reads(f"Decided by {BOARD} on 20 November 2026, § 38.")


def _open_decision(elected: Walker) -> None:
    elected.open("/staff/decisions")
    elected.follow(DECISION)


def _fill_decision(elected: Walker, body: str) -> None:
    elected.pick("Body that decided", body)
    elected.fill("Decided on", "2026-11-20")
    elected.fill("§ of the minutes", "§ 38")
    elected.fill("Followed up on", "2027-11-20")
    elected.write("In plain words: what is decided", DECIDED)
    elected.write("Why it was decided so", WHY)


def report_effect(journey: Journey) -> None:
    """Carry the measure out and say, a year later, what it led to."""
    analyst = journey.staff("analyst")
    analyst.open("/staff/measures")
    analyst.follow(MEASURE)
    analyst.follow("It is carried out")
    analyst.fill("Carried out on", "2027-05-20")
    analyst.press("Save")
    analyst.open("/staff/decisions")
    analyst.follow(DECISION)
    analyst.follow("Report the effect")
    analyst.answer("Was it done?", "yes")
    analyst.answer("Was the goal achieved?", "partly")
    for evidence in analyst.main.get_by_label("What shows it?").all():
        evidence.fill("Räknat i maj")
    analyst.answer("What happens with it now?", "develop further")
    analyst.write("In plain words, for those who answered", TOLD)
    analyst.press("Save")
