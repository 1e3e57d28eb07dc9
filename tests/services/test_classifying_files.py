"""A file comes back with its rows, their order and their labels, or not at all."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis.classifier import Classification, Comment, Score
from dialog.services.classifying_files import COLUMNS, classify_file
from dialog.services.reading_csv import TableError


class Echo:
    """A model that finds goals 3 and 11 in every text, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Comment] = []

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        self.asked += comments
        return [self._one(comment) for comment in comments]

    def _one(self, comment: Comment) -> Classification:
        if not comment.text:
            return Classification("und", abstained=True, goals=(), dimensions=())
        goals = [("3", 0.9, True), ("11", 0.5, True), ("4", 0.12345, False), ("5", 0.1, False)]
        return Classification(
            language=comment.language or "sv",
            abstained=False,
            goals=tuple(Score(code, p, yes, (f"ord{code}",), ((0, 1),)) for code, p, yes in goals),
            dimensions=(
                Score("social", 0.8, True, ("ord3",), ((0, 1),)),
                Score("economic", 0.2, False, (), ()),
                Score("environmental", 0.1, False, (), ()),
            ),
            targets=(Score("3.4", 0.6, False), Score("11.2", 0.7, False)),
            areas={"town": (Score("2.3", 0.8, True), Score("1.1", 0.2, False))},
        )


@pytest.fixture
def model() -> Echo:
    return Echo()


def written(path: Path, content: str, *, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def rows_of(path: Path, *, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_rows_keep_their_order_and_gain_their_labels(tmp_path: Path, model: Echo) -> None:
    source = written(tmp_path / "in.csv", "id,svar\nb,Snöröjning\na,\nc,Bussen\n")
    output = tmp_path / "out.csv"

    count = classify_file(source, output, text_column="svar", model=model)

    rows = rows_of(output)
    assert count == 3
    assert [row["id"] for row in rows] == ["b", "a", "c"]
    assert list(rows[0]) == ["id", "svar", *COLUMNS]
    assert {name: rows[0][name] for name in COLUMNS} == {
        "goals": "3;11",
        "ranked_goals": "3;11;4",
        "goal_scores": "0.9000;0.5000;0.1235",
        "dimensions": "social",
        "ranked_dimensions": "social;economic;environmental",
        "dimension_scores": "0.8000;0.2000;0.1000",
        "ranked_targets": "3.4;11.2",
        "target_scores": "0.6000;0.7000",
        "areas": "town:2.3",
        "ranked_areas": "town:2.3;town:1.1",
        "area_scores": "0.8000;0.2000",
        "detected_language": "sv",
        "abstained": "false",
        "words": "ord3;ord11",
    }


def test_an_empty_text_has_empty_labels(tmp_path: Path, model: Echo) -> None:
    source = written(tmp_path / "in.csv", "svar,id\n,1\n")
    output = tmp_path / "out.csv"

    classify_file(source, output, text_column="svar", model=model)

    (row,) = rows_of(output)
    assert [row[name] for name in COLUMNS] == [*[""] * 11, "und", "true", ""]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_any_separator_is_read_with_and_without_bom_and_kept(
    tmp_path: Path, model: Echo, delimiter: str, encoding: str
) -> None:
    content = f'svar{delimiter}id\r\n"två{delimiter} ord\noch rad"{delimiter}1\r\n'
    source = written(tmp_path / "in.csv", content, encoding=encoding)
    output = tmp_path / "out.csv"

    classify_file(source, output, text_column="svar", model=model)

    (row,) = rows_of(output, delimiter=delimiter)
    assert (row["svar"], row["id"], row["goals"]) == (f"två{delimiter} ord\noch rad", "1", "3;11")


def test_language_and_question_are_told_to_the_model(tmp_path: Path, model: Echo) -> None:
    source = written(tmp_path / "in.csv", "t,l,q\nHej,fi,Mitä?\nTack,,\n")

    classify_file(
        source,
        tmp_path / "out.csv",
        text_column="t",
        language_column="l",
        question_column="q",
        model=model,
    )

    assert model.asked == [Comment("Hej", "fi", "Mitä?"), Comment("Tack", None, "")]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"id,text\n1,Hej\n", "no column 'svar'"),
        (b"svar,goals\nHej,3\n", "already has a column 'goals'"),
        (b"svar,svar\nHej,3\n", "two columns with the same name"),
        (b"svar,id\nHej,1\nHej\n", "Row 3"),
        (b"svar,id\nHej,1\n\xff\xfe,2\n", "Row 3 can't be read: not UTF-8"),
        (b"", "empty"),
    ],
)
def test_what_can_not_be_read_is_said_and_nothing_is_written(
    tmp_path: Path, model: Echo, content: bytes, sentence: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(content)

    with pytest.raises(TableError, match=sentence):
        classify_file(source, tmp_path / "out.csv", text_column="svar", model=model)

    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def test_a_missing_file_or_folder_is_said(tmp_path: Path, model: Echo) -> None:
    source = written(tmp_path / "in.csv", "svar\nHej\n")

    with pytest.raises(TableError, match="can't be read"):
        classify_file(tmp_path / "no.csv", tmp_path / "o.csv", text_column="svar", model=model)
    with pytest.raises(TableError, match="can't be written"):
        classify_file(source, tmp_path / "no" / "o.csv", text_column="svar", model=model)


def test_an_earlier_output_stays_when_a_later_run_fails(tmp_path: Path, model: Echo) -> None:
    output = written(tmp_path / "out.csv", "kept")
    source = written(tmp_path / "in.csv", "svar,id\nHej,1\nHej\n")

    with pytest.raises(TableError):
        classify_file(source, output, text_column="svar", model=model)

    assert output.read_text() == "kept"
