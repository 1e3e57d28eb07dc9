"""Rules of a question answered with any number of its options."""

from collections.abc import Sequence

from dialog.domain.errors import InvalidError
from dialog.domain.questions.kinds import Question
from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.wording import N_


def read_value(question: Question, written: Sequence[str]) -> Value:
    """Read the chosen options in the question's own order; none chosen is a skip."""
    chosen = {key for key in written if key}
    if not chosen:
        return SKIPPED
    known = tuple(option.key for option in question.options if option.key in chosen)
    if len(known) != len(chosen):
        raise InvalidError(N_("Choose among the answers in the list."), field=question.key)
    return Value(choices=known)


def fits(question: Question, value: Value) -> bool:
    """Say whether an earlier value is still an answer to this question."""
    return bool(value.choices) and all(question.option(key) for key in value.choices)
