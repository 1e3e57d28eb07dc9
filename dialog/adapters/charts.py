"""Draw charts as SVG for pages in every language and reading direction."""

import math
from collections.abc import Sequence

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, format_percent

from dialog.adapters.drawing import (
    BRAND,
    GROUND,
    INK,
    LINE,
    ON_BRAND,
    QUIET,
    RULE,
    WIDTH,
    Drawing,
    length_of,
)
from dialog.domain.charts import BarRow, MatrixAxes, MatrixPoint, ShareRow, StackedRow

BAR = 20
GAP = 12
_DASH = (5, 4)
_EMPTY = 56  # a bar without a figure has one length, so that its length says nothing
_PLOT = 300
_DOT = 26


class AltairCharts:
    """Draw charts with Altair and vl-convert, in this process and without the network.

    Colours are the page's own variables with the standard palette as fallback, so a chart follows
    the organisation's colour and the dark page. A page limits the width through `svg.chart`.
    """

    def warm_up(self) -> None:
        """Start the renderer, about half a second; call it in a worker, never before a fork."""
        self.bars([BarRow("", 1)], title="", language="en", direction="ltr")

    def bars(self, rows: Sequence[BarRow], *, title: str, language: str, direction: str) -> str:
        """Draw horizontal bars with their labels above and their figures at the end."""
        drawing = Drawing(title, language, direction)
        values = [_checked(row.value) for row in rows]
        notes = [
            row.note or (_number(row.value, language) if row.value is not None else "")
            for row in rows
        ]
        room = _room_for(notes)
        scale = _scale(values, room)
        for row, value, note in zip(rows, values, notes, strict=True):
            drawing.paragraph(row.label)
            _bar(drawing, value, scale=scale)
            _note(drawing, note, after=value * scale if value is not None else _EMPTY, room=room)
        return drawing.svg()

    def stacked(
        self,
        rows: Sequence[StackedRow],
        *,
        parts: Sequence[str],
        title: str,
        language: str,
        direction: str,
    ) -> str:
        """Draw bars of equal length divided into parts, with their figures below them."""
        drawing = Drawing(title, language, direction)
        shades = _shades(len(parts))
        for part, shade in zip(parts, shades, strict=True):
            drawing.box(
                1, drawing.height + 3, width=15, height=15, fill=BRAND, opacity=shade, stroke=INK
            )
            drawing.paragraph(part, x=26)
        drawing.height += GAP
        for row in rows:
            drawing.paragraph(row.label)
            _divided_bar(drawing, row, shades=shades, language=language)
            if row.note:
                drawing.paragraph(row.note, fill=QUIET)
            drawing.height += GAP
        return drawing.svg()

    def shares_against_expected(
        self,
        rows: Sequence[ShareRow],
        *,
        expected_label: str,
        title: str,
        language: str,
        direction: str,
    ) -> str:
        """Draw reached shares as bars, each with a mark where it was expected to be."""
        drawing = Drawing(title, language, direction)
        _mark(drawing, 8)
        drawing.height += LINE + 3
        drawing.words(22, drawing.height - LINE / 2 - 1, expected_label, fill=QUIET)
        drawing.height += GAP
        shares = [_checked(row.share) for row in rows]
        expected = [_checked(row.expected) for row in rows]
        notes = [row.note or _percent(row.share, language) for row in rows]
        room = _room_for(notes)
        scale = _scale([*shares, *expected], room)
        for row, share, goal, note in zip(rows, shares, expected, notes, strict=True):
            drawing.paragraph(row.label)
            _bar(drawing, share, scale=scale)
            if goal is not None:
                _mark(drawing, goal * scale)
            end = max(share * scale if share is not None else _EMPTY, (goal or 0) * scale + 4)
            _note(drawing, note, after=end, room=room)
        return drawing.svg()

    def matrix(
        self,
        points: Sequence[MatrixPoint],
        *,
        axes: MatrixAxes,
        title: str,
        language: str,
        direction: str,
    ) -> str:
        """Draw measures as numbered points by effort and effect, with their names below."""
        drawing = Drawing(title, language, direction)
        start = min(130.0, 10 + max(length_of(axes.small), length_of(axes.large)))
        _frame(drawing, axes, start=start)
        for (effort, effect), numbers in _together(points).items():
            x = start + _DOT + _along(effort, axes) * (_PLOT - 2 * _DOT)
            y = LINE + _PLOT - _DOT - _along(effect, axes) * (_PLOT - 2 * _DOT)
            text = ", ".join(_number(number, language) for number in numbers)
            width = max(_DOT, length_of(text) + 10)
            drawing.box(
                min(x - width / 2, WIDTH - width),
                y - _DOT / 2,
                width=width,
                height=_DOT,
                fill=BRAND,
                radius=_DOT / 2,
            )
            middle = min(x, WIDTH - width / 2)
            drawing.words(middle, y, text, fill=ON_BRAND, anchor="middle")
        drawing.height += GAP
        for number, point in enumerate(points, start=1):
            drawing.words(0, drawing.height + LINE / 2, _number(number, language), fill=QUIET)
            drawing.paragraph(point.label, x=30)
        return drawing.svg()


