"""Follow a goal by its indicators: which way is better, and how it goes in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Polarity(StrEnum):
    """Which way is better; 58 g of waste is worse than 48 g (T10)."""

    HIGHER = "higher"
    LOWER = "lower"


class Target(StrEnum):
    """What the value is held against (ALI-001)."""

    LEVEL = "level"
    COMPARISON = "comparison"


class Signal(StrEnum):
    """How an indicator stands, always shown in words and a symbol."""

    ON_TARGET = "on_target"
    NEAR = "near"
    OFF = "off"
    NO_DATA = "no_data"


class Trend(StrEnum):
    """Which way the last two values went."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


NEAR_SHARE = 0.1
"""A value within a tenth of what is expected is near it."""


@dataclass(frozen=True)
class Measured:
    """A value on a day; a qualitative indicator has words and no figure."""

    on: date
    value: float | None
    note: str = ""


@dataclass(frozen=True)
class Deviation:
    """How far a value is from what it is held against, and whether that is better."""

    difference: float
    share: float | None
    better: bool


def deviation(value: float, against: float, *, polarity: Polarity) -> Deviation:
    """Return how a value deviates, in its unit and as a share of what it is held against."""
    difference = value - against
    share = difference / abs(against) if against else None
    better = difference >= 0 if polarity is Polarity.HIGHER else difference <= 0
    return Deviation(difference, share, better)


def signal(value: float | None, against: float | None, *, polarity: Polarity) -> Signal:
    """Say how a value stands against the expected one, the right way round."""
    if value is None or against is None:
        return Signal.NO_DATA
    found = deviation(value, against, polarity=polarity)
    if found.better:
        return Signal.ON_TARGET
    near = found.share is not None and abs(found.share) <= NEAR_SHARE
    return Signal.NEAR if near else Signal.OFF


def trend(values: Sequence[Measured], *, polarity: Polarity) -> Trend | None:
    """Say which way the last two figures went, or None with fewer than two."""
    ordered = sorted(values, key=lambda measured: measured.on)
    figures = [measured.value for measured in ordered if measured.value is not None]
    if len(figures) < 2:  # noqa: PLR2004 - a direction needs two points
        return None
    before, after = figures[-2:]
    if before == after:
        return Trend.SAME
    risen = after > before
    return Trend.BETTER if risen is (polarity is Polarity.HIGHER) else Trend.WORSE


def latest(values: Sequence[Measured]) -> Measured | None:
    """Return the last value, whatever order they come in."""
    return max(values, key=lambda measured: measured.on, default=None)
