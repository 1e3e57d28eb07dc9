"""Read a table from a text file as other systems export it."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialog.domain.errors import DialogError

DELIMITERS = (",", ";", "\t")
LARGEST_FIELD = 1_000_000


class TableError(DialogError):
    """A file can't be read as a table; the sentence says why."""

    code = "table"


@dataclass(frozen=True)
class Row:
    """One row with the number it has in the file, its cells, or why it can't be read."""

    number: int
    cells: dict[str, str]
    problem: str = ""


@dataclass(frozen=True)
class Table:
    """A file's columns and a way to go through its rows again and again."""

    path: Path
    columns: tuple[str, ...]
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """Yield the rows in order; an unreadable one says what is wrong with it."""
        with _opened(self.path) as file:
            reader = csv.reader(file, delimiter=self.delimiter)
            next(reader)
            for number, cells in enumerate(reader, start=2):
                if cells:
                    yield _row(number, self.columns, cells)


def read_table(path: Path) -> Table:
    """Open a table in UTF-8, with or without BOM, separated by comma, semicolon or tab."""
    csv.field_size_limit(LARGEST_FIELD)
    try:
        with _opened(path) as file:
            header = file.readline()
    except OSError as problem:
        raise TableError(f"The file {path} can't be read: {problem.strerror}.") from problem
    if not header.strip():
        raise TableError(f"The file {path} is empty.")
    delimiter = max(DELIMITERS, key=header.count)
    with _opened(path) as file:
        columns = tuple(next(csv.reader(file, delimiter=delimiter)))
    return Table(path, columns, delimiter)


def must_have(table: Table, wanted: Sequence[str]) -> None:
    """Raise when a table lacks a column, naming those it has."""
    missing = [name for name in wanted if name not in table.columns]
    if missing:
        raise TableError(
            f"The file has no column {missing[0]!r}. It has: {', '.join(table.columns)}."
        )


def _opened(path: Path) -> io.TextIOWrapper:
    return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")


def _row(number: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        return Row(number, {}, f"{len(cells)} cells where {len(columns)} were expected")
    if any("\udc80" <= letter <= "\udcff" for cell in cells for letter in cell):
        return Row(number, {}, "not UTF-8")
    return Row(number, dict(zip(columns, cells, strict=True)))
