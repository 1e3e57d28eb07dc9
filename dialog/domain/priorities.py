"""Rank measures by the effort they take and the effect they are expected to have."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


class Effort(StrEnum):
    """How much a measure takes."""

    LOW = "low"
    HIGH = "high"


class Effect(StrEnum):
    """How much a measure is expected to give."""

    SMALL = "small"
    LARGE = "large"


_RANKS = {
    (Effort.LOW, Effect.LARGE): 1,
    (Effort.HIGH, Effect.LARGE): 2,
    (Effort.LOW, Effect.SMALL): 2,
    (Effort.HIGH, Effect.SMALL): 3,
}
"""Low effort with large effect comes first, the reverse last; the two between stand equal,
because the standard says nothing of their order (STD-195)."""

POSITIONS: dict[Effort | Effect, float] = {
    Effort.LOW: 0.5,
    Effort.HIGH: 1.5,
    Effect.SMALL: 0.5,
    Effect.LARGE: 1.5,
}
"""Where a point stands in the plot, whose axes run from 0 to 2."""


@dataclass(frozen=True)
class Weighed:
    """A measure's effort and effect, with the name it is shown under."""

    name: str
    effort: Effort
    effect: Effect

    @property
    def rank(self) -> int:
        """Return the rank, 1 for what is to be done first."""
        return rank(self.effort, self.effect)


W = TypeVar("W", bound=Weighed)


def rank(effort: Effort, effect: Effect) -> int:
    """Return the rank of an effort and effect, 1 for what is to be done first."""
    return _RANKS[effort, effect]


def ranked(measures: Iterable[W]) -> list[W]:
    """Return measures by rank, equals by name."""
    return sorted(measures, key=lambda measure: (measure.rank, measure.name.casefold()))
