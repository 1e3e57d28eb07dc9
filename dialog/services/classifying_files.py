"""Label the comments of a file with the text model: a table in, the same table with labels out."""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from analysis.classifier import Classification, Comment, Score
from dialog.services.reading_csv import Row, Table, TableError, must_have, read_table

COLUMNS = (
    "goals",
    "ranked_goals",
    "goal_scores",
    "dimensions",
    "ranked_dimensions",
    "dimension_scores",
    "ranked_targets",
    "target_scores",
    "areas",
    "ranked_areas",
    "area_scores",
    "detected_language",
    "abstained",
    "words",
)
RANKED = 3
BATCH = 1000


class Classifier(Protocol):
    """Something that classifies comments."""

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        """Classify comments, in their order."""


def classify_file(
    source: Path,
    output: Path,
    *,
    text_column: str,
    language_column: str | None = None,
    question_column: str | None = None,
    model: Classifier,
) -> int:
    """Write the rows of a file with their labels to another and return how many there are.

    The output keeps the order, the columns and the separator of the input. Whatever goes wrong
    raises `TableError` with a sentence for people, and nothing is written.
    """
    table = read_table(source)
    _check(table, [text_column, *filter(None, (language_column, question_column))])

    def comment(row: Row) -> Comment:
        return Comment(
            text=row.cells[text_column],
            language=(row.cells[language_column].strip() or None) if language_column else None,
            question=row.cells[question_column] if question_column else "",
        )

    rows = _labelled(table, comment, model)
    return _write(output, [*table.columns, *COLUMNS], rows, delimiter=table.delimiter)


def _check(table: Table, wanted: Sequence[str]) -> None:
    must_have(table, wanted)
    if len(set(table.columns)) < len(table.columns):
        raise TableError("The file has two columns with the same name. Rename one of them.")
    taken = [name for name in COLUMNS if name in table.columns]
    if taken:
        raise TableError(
            f"The file already has a column {taken[0]!r}. Rename or remove it, then try again."
        )


def _labelled(
    table: Table, comment: Callable[[Row], Comment], model: Classifier
) -> Iterator[tuple[str, ...]]:
    rows = table.rows()
    while batch := [_readable(row) for row in islice(rows, BATCH)]:
        found = model.classify([comment(row) for row in batch])
        for row, result in zip(batch, found, strict=True):
            yield (*row.cells.values(), *_cells(result))


def _readable(row: Row) -> Row:
    if row.problem:
        raise TableError(f"Row {row.number} can't be read: {row.problem}.")
    return row


def _cells(found: Classification) -> tuple[str, ...]:
    goals, dimensions = found.goals[:RANKED], found.dimensions
    areas = [(key, one) for key, scores in found.areas.items() for one in scores]
    return (
        _joined(goal.code for goal in found.goals if goal.accepted),
        _joined(goal.code for goal in goals),
        _scores(goals),
        _joined(dimension.code for dimension in dimensions if dimension.accepted),
        _joined(dimension.code for dimension in dimensions),
        _scores(dimensions),
        _joined(target.code for target in found.targets),
        _scores(found.targets),
        _joined(f"{key}:{area.code}" for key, area in areas if area.accepted),
        _joined(f"{key}:{area.code}" for key, area in areas),
        _scores(area for _key, area in areas),
        found.language,
        "true" if found.abstained else "false",
        _joined(found.words),
    )


def _scores(scores: Iterable[Score]) -> str:
    return _joined(f"{item.score:.4f}" for item in scores)


def _joined(parts: Iterable[str]) -> str:
    return ";".join(parts)


def _write(
    output: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str
) -> int:
    """Write beside the output and put it in place only when every row is there."""
    try:
        with tempfile.TemporaryDirectory(dir=output.parent, prefix=".classify-") as folder:
            draft = Path(folder) / output.name
            count = _write_rows(draft, header, rows, delimiter=delimiter)
            draft.replace(output)
            return count
    except OSError as problem:
        raise TableError(f"The file {output} can't be written: {problem.strerror}.") from problem
    except csv.Error as problem:
        raise TableError(f"The file can't be read as a table: {problem}.") from problem


def _write_rows(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str
) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(header)
        count = 0
        for row in rows:
            writer.writerow(row)
            count += 1
    return count
