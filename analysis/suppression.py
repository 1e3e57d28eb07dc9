"""Choose which figures of a network of sums to hide so that no small one can be worked out.

A table with margins is a network: every figure is an edge between the two sums it takes part in
(leaving the sum it is a part of, entering the sum it is the whole of). What an attacker can still
vary is then a flow along closed paths of hidden edges, and the tightest bounds on a hidden figure
are a maximum flow, exact in whole numbers.

References
----------
A. Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, chapter 4 (tabular data:
threshold rule, secondary suppression, protection intervals, audit).
J. P. Kelly, B. L. Golden, A. A. Assad, "Cell suppression: disclosure protection for sensitive
tabular data", *Networks* 22 (1992) 397-417 (shortest paths over the network of sums).
"""

import heapq
import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

SMALLEST_THRESHOLD = 3


class Reason(StrEnum):
    """Why a figure is hidden."""

    SMALL = "small"
    """It is above zero and below the threshold, or it tells such a figure by subtraction."""
    PROTECTING = "protecting"
    """It would let a reader work out a small figure."""
    WITHHELD = "withheld"
    """The breakdown is too small for any of its figures to be shown."""


@dataclass(frozen=True)
class Figure:
    """One figure in a network of sums.

    Attributes
    ----------
    tail, head : Hashable
        The sum this figure is a part of, and the sum it is the whole of (or a common ground).
    count : int
        Number of answers, at least 0.
    cost : float
        What is lost when it is hidden; infinite when it must never be hidden for another's sake.
    most : float
        The largest value a reader knows to be possible, such as the size of the group.
    forced : bool
        Hide it whatever its size, because its whole group is below the threshold.
    """

    tail: Hashable
    head: Hashable
    count: int
    cost: float
    most: float = math.inf
    forced: bool = False


class UnprotectableError(Exception):
    """No choice of further hidden figures protects the small ones."""


def check_threshold(k: int) -> None:
    """Raise ValueError for a threshold under which hiding would say the number.

    Parameters
    ----------
    k : int
        Threshold; with 2, "hidden because small" could only mean 1.
    """
    if k < SMALLEST_THRESHOLD:
        message = f"the threshold must be at least {SMALLEST_THRESHOLD}"
        raise ValueError(message)


def is_small(count: int, *, k: int) -> bool:
    """Tell whether a count may not be shown: above zero and below the threshold.

    Parameters
    ----------
    count : int
        Number of answers.
    k : int
        Threshold.

    Returns
    -------
    bool
    """
    if count < 0:
        raise ValueError("a count can't be negative")
    return 0 < count < k


def hiding_cost(count: int) -> float:
    """Return what hiding a figure loses: one place, and the bits of its size.

    Parameters
    ----------
    count : int
        Number of answers.

    Returns
    -------
    float
    """
    return 1 + math.log2(1 + max(0, count))


def suppress(figures: Sequence[Figure], *, k: int) -> dict[int, Reason]:
    """Return which figures to hide, and why, so that hidden ones stay unknown.

    A reader who knows every shown figure, every sum, the threshold and the reason of each hidden
    figure still finds each small one possible at every value below the threshold, and each
    protecting one possible at no fewer than `k` - 1 values.

    Parameters
    ----------
    figures : Sequence[Figure]
        The network; sums must hold.
    k : int
        Threshold.

    Returns
    -------
    dict[int, Reason]
        Position in `figures` to reason.

    Raises
    ------
    UnprotectableError
        When the whole is small itself, or nothing that may be hidden protects a small figure.
    """
    check_threshold(k)
    small = [figure for figure in figures if is_small(figure.count, k=k)]
    if any(math.isinf(figure.cost) for figure in small):
        message = "the whole is itself below the threshold"
        raise UnprotectableError(message)
    network = _Network(figures, k=k)
    queue = sorted(network.hidden, key=lambda i: figures[i].count)
    for target in queue:
        queue.extend(network.protect(target))
    network.show_what_need_not_be_hidden()
    return dict(network.hidden)


