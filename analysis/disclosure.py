"""Protect small counts in tables before they leave the house.

The threshold rule hides counts above zero and below `k` (primary suppression); then as few other
figures as needed are hidden so that none can be worked out from sums (complementary suppression,
see :mod:`analysis.suppression`). Where that is impossible the breakdown is withheld as a whole.

Limits, to be said where the figures are published:

- Zeros are shown, and a group where all answer alike is shown: the rule hides few, not agreement.
- Only what is protected in one call is protected together. The same answers in two tables with
  different cuts, or in two rounds of the same people, can be compared.
- Somebody who knows his own answer, or those of a whole family, knows that much more.
- A reader who replays the method may rule out a few constellations the bounds still allow.

References
----------
A. Hundepool, J. Domingo-Ferrer, L. Franconi, S. Giessing, E. Schulte Nordholt, K. Spicer,
P.-P. de Wolf, *Statistical Disclosure Control*, Wiley 2012, chapter 4.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence

from analysis.protected import (
    Branch,
    ProtectedBranch,
    ProtectedCounts,
    ProtectedTable,
    shown,
)
from analysis.suppression import (
    Figure,
    Reason,
    UnprotectableError,
    check_threshold,
    hiding_cost,
    is_small,
    suppress,
)

DEFAULT_K = 5
_MARGIN_PENALTY = 100.0


def protect_counts(
    counts: Mapping[str, int], *, total: int | None = None, k: int = DEFAULT_K
) -> ProtectedCounts:
    """Protect a one-way breakdown whose categories do not overlap.

    Parameters
    ----------
    counts : Mapping[str, int]
        Answers per category.
    total : int, optional
        Answers in all when some stand in no category; the rest counts as a hidden category, so
        that it can't be read off by subtraction either.
    k : int
        Threshold.

    Returns
    -------
    ProtectedCounts

    Examples
    --------
    >>> protect_counts({"north": 2, "south": 9, "west": 30}).cells
    (None, None, 30)
    """
    check_threshold(k)
    figures = tuple(counts.values())
    whole = sum(figures) if total is None else total
    if whole < sum(figures):
        raise ValueError("categories that overlap belong in protect_mentions")
    hidden = _hidden_of_one_way((*figures, whole - sum(figures)), k=k)
    reasons = tuple(hidden.get(i) for i in range(len(figures)))
    return ProtectedCounts(
        labels=tuple(counts),
        cells=shown(figures, reasons),
        reasons=reasons,
        total=None if is_small(whole, k=k) else whole,
        k=k,
    )


def protect_breakdowns(
    breakdowns: Mapping[str, Mapping[str, int]], *, total: int, k: int = DEFAULT_K
) -> dict[str, ProtectedCounts]:
    """Protect several one-way breakdowns of the same answers, such as age, area and language.

    They meet only in the total, which is shown or hidden in all of them alike, so each is safe
    when it is safe against the total and those who did not say.

    Parameters
    ----------
    breakdowns : Mapping[str, Mapping[str, int]]
        Name of the breakdown to its categories.
    total : int
        Answers in all.
    k : int
        Threshold.

    Returns
    -------
    dict[str, ProtectedCounts]
    """
    return {name: protect_counts(counts, total=total, k=k) for name, counts in breakdowns.items()}


def protect_table(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[int]],
    *,
    known_rows: Collection[str] = (),
    k: int = DEFAULT_K,
) -> ProtectedTable:
    """Protect a two-way table and its margins together; every answer stands in one cell.

    Where the cells can't be protected they are all withheld and the margins protected alone.

    Parameters
    ----------
    rows, columns : Sequence[str]
        Labels.
    cells : Sequence[Sequence[int]]
        Answers, one sequence per row.
    known_rows : Collection[str]
        Rows whose totals a reader knows from elsewhere, so that hiding them protects nothing.
    k : int
        Threshold.

    Returns
    -------
    ProtectedTable
    """
    check_threshold(k)
    row_totals = [sum(row) for row in cells]
    column_totals = [sum(column) for column in zip(*cells, strict=True)]
    total = sum(row_totals)
    known = {i for i, row in enumerate(rows) if row in known_rows}
    figures = [*_inner_figures(cells), *_margin_figures(row_totals, column_totals, known=known)]
    try:
        hidden = suppress([*figures, Figure("columns", "rows", total, math.inf)], k=k)
    except UnprotectableError:
        hidden = _hidden_of_margins(row_totals, column_totals, inner=len(rows) * len(columns), k=k)
    return _table(tuple(rows), tuple(columns), [f.count for f in figures], hidden, k=k)


def protect_tree(tree: Branch, *, k: int = DEFAULT_K) -> ProtectedBranch:
    """Protect nested breakdowns, where each part is itself divided further.

    Parameters
    ----------
    tree : Branch
        The whole; where parts add up to less than their whole, the rest counts as a hidden part.
    k : int
        Threshold.

    Returns
    -------
    ProtectedBranch
    """
    check_threshold(k)
    paths = dict(_branches(tree, ()))
    figures = [_branch_figure(path, branch) for path, branch in paths.items()]
    try:
        hidden = suppress(figures, k=k)
    except UnprotectableError:
        hidden = {i: Reason.WITHHELD for i, path in enumerate(paths) if path}
        hidden |= {0: Reason.SMALL} if is_small(tree.count, k=k) else {}
    reasons = {path: hidden[i] for i, path in enumerate(paths) if i in hidden}
    return _protected_branch(tree, (), reasons)


def _hidden_of_one_way(figures: Sequence[int], *, k: int) -> dict[int, Reason]:
    """Return what to hide of categories of which the last is the unnamed rest."""
    whole = sum(figures)
    edges = [Figure("whole", "ground", n, hiding_cost(n)) for n in figures[:-1]]
    edges.append(Figure("whole", "ground", figures[-1], 0.0))
    edges.append(Figure("ground", "whole", whole, math.inf))
    try:
        return suppress(edges, k=k)
    except UnprotectableError:
        return dict.fromkeys(range(len(figures)), Reason.WITHHELD)


def _inner_figures(cells: Sequence[Sequence[int]]) -> Iterator[Figure]:
    for i, row in enumerate(cells):
        for j, count in enumerate(row):
            yield Figure(("row", i), ("column", j), count, hiding_cost(count))


def _margin_figures(
    rows: Sequence[int], columns: Sequence[int], *, known: Collection[int]
) -> Iterator[Figure]:
    """Yield the margins; they are hidden for another's sake only where no cell will do."""
    for i, count in enumerate(rows):
        cost = math.inf if i in known else _MARGIN_PENALTY + hiding_cost(count)
        yield Figure("rows", ("row", i), count, cost)
    for j, count in enumerate(columns):
        yield Figure(("column", j), "columns", count, _MARGIN_PENALTY + hiding_cost(count))


