"""Read labelled texts to train and measure with: the corpus and the lexicon."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
LEXICON = Path(__file__).parent / "lexicon"
CHECKS = Path(__file__).parent / "checks"
SPLITS = frozenset({"train", "calibration", "test"})
NOTHING = "none"


class CorpusError(ValueError):
    """A file of labelled texts can't be read."""


@dataclass(frozen=True)
class Example:
    """A labelled text; `goals` or `dimensions` are None where nobody has labelled them.

    `second_goals` are those of a second labelling pass, ``none`` where it saw no goal.
    """

    text: str
    language: str
    goals: tuple[str, ...] | None
    dimensions: tuple[str, ...] | None
    targets: tuple[str, ...] = ()
    question: str = ""
    theme: str = ""
    split: str = "train"
    source: str = "corpus"
    style: str = ""
    service: str = ""
    id: str = ""
    second_goals: tuple[str, ...] = ()


def read_corpus(folder: Path = CORPUS) -> list[Example]:
    """Read the own corpus, one file per language, in the order of languages and rows.

    Raises
    ------
    CorpusError
        When the folder holds no corpus or a row has no split.
    """
    found = [example for path in sorted(folder.glob("*.csv")) for example in _corpus_file(path)]
    if not found:
        raise CorpusError(f"{folder} holds no corpus")
    return found


def read_lexicon(folder: Path = LEXICON) -> list[Example]:
    """Read the everyday words of each label, each as a very short text of its own.

    Raises
    ------
    CorpusError
        When the folder holds no lexicon.
    """
    found = [example for path in sorted(folder.glob("*.csv")) for example in _lexicon_file(path)]
    if not found:
        raise CorpusError(f"{folder} holds no lexicon")
    return found


def digest(examples: Iterable[Example]) -> str:
    """Return the SHA-256 of what a model is trained on, in hexadecimal digits."""
    seen = hashlib.sha256()
    for example in examples:
        seen.update(repr(example).encode())
    return seen.hexdigest()


def _corpus_file(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if row["split"] not in SPLITS:
            raise CorpusError(f"{path.name}: row {row['id']} has no split")
        yield Example(
            text=row["text"],
            language=path.stem,
            goals=_codes(row["goals"]),
            dimensions=_codes(row["dimensions"]),
            targets=_codes(row.get("targets") or ""),
            question=row["question"],
            theme=row["theme"],
            split=row["split"],
            style=row.get("style") or "",
            service=row.get("service") or "",
            id=row["id"],
            second_goals=_codes(row.get("second_goals") or ""),
        )


def _lexicon_file(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        labels, dimensions = _codes(row["labels"]), _codes(row["dimensions"])
        targets = tuple(label for label in labels if "." in label)
        goals = tuple(dict.fromkeys(label.partition(".")[0] for label in labels))
        for words in row["words"].split(","):
            yield Example(
                text=words.strip(),
                language=path.stem,
                goals=() if goals == (NOTHING,) else goals or None,
                dimensions=dimensions if dimensions or goals == (NOTHING,) else None,
                targets=targets,
                source="lexicon",
            )


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in cell.split(";") if code.strip())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)
