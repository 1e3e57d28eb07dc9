"""Hold what a person answered, as a value that fits in JSON."""

from dataclasses import dataclass
from enum import StrEnum


class Reply(StrEnum):
    """Whether a person answered, skipped or does not know."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    DONT_KNOW = "dont_know"


@dataclass(frozen=True)
class Value:
    """What was answered to one question; only the part of its kind is filled."""

    reply: Reply = Reply.ANSWERED
    text: str | None = None
    choices: tuple[str, ...] = ()
    number: int | None = None

    @property
    def is_answered(self) -> bool:
        """Say whether there is an answer rather than a skip or a don't know."""
        return self.reply is Reply.ANSWERED


SKIPPED = Value(reply=Reply.SKIPPED)
DONT_KNOW = Value(reply=Reply.DONT_KNOW)
