"""Compare who has answered with whom a round must reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dialog.domain.results import Breakdown, Cell, Counted, Hidden
from dialog.domain.rounds import OutreachGroup


class Reached(StrEnum):
    """How a group's share stands to the one expected of it."""

    BELOW = "below"
    NEAR = "near"
    REACHED = "reached"
    UNKNOWN = "unknown"
    """Too few have told who they are to say."""
    UNASKED = "unasked"
    """The round does not ask; what was done to reach the group stands in the outreach plan."""


@dataclass(frozen=True)
class Bounds:
    """What the shown figures say of a count: exactly this, or somewhere between."""

    low: int
    high: int

    @property
    def is_exact(self) -> bool:
        """Say whether the count itself is shown."""
        return self.low == self.high


@dataclass(frozen=True)
class GroupReach:
    """One planned group: how many of those who told are in it, beside what was expected.

    Counts come from the published breakdown alone, so they say nothing it does not say.
    """

    group: OutreachGroup
    state: Reached
    count: Bounds | None = None
    told: int = 0
    missing: int = 0
    """How many more from the group would reach the expected share, at the least."""

    @property
    def low_share(self) -> float:
        """Return the smallest share it can be."""
        return self.count.low / self.told if self.count and self.told else 0.0

    @property
    def high_share(self) -> float:
        """Return the largest share it can be."""
        return self.count.high / self.told if self.count and self.told else 0.0


@dataclass(frozen=True)
class Coverage:
    """Who has answered a round so far."""

    facts: Counted
    groups: tuple[GroupReach, ...]
    languages: Breakdown
    channels: Breakdown
    areas: Breakdown | None
    areas_told: int
    area_spread: float | None
    """The chance that two who told are from different areas; None when figures are hidden."""

    @property
    def below(self) -> tuple[GroupReach, ...]:
        """Return the groups that need outreach now."""
        return tuple(one for one in self.groups if one.state is Reached.BELOW)


def bounds_of(cells: Sequence[Cell], *, others: Sequence[Cell], whole: int, k: int) -> Bounds:
    """Return between which numbers the sum of some cells lies for one who sees only what is shown.

    The other cells of the same breakdown, which all add up to the whole, narrow it from outside.
    """
    low, high = _alone(cells, whole=whole, k=k)
    low_others, high_others = _alone(others, whole=whole, k=k)
    return Bounds(max(low, whole - high_others), min(high, whole - low_others))


def _alone(cells: Sequence[Cell], *, whole: int, k: int) -> tuple[int, int]:
    """Return the least and the most that cells can be by their own reasons."""
    low = high = 0
    for cell in cells:
        if cell.count is not None:
            low, high = low + cell.count, high + cell.count
        elif cell.hidden is Hidden.SMALL:
            low, high = low + 1, high + k - 1
        else:
            low, high = low + (k if cell.hidden is Hidden.PROTECTING else 0), whole
    return low, min(high, whole)


@dataclass(frozen=True)
class LanguageTreatment:
    """How the answers in one language fare on the way from words to themes (STD-133).

    Shares are of the open answers in the language; None where there are none or too few.
    """

    language: str
    people: Cell
    labelled: float | None = None
    reviewed: float | None = None
    waited: float | None = None
    in_theme: float | None = None


NOTEWORTHY = 0.8
"""A share below four fifths of everyone's is a gap to look into (four-fifths rule)."""


def lags(one: float | None, everyone: float | None) -> bool:
    """Say whether a language's share is noteworthily below everyone's."""
    return one is not None and bool(everyone) and one < NOTEWORTHY * (everyone or 0.0)


def waits_long(one: float | None, everyone: float | None) -> bool:
    """Say whether a language waits noteworthily longer than everyone, by a day at least."""
    if one is None or everyone is None:
        return False
    return one >= everyone + 1 and one * NOTEWORTHY > everyone
