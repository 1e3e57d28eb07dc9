"""Make figures for pages: a sentence, a picture and the table behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialog import context
from dialog.domain.charts import BarRow, ShareRow, StackedRow
from dialog.domain.coverage import Coverage
from dialog.domain.results import UNSAID, Breakdown, Cell, Hidden
from dialog.domain.wording import Wording
from dialog.services.mentioning import Pairs
from dialog.web.analyst.results_pictures import drawn_bars, drawn_parts, drawn_reach, frame
from dialog.web.analyst.results_words import (
    bounds_words,
    figure,
    hidden_words,
    size_words,
)
from dialog.web.kit.locale import gettext

Words = Callable[[str], Wording]
MOST_PARTS = 7
"""More parts than this can't be told apart in one bar."""


@dataclass(frozen=True)
class CellShown:
    """A cell of a table as text, which may be the reason there is no figure."""

    text: str
    is_hidden: bool = False


@dataclass(frozen=True)
class Line:
    """One line of a table: what it is about, and its cells."""

    head: Wording
    cells: tuple[CellShown, ...]
    css: str = ""


@dataclass(frozen=True)
class Figure:
    """A figure on a page; without a picture the table stands open."""

    id: str
    sentence: str
    caption: str
    columns: tuple[Wording, ...]
    lines: tuple[Line, ...]
    svg: str = ""
    note: str = ""
    wide: bool = False


def breakdown_figure(
    id: str,  # noqa: A002 - what the page calls it
    breakdown: Breakdown,
    *,
    sentence: str,
    caption: str,
    head: str,
    row: Words,
    group: Words,
    k: int,
    stacked: bool = False,
    most: int | None = None,
    css: str = "",
) -> Figure:
    """Return a breakdown as bars for everyone, or as parts of each group, with its table."""
    columns = [Wording(head, context.language().tag), _here(_everyone(breakdown, k))]
    columns += [_sized(group(key), size, k) for key, size in _groups(breakdown)]
    lines = tuple(
        _line(breakdown, at, row, k, css)
        for at, cell in enumerate(breakdown.everyone)
        if most is None or cell.count != 0
    )
    divided = stacked and breakdown.groups and len(breakdown.rows) <= MOST_PARTS
    draw = _parts if divided else _bars
    return Figure(
        id=id,
        sentence=sentence,
        caption=caption,
        columns=tuple(columns),
        lines=lines,
        svg=draw(breakdown, row=row, group=group, title=sentence, k=k, most=most),
        note=hiding_note(k) if breakdown.hides else "",
        wide=bool(breakdown.groups),
    )


def hiding_note(k: int) -> str:
    """Say why figures are hidden on this page."""
    return gettext(
        "Figures below %(k)s are hidden so that nobody can be picked out. "
        "Some larger ones are hidden too, so that the small ones can't be worked out.",
        k=k,
    )


def pairs_figure(
    id: str,  # noqa: A002 - what the page calls it
    pairs: Pairs,
    *,
    sentence: str,
    caption: str,
    head: str,
    row: Words,
    column: Words,
    k: int,
) -> Figure:
    """Return what is mentioned together as a table, the same read either way."""
    return Figure(
        id=id,
        sentence=sentence,
        caption=caption,
        columns=(_here(head), *(column(code) for code in pairs.codes)),
        lines=tuple(
            Line(row(code), tuple(_shown(cell, Cell(None), k) for cell in cells))
            for code, cells in zip(pairs.codes, pairs.cells, strict=True)
        ),
        wide=True,
    )


def reach_picture(coverage: Coverage, *, title: str) -> str:
    """Draw the reached shares beside the expected ones."""
    rows = tuple(
        ShareRow(
            one.group.name,
            one.low_share if one.count else None,
            one.group.expected_share / 100 if one.group.expected_share is not None else None,
            bounds_words(one, coverage.facts.k),
        )
        for one in coverage.groups
    )
    return drawn_reach(rows, gettext("Expected share"), frame(title))


def _here(text: str) -> Wording:
    return Wording(text, context.language().tag)


def _groups(breakdown: Breakdown) -> Sequence[tuple[str, Cell]]:
    return list(zip(breakdown.groups, breakdown.sizes, strict=True))


def _everyone(breakdown: Breakdown, k: int) -> str:
    return gettext("Everyone (%(count)s)", count=size_words(breakdown.whole, k))


def _sized(name: Wording, size: Cell, k: int) -> Wording:
    words = gettext("%(name)s (%(count)s)", name=name.text, count=size_words(size, k))
    return Wording(words, name.language)


def _line(breakdown: Breakdown, at: int, row: Words, k: int, css: str) -> Line:
    key = breakdown.rows[at]
    cells = [_shown(breakdown.everyone[at], breakdown.whole, k)]
    if breakdown.groups:
        pairs = zip(breakdown.cells[at], breakdown.sizes, strict=True)
        cells += [_shown(cell, size, k) for cell, size in pairs]
    return Line(row(key), tuple(cells), f"{css}{key}" if css else "")


def _shown(cell: Cell, whole: Cell, k: int) -> CellShown:
    return CellShown(figure(cell, whole, k), cell.hidden is not None)


def _bars(
    breakdown: Breakdown, *, row: Words, group: Words, title: str, k: int, most: int | None
) -> str:
    """Draw everyone's answers as bars."""
    del group
    rows = [
        BarRow(row(key).text, cell.count, _note(cell, breakdown.whole, k))
        for key, cell in zip(breakdown.rows, breakdown.everyone, strict=True)
    ]
    if most is not None:
        rows = [one for one in rows if one.value != 0][:most]
    return drawn_bars(tuple(rows), frame(title)) if rows else ""


def _note(cell: Cell, whole: Cell, k: int) -> str:
    if cell.hidden is Hidden.PROTECTING:
        return gettext("hidden")
    return figure(cell, whole, k)


def _parts(
    breakdown: Breakdown, *, row: Words, group: Words, title: str, k: int, most: int | None
) -> str:
    """Draw each group's answers as parts of one bar."""
    del most
    rows = []
    for at, (key, size) in enumerate(_groups(breakdown)):
        shares = tuple(_rounded(breakdown.share(line, at)) for line in range(len(breakdown.rows)))
        hidden = None in shares
        note = gettext("some figures are hidden") if hidden else ""
        note = hidden_words(size.hidden, k) if size.hidden else note
        if key != UNSAID or not hidden:
            rows.append(StackedRow(_sized(group(key), size, k).text, shares, note))
    if all(None in one.values for one in rows):
        return _bars(breakdown, row=row, group=group, title=title, k=k, most=None)
    names = tuple(row(key).text for key in breakdown.rows)
    return drawn_parts(tuple(rows), names, frame(title))


def _rounded(share: float | None) -> int | None:
    return None if share is None else round(share * 100)
