"""Name what the publish gate finds, how heavy it weighs and where it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Weight(StrEnum):
    """Whether a finding stops publishing or passes with a written reason."""

    HARD = "hard"
    SOFT = "soft"


class Section(StrEnum):
    """The parts a design is worked on in, in the order of the work."""

    ABOUT = "about"
    DECISION = "decision"
    LANGUAGES = "languages"
    PEOPLE = "people"
    QUESTIONS = "questions"
    BACKGROUNDS = "backgrounds"
    TEXTS = "texts"


@dataclass(frozen=True)
class Finding:
    """One thing the gate found; the message is an English msgid with named values.

    place: the field, question or language in the section where it is put right.
    """

    code: str
    weight: Weight
    message: str
    section: Section
    place: str = ""
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the name a written reason is kept under."""
        return f"{self.code}:{self.place}" if self.place else self.code


def hard(code: str, message: str, section: Section, place: str = "", **values: object) -> Finding:
    """Return a finding that stops publishing."""
    return Finding(code, Weight.HARD, message, section, place, values)


def soft(code: str, message: str, section: Section, place: str = "", **values: object) -> Finding:
    """Return a finding that passes with a written reason."""
    return Finding(code, Weight.SOFT, message, section, place, values)
