"""Name the question kinds and describe a question of any kind."""

from dataclasses import dataclass, field
from enum import StrEnum

from dialog.domain.wording import Texts


class QuestionKind(StrEnum):
    """How a question is answered."""

    OPEN_TEXT = "open_text"
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_CHOICE = "multiple_choice"
    SCALE = "scale"
    NUMBER = "number"
    PLACE = "place"


@dataclass(frozen=True)
class Option:
    """One thing to choose, with a key that stays the same in every language."""

    key: str
    text: Texts


@dataclass(frozen=True)
class Condition:
    """Ask a question only if an earlier one was answered with one of these options."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question of a round in all its languages."""

    key: str
    kind: QuestionKind
    text: Texts
    hint: Texts = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    show_if: Condition | None = None
    asks_about_needs: bool = False

    def option(self, key: str) -> Option | None:
        """Return the option with a key, if there is one."""
        return next((option for option in self.options if option.key == key), None)
