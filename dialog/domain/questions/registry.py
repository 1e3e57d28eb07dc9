"""Find the rules of a question's kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialog.domain.questions import (
    multiple_choice,
    number,
    open_text,
    place,
    scale,
    single_choice,
)
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.values import Value


@dataclass(frozen=True)
class KindRules:
    """What a kind must know: how to read a value and whether an old one still fits."""

    read_value: Callable[[Question, Sequence[str]], Value]
    fits: Callable[[Question, Value], bool]
    has_options: bool


RULES: dict[QuestionKind, KindRules] = {
    QuestionKind.OPEN_TEXT: KindRules(open_text.read_value, open_text.fits, has_options=False),
    QuestionKind.SINGLE_CHOICE: KindRules(
        single_choice.read_value, single_choice.fits, has_options=True
    ),
    QuestionKind.MULTIPLE_CHOICE: KindRules(
        multiple_choice.read_value, multiple_choice.fits, has_options=True
    ),
    QuestionKind.SCALE: KindRules(scale.read_value, scale.fits, has_options=True),
    QuestionKind.NUMBER: KindRules(number.read_value, number.fits, has_options=False),
    QuestionKind.PLACE: KindRules(place.read_value, place.fits, has_options=True),
}


def read_value(question: Question, written: Sequence[str]) -> Value:
    """Read what a person wrote as an answer to a question."""
    return RULES[question.kind].read_value(question, written)


def still_fits(question: Question, value: Value) -> bool:
    """Say whether a value answers this question; a skip always does."""
    return not value.is_answered or RULES[question.kind].fits(question, value)
