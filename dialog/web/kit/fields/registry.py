"""Find how a question's kind is shown, and show what was answered in words."""

from collections.abc import Callable
from dataclasses import dataclass

from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.values import Reply, Value
from dialog.domain.wording import Wording
from dialog.web.kit.fields import (
    multiple_choice,
    number,
    open_text,
    place,
    scale,
    single_choice,
)
from dialog.web.kit.locale import gettext, in_page_language, shown_number


@dataclass(frozen=True)
class Field:
    """How one question kind is shown and filled again."""

    template: str
    written_from: Callable[[Value], tuple[str, ...]]


FIELDS: dict[QuestionKind, Field] = {
    QuestionKind.OPEN_TEXT: Field(open_text.TEMPLATE, open_text.written_from),
    QuestionKind.SINGLE_CHOICE: Field(single_choice.TEMPLATE, single_choice.written_from),
    QuestionKind.MULTIPLE_CHOICE: Field(multiple_choice.TEMPLATE, multiple_choice.written_from),
    QuestionKind.SCALE: Field(scale.TEMPLATE, scale.written_from),
    QuestionKind.NUMBER: Field(number.TEMPLATE, number.written_from),
    QuestionKind.PLACE: Field(place.TEMPLATE, place.written_from),
}


def written_from(question: Question, value: Value | None) -> tuple[str, ...]:
    """Return an earlier value as the person would have written it."""
    if value is None or not value.is_answered:
        return ()
    return FIELDS[question.kind].written_from(value)


def in_words(question: Question, value: Value, language: str) -> list[Wording]:
    """Return an answer as it is read back, each part with its language."""
    if value.reply is Reply.SKIPPED:
        return [_own(gettext("You skipped this question."))]
    if value.reply is Reply.DONT_KNOW:
        return [_own(gettext("Don't know"))]
    if value.text is not None:
        return [Wording(value.text, language)]
    if value.number is not None:
        return [_own(shown_number(value.number))]
    options = [question.option(key) for key in value.choices]
    return [in_page_language(option.text) for option in options if option is not None]


def _own(text: str) -> Wording:
    return Wording(text, "")
