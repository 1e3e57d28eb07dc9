"""Rules of a question answered with a named area."""

from collections.abc import Sequence

from dialog.domain.errors import InvalidError
from dialog.domain.questions.kinds import Question
from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.wording import N_


def read_value(question: Question, written: Sequence[str]) -> Value:
    """Read the chosen area; none chosen is a skip."""
    chosen = [key for key in written if key]
    if not chosen:
        return SKIPPED
    if len(chosen) > 1 or question.option(chosen[0]) is None:
        raise InvalidError(N_("Choose one of the areas in the list."), field=question.key)
    return Value(choices=(chosen[0],))


def fits(question: Question, value: Value) -> bool:
    """Say whether an earlier value is still an answer to this question."""
    return len(value.choices) == 1 and question.option(value.choices[0]) is not None
