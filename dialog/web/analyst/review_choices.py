"""Read from the address which answers a person wants to see, and write it back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from dialog.domain.review import ReviewState, Selection
from dialog.services.review_desk import ReviewRoom
from dialog.web.analyst.review_words import (
    STATES,
    all_dimensions,
    all_goals,
    language_name,
)
from dialog.web.kit.locale import gettext, in_page_language, shown_date

T = TypeVar("T")
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class Choices:
    """What can be chosen for one part of the selection."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


def selection_from(given: Mapping[str, str]) -> Selection:
    """Read the selection; what can't be read restricts nothing."""
    state = given.get("state", "")
    return Selection(
        state=ReviewState(state) if state in set(ReviewState) else ReviewState.WAITING,
        question=given.get("question", ""),
        language=given.get("language", ""),
        goal=given.get("goal", ""),
        dimension=given.get("dimension", ""),
        day=_day(given.get("day", "")),
        repeated=given.get("repeated") == "1",
        search=given.get("search", "")[:LONGEST_SEARCH],
    )


def address_of(selection: Selection) -> dict[str, str]:
    """Return the selection as the query of an address, without what restricts nothing."""
    everything = {
        "state": "" if selection.state is ReviewState.WAITING else selection.state.value,
        "question": selection.question,
        "language": selection.language,
        "goal": selection.goal,
        "dimension": selection.dimension,
        "day": selection.day.isoformat() if selection.day else "",
        "repeated": "1" if selection.repeated else "",
        "search": selection.search.strip(),
    }
    return {name: text for name, text in everything.items() if text}


def choices_in(found: ReviewRoom, selection: Selection) -> list[Choices]:
    """Return what can be chosen among the answers of a room."""
    any_ = ("", gettext("Any"))
    languages = _present(one.language for one in found.answers)
    days = _present(one.day for one in found.answers)
    questions = [
        (question.key, in_page_language(question.text).text)
        for question in found.round.design.questions
        if any(one.question_key == question.key for one in found.answers)
    ]
    goals = [(one.code, one.text) for one in all_goals()]
    dimensions = [(one.code, one.text) for one in all_dimensions()]
    states = [(state.value, gettext(words)) for state, words in STATES.items()]
    day = selection.day.isoformat() if selection.day else ""
    batches = [(one.isoformat(), shown_date(one)) for one in days]
    tongues = [(tag, language_name(tag)) for tag in languages]
    return [
        Choices("state", gettext("State"), tuple(states), selection.state.value),
        Choices("question", gettext("Question"), (any_, *questions), selection.question),
        Choices("language", gettext("Language"), (any_, *tongues), selection.language),
        Choices("day", gettext("Arrived"), (any_, *batches), day),
        Choices("goal", gettext("Global goal"), (any_, *goals), selection.goal),
        Choices("dimension", gettext("Dimension"), (any_, *dimensions), selection.dimension),
    ]


def id_from(text: str | None) -> UUID | None:
    """Return the id a text stands for, or None."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


def ids_from(texts: Iterable[str]) -> list[UUID]:
    """Return the ids among some texts, each once."""
    found = (id_from(text) for text in texts)
    return list(dict.fromkeys(one for one in found if one is not None))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _present(things: Iterable[T]) -> list[T]:
    return sorted(set(things), key=str)
