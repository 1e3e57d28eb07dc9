"""Review what people wrote, gather it in a theme, and open the results."""

from flask import Flask

from dialog.jobs.actors import ACTORS
from dialog.jobs.runner import Runner
from tests.journeys.people import Journey, the_round
from tests.journeys.texts import CONSIDERED, NAME, SUMMARY, THEME
from tests.journeys.walking import Walker

MOST_ANSWERS = 20


def understand(journey: Journey, app: Flask) -> None:
    """Let the model read, then a person; build the theme and look at the figures."""
    Runner(app, ACTORS).run_all()
    analyst = journey.staff("analyst")
    _review(analyst)
    _build_theme(analyst, f"/staff/review/{the_round(app)}/list?state=all")
    _see_results(analyst)


def _review(analyst: Walker) -> None:
    analyst.open("/staff/review")
    analyst.follow(NAME)
    analyst.follow("Change")
    analyst.choose("11 Sustainable cities and communities")
    analyst.press("Save and go on")
    for _number in range(MOST_ANSWERS):
        if "All answers are reviewed" in analyst.main.inner_text():
            return
        accept = analyst.main.get_by_role("button", name="Accept all and go on")
        analyst.press("Accept all and go on" if accept.count() else "No goal")
    raise AssertionError("the queue has no end")


def _build_theme(analyst: Walker, answers: str) -> None:
    analyst.open(answers)
    analyst.choose("All 6 texts on this page")
    analyst.fill("A new theme, with the title", THEME["sv"])
    analyst.press("Put in theme")
    analyst.open("/staff/themes")
    analyst.follow(NAME)
    analyst.follow(THEME["sv"])
    analyst.follow("Change")
    analyst.write("Title", THEME)
    analyst.write("Summary", SUMMARY)
    analyst.write("How it was considered", CONSIDERED)
    analyst.press("Save the theme")
    analyst.reads("6 answers, from 6 people", CONSIDERED["sv"])


def _see_results(analyst: Walker) -> None:
    analyst.open("/staff/results")
    analyst.follow(NAME)
    analyst.reads("Hur ofta är du i parken?", "Ofta")
    views = analyst.main.get_by_role("navigation", name="Views of the results")
    for name in views.get_by_role("link").all_inner_texts():
        analyst.click(views.get_by_role("link", name=name))