def _checked(value: float | None) -> float | None:
    if value is not None and (value < 0 or not math.isfinite(value)):
        raise ValueError("a bar can't show a negative or endless number")
    return value


def _number(value: float | None, language: str) -> str:
    if value is None:
        return ""
    return str(format_decimal(round(value, 2), locale=_locale(language)))


def _percent(value: float | None, language: str) -> str:
    return "" if value is None else str(format_percent(value, locale=_locale(language)))


def _locale(language: str) -> Locale:
    """Return how numbers are written; sv-simple writes them as sv, an unknown one as English."""
    try:
        return Locale.parse(language.split("-", maxsplit=1)[0])
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en")


def _room_for(notes: Sequence[str]) -> float:
    """Return the room at the ends of bars, or none when notes must stand below them."""
    longest = max((length_of(note) for note in notes), default=0) + 18
    return longest if longest <= 0.4 * WIDTH else 0


def _scale(values: Sequence[float | None], room: float) -> float:
    """Return pixels per unit."""
    largest = max((value for value in values if value is not None), default=0)
    return (WIDTH - room - 4) / largest if largest else 0


def _bar(drawing: Drawing, value: float | None, *, scale: float) -> None:
    top = drawing.height + 2
    if value is None:
        drawing.box(1, top, width=_EMPTY - 1, height=BAR, stroke=QUIET, dash=_DASH)
    else:
        drawing.box(0, top, width=max(2, value * scale), height=BAR, fill=BRAND)


def _note(drawing: Drawing, note: str, *, after: float, room: float) -> None:
    """Write a figure at the end of its bar, or below the bar when the words are long."""
    if room:
        drawing.words(after + 8, drawing.height + 2 + BAR / 2, note)
    drawing.height += BAR + 4
    if note and not room:
        drawing.paragraph(note)
    drawing.height += GAP


def _mark(drawing: Drawing, x: float) -> None:
    """Draw the mark of an expected share across the bar; its rim keeps it apart from the bar."""
    drawing.box(
        max(1.0, x - 2), drawing.height - 2, width=4, height=BAR + 8, fill=INK, stroke=GROUND
    )


def _shades(number: int) -> list[float]:
    """Return one density per part, from full to faint."""
    return [1 - 0.85 * i / max(1, number - 1) for i in range(number)]


def _divided_bar(
    drawing: Drawing, row: StackedRow, *, shades: Sequence[float], language: str
) -> None:
    values = [_checked(value) for value in row.values]
    whole = sum(value for value in values if value is not None)
    top = drawing.height + 2
    drawing.height += BAR + 4
    if None in values or not whole:
        drawing.box(1, top, width=WIDTH - 2, height=BAR, stroke=QUIET, dash=_DASH)
        return
    x = 1.0
    for value, shade in zip(values, shades, strict=True):
        width = (value or 0) / whole * (WIDTH - 2)
        text = _number(value, language)
        if width:
            drawing.box(x, top, width=width, height=BAR, fill=BRAND, opacity=shade, stroke=INK)
        if width >= length_of(text):
            drawing.words(x + width / 2, drawing.height + LINE / 2, text, anchor="middle")
        x += width
    drawing.height += LINE


def _together(points: Sequence[MatrixPoint]) -> dict[tuple[float, float], list[int]]:
    """Return the numbers of the points at each place."""
    places: dict[tuple[float, float], list[int]] = {}
    for number, point in enumerate(points, start=1):
        places.setdefault((point.effort, point.effect), []).append(number)
    return places


def _along(value: float, axes: MatrixAxes) -> float:
    share = (value - axes.minimum) / (axes.maximum - axes.minimum)
    return min(1.0, max(0.0, share))


def _frame(drawing: Drawing, axes: MatrixAxes, *, start: float) -> None:
    """Draw the four fields with the words of both axes, and leave the pen below them."""
    width, top = WIDTH - start - 1, LINE
    drawing.words(0, top / 2, axes.effect)
    drawing.words(0, top + LINE / 2, axes.large, fill=QUIET)
    drawing.words(0, top + _PLOT - LINE / 2, axes.small, fill=QUIET)
    drawing.box(start, top, width=width, height=_PLOT, stroke=QUIET)
    drawing.box(start + width / 2, top, width=0, height=_PLOT, stroke=RULE)
    drawing.box(start, top + _PLOT / 2, width=width, height=0, stroke=RULE)
    below = top + _PLOT + LINE / 2 + 3
    drawing.words(start, below, axes.low, fill=QUIET)
    drawing.words(WIDTH - 1, below, axes.high, fill=QUIET, anchor="end")
    drawing.words(start + width / 2, below, axes.effort, anchor="middle")
    drawing.height = top + _PLOT + LINE + 3
