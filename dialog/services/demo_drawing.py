"""Fill in what the demo's rows leave open: drawn with a seed, the same every time."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Self

from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.registry import read_value
from dialog.domain.questions.values import DONT_KNOW, SKIPPED, Value

Document = Mapping[str, Any]
Weights = Mapping[str, int]
TICKS = (1, 1, 2, 3)
SKIP, UNKNOWN = "-", "?"


@dataclass(frozen=True)
class Written:
    """A row of the content: one participant's words, and what is fixed about her answers."""

    language: str
    facts: Mapping[str, str]
    labels: tuple[str, ...]
    themes: tuple[str, ...]
    words: Mapping[str, str]
    translation: str

    @classmethod
    def from_row(cls, row: Mapping[str, str], document: Document) -> Self:
        """Read a row of the content."""
        return cls(
            language=row["lang"],
            facts=dict(fact.split("=", 1) for fact in row["facts"].split()),
            labels=tuple(row["labels"].split()),
            themes=tuple(theme for theme in row["themes"].split(",") if theme),
            words={document["main"]: row["main"], document["second"]: row["second"]},
            translation=row["translation"],
        )


class Draw:
    """The dice of one participant."""

    def __init__(self, seed: str, weights: Mapping[str, Weights], written: Written) -> None:
        self._dice = Random(seed)  # noqa: S311 - made-up answers, no secrets
        self._weights = weights
        self._written = written

    def value(self, question: Question) -> Value:
        """Return an answer to a question: the words that are written, or what is drawn."""
        if question.kind is QuestionKind.OPEN_TEXT:
            return read_value(question, [self._written.words.get(question.key, "")])
        if question.kind is QuestionKind.MULTIPLE_CHOICE:
            return read_value(question, self._several(question.key))
        drawn = self.one(question.key)
        if drawn == UNKNOWN:
            return DONT_KNOW
        return SKIPPED if drawn == SKIP else read_value(question, [drawn])

    def one(self, name: str) -> str:
        """Return what the row fixes, or one of the weighted choices."""
        return self._written.facts.get(name) or self.among(self._weights[name])

    def among(self, weights: Weights) -> str:
        """Return one of the weighted choices."""
        return self._dice.choices(list(weights), list(weights.values()))[0]

    def day(self, days: Document) -> int:
        """Return a day, mostly an early one; what is reviewed came in before the review."""
        first, last = days["opens"], min(days["closes"] - 1, 0)
        if self._written.labels:
            last = min(last, days["review"] - 1)
        early = self._dice.random() ** 1.5
        return int(first + round((last - first) * early))

    def recent_day(self) -> int:
        """Return one of the last days."""
        return -self._dice.randint(0, 9)

    def _several(self, name: str) -> list[str]:
        if name in self._written.facts:
            return self._written.facts[name].split(",")
        drawn = {self.one(name) for _tick in range(self._dice.choice(TICKS))}
        return sorted(drawn - {SKIP})
