"""Rules of a question answered with a whole number."""

import unicodedata
from collections.abc import Sequence

from dialog.domain.errors import InvalidError
from dialog.domain.questions.kinds import Question
from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.wording import N_

MOST_DIGITS = 9


def read_value(question: Question, written: Sequence[str]) -> Value:
    """Read the number, in any script's digits; an empty field is a skip."""
    text = "".join(written[0].split()) if written else ""
    if not text:
        return SKIPPED
    number = _whole_number(question, text)
    _check_bounds(question, number)
    return Value(number=number)


def fits(question: Question, value: Value) -> bool:
    """Say whether an earlier value is still an answer to this question."""
    if value.number is None:
        return False
    low = question.minimum is None or value.number >= question.minimum
    return low and (question.maximum is None or value.number <= question.maximum)


def _whole_number(question: Question, text: str) -> int:
    sign, digits = (-1, text[1:]) if text[0] in "-−" else (1, text)
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        raise InvalidError(
            N_("Write a whole number with digits, for example 3."), field=question.key
        )
    return sign * int("".join(str(unicodedata.decimal(digit)) for digit in digits))


def _check_bounds(question: Question, number: int) -> None:
    if question.minimum is not None and number < question.minimum:
        raise InvalidError(
            N_("The number must be %(limit)d or more."), field=question.key, limit=question.minimum
        )
    if question.maximum is not None and number > question.maximum:
        raise InvalidError(
            N_("The number must be %(limit)d or less."), field=question.key, limit=question.maximum
        )
