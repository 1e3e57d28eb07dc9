"""Read the open data files that may be trained on, each under its licence.

Files that may only be measured on are not named here. A fifth of the OSDG rows is never trained on,
so that a figure can be given for it; the long texts of the gold labels, where experts gave each all
its goals, set the threshold for long texts instead.
"""

import ast
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from sklearn.model_selection import train_test_split

from analysis.examples import CorpusError, Example
from analysis.features import is_prose
from analysis.sources import SOURCES
from analysis.tokens import tokens

CLOSE_TO_BENCHMARK = 0.15
"""OSDG rows closer to the benchmark than this are left out."""
OPEN_LANGUAGES = {"en": "en", "ar": "ar", "nb_NO": "no", "de": "de", "uk": "uk"}
"""Languages of the open-sdg translations that are read, by the tag used there."""
TEST_SHARE = 0.2
SPLIT_SEED = 0


def read_open_data(folder: Path) -> list[Example]:
    """Read every permitted file a folder holds.

    Raises
    ------
    CorpusError
        When a permitted file is missing.
    """
    found: list[Example] = []
    for source in SOURCES:
        path = folder / source.file
        if not path.is_file():
            raise CorpusError(f"{source.file} is missing in {folder}")
        found += READERS[source.name](path)
    return found


def _osdg(path: Path) -> list[Example]:
    rows = [row for row in _rows(path) if float(row["bench_sim"]) <= CLOSE_TO_BENCHMARK]
    goals = [row["sdg"] for row in rows]
    train, test = train_test_split(
        rows, test_size=TEST_SHARE, stratify=goals, random_state=SPLIT_SEED
    )
    splits = {"train": train, "test": test}
    return [
        replace(_open(row["en_mt"], "en", (row["sdg"],), "osdg"), split=split)
        for split, chosen in splits.items()
        for row in chosen
    ]


def _open_sdg(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if row["lang"] in OPEN_LANGUAGES:
            example = _open(row["text"], OPEN_LANGUAGES[row["lang"]], (row["sdg"],), "open-sdg")
            yield replace(example, targets=_target(row))


def _target(row: dict[str, str]) -> tuple[str, ...]:
    """Return the target a title belongs to: ``5.1`` for ``5-1-title`` and ``5-1-2-title``."""
    parts = row["key"].split("-")
    return (".".join(parts[:2]),) if row["kind"] in {"target", "indicator"} else ()


def _sentences(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if row["SDG"].strip().isdigit():
            yield _open(row["Text"], "en", (row["SDG"].strip(),), "sentences")


def _aurora(path: Path) -> Iterator[Example]:
    return _labelled_titles(path, "aurora")


def _oro(path: Path) -> Iterator[Example]:
    for example in _labelled_titles(path, "oro"):
        long = is_prose(example.language, len(tokens(example.text)))
        yield replace(example, split="calibration" if long else "train")


def _labelled_titles(path: Path, source: str) -> Iterator[Example]:
    for row in _rows(path, delimiter="\t"):
        goals = tuple(
            str(int(code.removeprefix("SDG"))) for code in ast.literal_eval(row["labels"])
        )
        text = f"{row['title']} {row['abstract'] or ''}".strip()
        if goals and text:
            yield _open(text, "en", goals, source)


def _open(text: str, language: str, goals: tuple[str, ...], source: str) -> Example:
    return Example(text, language, goals, None, source=source)


def _rows(path: Path, *, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


READERS: Mapping[str, Callable[[Path], Iterable[Example]]] = {
    "osdg": _osdg,
    "open-sdg": _open_sdg,
    "sentences": _sentences,
    "aurora": _aurora,
    "oro": _oro,
}
