"""Say what a chart shows, before anyone draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class BarRow:
    """One bar: a label, its value, and the words at its end.

    Without a note the number itself stands at the end. A value of None is a hidden figure: an
    empty bar is drawn and the note says why.
    """

    label: str
    value: int | float | None
    note: str = ""


@dataclass(frozen=True)
class StackedRow:
    """One bar in parts, in the order of the chart's part names; any None hides the whole row."""

    label: str
    values: tuple[int | float | None, ...]
    note: str = ""


@dataclass(frozen=True)
class ShareRow:
    """A reached share beside the share that was expected, both between 0 and 1."""

    label: str
    share: float | None
    expected: float | None
    note: str = ""


@dataclass(frozen=True)
class MatrixPoint:
    """One measure in the plot of effort and effect."""

    label: str
    effort: float
    effect: float


@dataclass(frozen=True)
class MatrixAxes:
    """The words and the ends of the two axes of the plot of effort and effect."""

    effort: str
    effect: str
    low: str
    high: str
    small: str
    large: str
    minimum: float = 1
    maximum: float = 5
