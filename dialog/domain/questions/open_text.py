"""Rules of a question answered in one's own words."""

from collections.abc import Sequence

from dialog.domain.errors import InvalidError
from dialog.domain.questions.kinds import Question
from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.wording import N_

LONGEST_TEXT = 5000


def read_value(question: Question, written: Sequence[str]) -> Value:
    """Read the text; an empty one is a skip, for nothing is required."""
    text = written[0].replace("\r\n", "\n").replace("\x00", "").strip() if written else ""
    if not text:
        return SKIPPED
    if len(text) > LONGEST_TEXT:
        raise InvalidError(
            N_("Your text has %(written)d characters. There is room for %(limit)d. Shorten it."),
            field=question.key,
            written=len(text),
            limit=LONGEST_TEXT,
        )
    return Value(text=text)


def fits(_question: Question, value: Value) -> bool:
    """Say whether an earlier value is still an answer to this question."""
    return value.text is not None