class _Network:
    """Hold the figures, what is hidden of them, and how far each could move."""

    def __init__(self, figures: Sequence[Figure], *, k: int) -> None:
        self.figures = figures
        self.k = k
        self.hidden = {
            i: Reason.SMALL
            for i, figure in enumerate(figures)
            if figure.forced or is_small(figure.count, k=k)
        }

    def protect(self, target: int) -> list[int]:
        """Hide what the target needs and return what was newly hidden."""
        before = set(self.hidden)
        if not self._is_safe(target, may_hide=True):
            raise UnprotectableError(target)
        return [i for i in self.hidden if i not in before]

    def show_what_need_not_be_hidden(self) -> None:
        """Show protecting figures again, dearest first, as long as every hidden one stays safe."""
        extra = [i for i, reason in self.hidden.items() if reason is Reason.PROTECTING]
        for i in sorted(extra, key=lambda i: -self.figures[i].cost):
            del self.hidden[i]
            if not all(self._is_safe(other, may_hide=False) for other in self.hidden):
                self.hidden[i] = Reason.PROTECTING

    def _is_safe(self, target: int, *, may_hide: bool) -> bool:
        count = self.figures[target].count
        if self.hidden[target] is Reason.SMALL:
            lowest, highest = self._bounds(target)
            return (
                self._movable(target, need=highest - count, up=True, may_hide=may_hide)
                == highest - count
                and self._movable(target, need=count - lowest, up=False, may_hide=may_hide)
                == count - lowest
            )
        need = self.k - 2
        upward = min(need, self._room(target, 1, {}))
        rise = self._movable(target, need=upward, up=True, may_hide=may_hide)
        fall = min(need - rise, self._room(target, -1, {}))
        return need <= rise + self._movable(target, need=fall, up=False, may_hide=may_hide)

    def _bounds(self, i: int) -> tuple[int, float]:
        """Return what a reader knows of a hidden figure from its reason alone."""
        if self.hidden.get(i) is Reason.SMALL:
            return (0 if self.figures[i].forced else 1), self.k - 1
        return self.k, self.figures[i].most

    def _movable(self, target: int, *, need: float, up: bool, may_hide: bool) -> int:
        """Return by how much the target can move, at most the need, hiding more if allowed."""
        moved = 0
        change: dict[int, int] = {}
        while moved < need:
            path = self._cheapest_path(target, change, up=up, may_hide=may_hide)
            if not path:
                break
            step = min(need - moved, *(self._room(i, sign, change) for i, sign in path))
            for i, sign in path:
                change[i] = change.get(i, 0) + sign * int(step)
                self.hidden.setdefault(i, Reason.PROTECTING)
            moved += int(step)
        return moved

    def _room(self, i: int, sign: int, change: dict[int, int]) -> float:
        lowest, highest = self._bounds(i)
        now = self.figures[i].count + change.get(i, 0)
        return highest - now if sign > 0 else now - lowest

    def _arcs(
        self, target: int, change: dict[int, int], *, may_hide: bool
    ) -> dict[Hashable, list[tuple[Hashable, float, int, int]]]:
        arcs: dict[Hashable, list[tuple[Hashable, float, int, int]]] = {}
        for i, figure in enumerate(self.figures):
            cost = 0.0 if i in self.hidden else figure.cost
            usable = i in self.hidden or (
                may_hide and figure.count >= self.k and math.isfinite(cost)
            )
            if i == target or not usable:
                continue
            if self._room(i, 1, change) > 0:
                arcs.setdefault(figure.tail, []).append((figure.head, cost, i, 1))
            if self._room(i, -1, change) > 0:
                arcs.setdefault(figure.head, []).append((figure.tail, cost, i, -1))
        return arcs

    def _cheapest_path(
        self, target: int, change: dict[int, int], *, up: bool, may_hide: bool
    ) -> list[tuple[int, int]]:
        """Return the figures of the cheapest way round (position, +1 or -1), or nothing."""
        figure = self.figures[target]
        start, goal = (figure.head, figure.tail) if up else (figure.tail, figure.head)
        arcs = self._arcs(target, change, may_hide=may_hide)
        came: dict[Hashable, tuple[Hashable, int, int]] = {}
        best: dict[Hashable, float] = {start: 0.0}
        heap: list[tuple[float, int, Hashable]] = [(0.0, 0, start)]
        pushed = 0
        while heap:
            so_far, _, node = heapq.heappop(heap)
            if node == goal:
                return _walk_back(came, start, goal)
            if so_far > best[node]:
                continue
            for other, cost, i, sign in arcs.get(node, ()):
                if so_far + cost < best.get(other, math.inf):
                    best[other] = so_far + cost
                    came[other] = (node, i, sign)
                    pushed += 1
                    heapq.heappush(heap, (so_far + cost, pushed, other))
        return []


def _walk_back(
    came: dict[Hashable, tuple[Hashable, int, int]], start: Hashable, goal: Hashable
) -> list[tuple[int, int]]:
    path = []
    node = goal
    while node != start:
        node, i, sign = came[node]
        path.append((i, sign))
    return path