def _hidden_of_margins(
    rows: Sequence[int], columns: Sequence[int], *, inner: int, k: int
) -> dict[int, Reason]:
    """Return what to hide when every inner cell is withheld."""
    hidden = dict.fromkeys(range(inner), Reason.WITHHELD)
    for start, margin in ((inner, rows), (inner + len(rows), columns)):
        own = _hidden_of_one_way((*margin, 0), k=k)
        hidden |= {start + i: reason for i, reason in own.items() if i < len(margin)}
    return hidden


def _table(
    rows: tuple[str, ...],
    columns: tuple[str, ...],
    figures: Sequence[int],
    hidden: Mapping[int, Reason],
    *,
    k: int,
) -> ProtectedTable:
    width, inner = len(columns), len(rows) * len(columns)
    reasons = tuple(hidden.get(i) for i in range(len(figures)))
    cells = shown(figures, reasons)
    total = sum(figures[:inner])
    visible_total = None if is_small(total, k=k) else total
    middle = inner + len(rows)
    lines = [slice(start, start + width) for start in range(0, inner, width)] if width else []
    return ProtectedTable(
        rows=rows,
        columns=columns,
        cells=tuple(cells[line] for line in lines),
        reasons=tuple(reasons[line] for line in lines),
        row_totals=ProtectedCounts(
            rows, cells[inner:middle], reasons[inner:middle], visible_total, k
        ),
        column_totals=ProtectedCounts(columns, cells[middle:], reasons[middle:], visible_total, k),
        total=visible_total,
        k=k,
    )


def _branches(branch: Branch, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Branch]]:
    """Yield every branch with its place, and the unnamed rest of each divided one."""
    yield path, branch
    rest = branch.count - sum(part.count for part in branch.parts)
    if rest < 0:
        raise ValueError("the parts of a branch can't exceed it")
    for i, part in enumerate(branch.parts):
        yield from _branches(part, (*path, i))
    if branch.parts:
        yield (*path, -1), Branch("", rest)


def _branch_figure(path: tuple[int, ...], branch: Branch) -> Figure:
    """Return a branch as an edge from the sum it is a part of to the sum of its parts."""
    head = path if branch.parts else "ground"
    if not path:
        return Figure("ground", head, branch.count, math.inf)
    cost = 0.0 if path[-1] < 0 else hiding_cost(branch.count)
    return Figure(path[:-1], head, branch.count, cost)


def _protected_branch(
    branch: Branch, path: tuple[int, ...], reasons: Mapping[tuple[int, ...], Reason]
) -> ProtectedBranch:
    reason = reasons.get(path)
    return ProtectedBranch(
        label=branch.label,
        count=None if reason else branch.count,
        reason=reason,
        parts=tuple(
            _protected_branch(part, (*path, i), reasons) for i, part in enumerate(branch.parts)
        ),
    )
