"""Prepare a question and the turns before it for the page."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from dialog.domain.answers import Thread
from dialog.domain.backgrounds import BACKGROUND_WORDS, CODE_WORDS
from dialog.domain.questions.kinds import Question
from dialog.domain.rounds import BACKGROUND_CODES, Background, RoundDesign
from dialog.domain.routing import longest_path, path
from dialog.domain.wording import Wording
from dialog.web.kit.fields.registry import FIELDS, in_words, written_from
from dialog.web.kit.locale import gettext, in_page_language

TURNS_SHOWN = 3


@dataclass(frozen=True)
class Choice:
    """One option as it is shown."""

    key: str
    text: Wording
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """A question as it is shown, with what the person wrote so far."""

    key: str
    kind: str
    template: str
    text: Wording
    hint: Wording
    choices: tuple[Choice, ...]
    written: str
    error: str
    rendered_key: str
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True)
class Turn:
    """A question and what was answered to it."""

    key: str
    question: Wording
    answer: list[Wording]


@dataclass(frozen=True)
class Progress:
    """Where the person is: this question, and at most how many."""

    number: int
    total: int


def asked(
    question: Question, thread: Thread, *, written: tuple[str, ...] | None = None, error: str = ""
) -> Asked:
    """Return a question as it is shown; what was just written goes before what was saved."""
    shown = written
    if shown is None:
        shown = written_from(question, thread.values.get(question.key))
    return Asked(
        key=question.key,
        kind=question.kind.value,
        template=FIELDS[question.kind].template,
        text=in_page_language(question.text),
        hint=in_page_language(question.hint),
        choices=tuple(
            Choice(option.key, in_page_language(option.text), option.key in shown)
            for option in question.options
        ),
        written=shown[0] if shown else "",
        error=error,
        rendered_key=secrets.token_hex(16),
        minimum=question.minimum,
        maximum=question.maximum,
    )


def turns(design: RoundDesign, thread: Thread, *, before: str | None = None) -> list[Turn]:
    """Return the answered turns on this person's way, up to a question."""
    found = []
    for question in path(design, thread.values):
        if question.key == before:
            break
        value = thread.values.get(question.key)
        if value is not None:
            language = thread.languages.get(question.key, "")
            words = in_words(question, value, language)
            found.append(Turn(question.key, in_page_language(question.text), words))
    return found


def progress(design: RoundDesign, thread: Thread, question: Question) -> Progress:
    """Return where a question stands; branches may make the way shorter, never longer."""
    keys = [one.key for one in longest_path(design, thread.values)]
    return Progress(keys.index(question.key) + 1, len(keys))


def background_groups(
    design: RoundDesign, chosen: Mapping[str, str]
) -> list[tuple[str, str, list[Choice]]]:
    """Return the optional questions about the person: name, words and what may be chosen."""
    return [
        (one.value, gettext(BACKGROUND_WORDS[one]), _background_choices(design, one, chosen))
        for one in design.backgrounds
    ]


def _background_choices(
    design: RoundDesign, background: Background, chosen: Mapping[str, str]
) -> list[Choice]:
    picked = chosen.get(background.value, "")
    if background is Background.AREA:
        return [
            Choice(area.key, in_page_language(area.text), area.key == picked)
            for area in design.areas
        ]
    return [
        Choice(code, Wording(gettext(CODE_WORDS[code]), ""), code == picked)
        for code in BACKGROUND_CODES[background]
    ]
