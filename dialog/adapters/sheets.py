"""Write tables as CSV and XLSX that spreadsheet programs open without running anything."""

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dialog.adapters.xml_text import legal

Value = str | int | float | bool | date | None

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LONGEST_CELL = 32_767  # characters, the limit of the format
_LONGEST_NAME = 31
_WIDEST = 60
_ROWS_PER_PIECE = 500
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile("[\\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\\-@＝＋－＠\u2212]|[\t\r\n\x00]")
"""What a spreadsheet program takes for a formula: OWASP's list, also behind blanks."""


class HarmlessSheets:
    """Write sheets for people who open them without a second thought."""

    def csv(self, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
        """Yield a table as CSV piece by piece, so that a long one never stands in memory whole."""
        return csv_pieces(header, rows)

    def xlsx(self, header: Sequence[str], rows: Iterable[Sequence[Value]], *, sheet: str) -> bytes:
        """Return a table as XLSX with one sheet."""
        return xlsx_bytes(header, rows, sheet=sheet)


def csv_bytes(
    header: Sequence[str], rows: Iterable[Sequence[Value]], *, delimiter: str = ","
) -> bytes:
    """Write a table as CSV in UTF-8 with a byte order mark.

    Text that could start a formula gets an apostrophe in front; numbers stay numbers.
    """
    return b"".join(csv_pieces(header, rows, delimiter=delimiter))


def csv_pieces(
    header: Sequence[str], rows: Iterable[Sequence[Value]], *, delimiter: str = ","
) -> Iterator[bytes]:
    """Yield a table as CSV in pieces of some hundred rows."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    out.write(_BYTE_ORDER_MARK)
    writer.writerow([_harmless(name) for name in header])
    for number, row in enumerate(rows, start=1):
        writer.writerow([_harmless(value) for value in row])
        if number % _ROWS_PER_PIECE == 0:
            yield _taken(out)
    yield _taken(out)


def xlsx_bytes(
    header: Sequence[str], rows: Iterable[Sequence[Value]], *, sheet: str = "Sheet"
) -> bytes:
    """Write a table as XLSX with one sheet; text is typed as text and never as a formula."""
    book = Workbook(write_only=True)
    page = cast("Worksheet", book.create_sheet(_sheet_name(sheet)))
    page.freeze_panes = "A2"
    body = [list(row) for row in rows]
    for i, width in enumerate(_widths(header, body)):
        page.column_dimensions[get_column_letter(i + 1)].width = width
    page.append([_cell(page, name, bold=True) for name in header])
    for row in body:
        page.append([_cell(page, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _taken(out: io.StringIO) -> bytes:
    """Return what has been written since the last time."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode("utf-8")


def _harmless(value: Value) -> Value:
    if not isinstance(value, str):
        return _finite(value)
    text = value.replace("\x00", "")
    return f"'{text}" if _FORMULA.match(value) else text


def _cell(page: Worksheet, value: Value, *, bold: bool = False) -> Cell:
    """Return a cell whose type says text for text, whatever it begins with."""
    if not isinstance(value, str):
        return WriteOnlyCell(page, value=_zoneless(_finite(value)))
    cell = WriteOnlyCell(page, value=legal(value)[:_LONGEST_CELL])
    cell.data_type = "s"
    if _FORMULA.match(value):
        cell.quotePrefix = True  # stays text when somebody edits it
    if bold:
        cell.font = Font(bold=True)
    return cell


def _finite(value: Value) -> Value:
    """Return the value, or nothing where it is no number a sheet can hold."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _zoneless(value: Value) -> Any:
    """Return a moment as the format can carry it, which knows no time zones."""
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\']", " ", legal(name)).strip()[:_LONGEST_NAME] or "Sheet"


def _widths(header: Sequence[str], body: Sequence[Sequence[Value]]) -> list[int]:
    return [
        min(_WIDEST, 2 + max(len(str(row[i])) for row in (header, *body) if i < len(row)))
        for i in range(len(header))
    ]
