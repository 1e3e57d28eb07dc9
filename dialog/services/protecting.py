"""Turn counts into figures that may be shown, through disclosure control."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from analysis.disclosure import protect_counts, protect_table
from analysis.mentions import protect_mentions
from analysis.protected import ProtectedCounts, ProtectedMentions, ProtectedTable
from analysis.suppression import Reason, is_small
from dialog.domain.results import Breakdown, Cell, Hidden

Counts = Sequence[Sequence[int]]


def single_breakdown(
    rows: Sequence[str], groups: Sequence[str], cells: Counts, *, k: int
) -> Breakdown:
    """Protect answers of which each person gave one: rows by groups, or rows alone.

    Everyone's figures are the same whatever the groups are, since readers see them all.
    """
    names = tuple(rows)
    if not names:
        return Breakdown((), (), Cell(0), tuple(groups), (), (Cell(0),) * len(groups))
    alone = counts_alone({name: sum(line) for name, line in _lines(names, cells)}, k=k)
    if not groups:
        return alone
    known = tuple(n for n, one in zip(names, alone.everyone, strict=True) if not one.hidden)
    table = _table(names, tuple(groups), tuple(tuple(line) for line in cells), known, k)
    return replace(
        alone, groups=tuple(groups), cells=_inner(table), sizes=_cells(table.column_totals)
    )


def overlapping_breakdown(
    rows: Sequence[str],
    groups: Mapping[str, int],
    cells: Counts,
    *,
    everyone: Sequence[int],
    whole: int,
    k: int,
) -> Breakdown:
    """Protect answers of which one person may give several: ticks, goals, dimensions."""
    names = tuple(rows)
    mentions = protect_mentions(
        {name: dict(zip(groups, line, strict=True)) for name, line in _lines(names, cells)},
        everyone=dict(zip(names, everyone, strict=True)),
        group_sizes=dict(groups),
        answers=whole,
        k=k,
    )
    return Breakdown(
        rows=names,
        everyone=_paired(mentions.everyone, mentions.everyone_reasons),
        whole=_whole(None if is_small(whole, k=k) else whole),
        groups=tuple(groups),
        cells=_inner(mentions),
        sizes=_cells(mentions.group_sizes),
    )


def counts_alone(counts: Mapping[str, int], *, total: int | None = None, k: int) -> Breakdown:
    """Protect one list of counts that do not overlap."""
    found = protect_counts(counts, total=total, k=k)
    return Breakdown(tuple(counts), _cells(found), _whole(found.total))


def cell(count: int, *, k: int) -> Cell:
    """Return a figure that stands by itself, hidden when it is small."""
    return Cell(None, Hidden.SMALL) if is_small(count, k=k) else Cell(count)


@lru_cache(maxsize=512)
def _table(
    rows: tuple[str, ...],
    groups: tuple[str, ...],
    cells: tuple[tuple[int, ...], ...],
    known: tuple[str, ...],
    k: int,
) -> ProtectedTable:
    """Protect a table once; a large one with many small cells takes a third of a second."""
    return protect_table(rows, groups, cells, known_rows=known, k=k)


def _lines(names: Sequence[str], cells: Counts) -> Iterable[tuple[str, Sequence[int]]]:
    return zip(names, cells, strict=True)


def _inner(table: ProtectedTable | ProtectedMentions) -> tuple[tuple[Cell, ...], ...]:
    lines = zip(table.cells, table.reasons, strict=True)
    return tuple(_paired(counts, reasons) for counts, reasons in lines)


def _cells(counts: ProtectedCounts) -> tuple[Cell, ...]:
    return _paired(counts.cells, counts.reasons)


def _paired(counts: Sequence[int | None], reasons: Sequence[Reason | None]) -> tuple[Cell, ...]:
    pairs = zip(counts, reasons, strict=True)
    return tuple(Cell(count, Hidden(reason.value) if reason else None) for count, reason in pairs)


def _whole(total: int | None) -> Cell:
    return Cell(None, Hidden.SMALL) if total is None else Cell(total)
