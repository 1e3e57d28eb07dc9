"""Hold the results of a round as they may be shown: counts, hidden cells and their reasons."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialog.domain.questions.kinds import Question
from dialog.domain.questions.values import Reply, Value
from dialog.domain.rounds import Background, RoundDesign

UNSAID = ""
"""The group of those who did not say."""
OTHERS = "+"
"""The group in which the smallest of many groups are put together."""
MOST_GROUPS = 12
MOST_NUMBERS = 10


class Hidden(StrEnum):
    """Why a figure is not shown."""

    SMALL = "small"
    PROTECTING = "protecting"
    WITHHELD = "withheld"


class GroupBy(StrEnum):
    """By what the people who answered may be divided, one thing at a time."""

    AGE = "age"
    FIRST_LANGUAGE = "language"
    DISABILITY = "disability"
    AREA = "area"
    ANSWER_LANGUAGE = "answered_in"
    CHANNEL = "channel"

    @property
    def background(self) -> Background | None:
        """Return the optional question it comes from, if it comes from one."""
        known = {one.value for one in Background}
        return Background(self.value) if self.value in known else None


@dataclass(frozen=True)
class Cell:
    """A figure, or why it is hidden."""

    count: int | None
    hidden: Hidden | None = None


@dataclass(frozen=True)
class Gap:
    """Where the shares of two groups lie furthest apart: a row and the two groups' places."""

    row: int
    low: int
    high: int
    is_clear: bool
    """More than chance among so few would easily make."""


@dataclass(frozen=True)
class Breakdown:
    """How many gave each of several answers: everyone, and each group beside it.

    Rows of a multiple choice and of mentions overlap and never add up to the whole.
    """

    rows: tuple[str, ...]
    everyone: tuple[Cell, ...]
    whole: Cell
    groups: tuple[str, ...] = ()
    cells: tuple[tuple[Cell, ...], ...] = ()
    sizes: tuple[Cell, ...] = ()
    gap: Gap | None = None

    def share(self, row: int, group: int) -> float | None:
        """Return a group's share of answers in a row, where both figures are shown."""
        count, size = self.cells[row][group].count, self.sizes[group].count
        return count / size if count is not None and size else None

    @property
    def is_withheld(self) -> bool:
        """Say whether the figures by group are withheld as a whole."""
        return any(cell.hidden is Hidden.WITHHELD for row in self.cells for cell in row)

    @property
    def hides(self) -> bool:
        """Say whether any figure is hidden."""
        inner = [cell for row in self.cells for cell in row]
        return any(cell.hidden for cell in (self.whole, *self.everyone, *self.sizes, *inner))


@dataclass(frozen=True)
class Response:
    """How a question was met by those who handed in their answers."""

    asked: int
    answered: int
    skipped: int
    dont_know: int
    unreached: int
    beside: int
    """Those whose way did not lead past the question."""


@dataclass(frozen=True)
class Middle:
    """The middle and spread of answers on a scale or in numbers, as far as they may be shown."""

    count: int
    median: float
    lower: float | None = None
    upper: float | None = None
    mean: float | None = None
    deviation: float | None = None


@dataclass(frozen=True)
class QuestionResult:
    """The result of one question."""

    question: Question
    response: Response
    breakdown: Breakdown | None = None
    middle: Middle | None = None
    group_middles: tuple[Middle | None, ...] = ()
    group_response: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Counted:
    """Which threads a page of results counts."""

    handed_in: int
    counted: int
    through: date | None
    """The last day counted while the round is open; None when all days count."""
    k: int

    @property
    def waiting(self) -> int:
        """Return how many handed-in threads wait to be counted."""
        return self.handed_in - self.counted


def counted_through(days: Mapping[date, int], *, today: date, k: int) -> date | None:
    """Return the last day that counts while a round is open: whole days, at least `k` at a time.

    Were results to change by fewer, comparing them before and after would show single answers.
    """
    waiting, through = 0, None
    for day in sorted(day for day in days if day < today):
        waiting += days[day]
        if waiting >= k:
            through, waiting = day, 0
    return through


def grouping_choices(design: RoundDesign, *, channels: int, languages: int) -> tuple[GroupBy, ...]:
    """Return by what a round's answers can be divided."""
    asked = [GroupBy(background.value) for background in design.backgrounds]
    if languages > 1:
        asked.append(GroupBy.ANSWER_LANGUAGE)
    if channels > 1:
        asked.append(GroupBy.CHANNEL)
    return tuple(asked)


def few_groups(sizes: Mapping[str, int], order: Iterable[str], *, least: int) -> dict[str, str]:
    """Return the group each group is shown under: the large ones by themselves, the rest together.

    A small group by itself would be hidden and would have other figures hidden with it.
    """
    known = dict.fromkeys((*order, *sorted(sizes)))
    wanted = [key for key in known if sizes.get(key) and key != UNSAID]
    large = sorted((key for key in wanted if sizes[key] >= least), key=lambda key: -sizes[key])
    if len(wanted) - len(large) == 1 and len(wanted) <= MOST_GROUPS:
        large = wanted
    elif len(large) < len(wanted) or len(large) > MOST_GROUPS:
        large = large[: MOST_GROUPS - 1]
    shown = {key: key for key in wanted if key in large}
    shown |= {key: OTHERS for key in wanted if key not in large}
    return shown | ({UNSAID: UNSAID} if sizes.get(UNSAID) else {})


def response_from(met: Iterable[Value | None], *, threads: int) -> Response:
    """Count how a question was met by those it was put to; None is a question left open."""
    replies = Counter(value.reply if value is not None else None for value in met)
    asked = replies.total()
    return Response(
        asked=asked,
        answered=replies[Reply.ANSWERED],
        skipped=replies[Reply.SKIPPED],
        dont_know=replies[Reply.DONT_KNOW],
        unreached=replies[None],
        beside=threads - asked,
    )


def number_classes(values: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return classes that hold every number, of equal and round width, at most ten."""
    numbers = sorted(values)
    if not numbers:
        return ()
    low, high = numbers[0], numbers[-1]
    width = _round_width(low, high)
    start = low - low % width
    return tuple((at, at + width - 1) for at in range(start, high + 1, width))


def class_of(classes: Sequence[tuple[int, int]], number: int) -> int:
    """Return the place of the class a number is in."""
    low, high = classes[0]
    return (number - low) // (high - low + 1)


def _round_width(low: int, high: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50, … that needs no more than ten classes."""
    power = 1
    while True:
        for step in (1, 2, 5):
            width = step * power
            if (high - (low - low % width)) // width < MOST_NUMBERS:
                return width
        power *= 10
