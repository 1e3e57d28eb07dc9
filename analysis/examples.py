"""Read labelled texts to train and measure with: corpus, seed words and permitted open data.

Which open file may be trained on, and under which licence, stands in `SOURCES`; files that may
only be measured on are not named there.
"""

import ast
import csv
import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CLOSE_TO_BENCHMARK = 0.15
"""OSDG rows closer to the benchmark than this are left out."""
OPEN_LANGUAGES = {"en": "en", "ar": "ar", "nb_NO": "no", "de": "de", "uk": "uk"}
"""Languages of the open-sdg translations that are read, by the tag used there."""
SEED_WORDS = Path(__file__).parent / "taxonomies" / "seed_words.toml"
NOTHING = "none"


class CorpusError(ValueError):
    """A file of labelled texts can't be read."""


@dataclass(frozen=True)
class Example:
    """A labelled text; `goals` or `dimensions` are None where nobody has labelled them."""

    text: str
    language: str
    goals: tuple[str, ...] | None
    dimensions: tuple[str, ...] | None
    question: str = ""
    theme: str = ""
    split: str = "train"
    source: str = "corpus"


@dataclass(frozen=True)
class Source:
    """An open data file that may be trained on."""

    name: str
    file: str
    title: str
    licence: str
    read: Callable[[Path], Iterable[Example]]


def read_corpus(folder: Path) -> list[Example]:
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
        found += source.read(path)
    return found


def read_seed_words(path: Path = SEED_WORDS) -> list[Example]:
    """Read the everyday words of each label, each as a very short text of its own."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rule = {label: tuple(codes) for label, codes in data["dimensions"].items()}
    return [
        _seed(words.strip(), language, label, rule)
        for language in sorted(set(data) - {"version", "dimensions"})
        for label, line in data[language].items()
        for words in line.split(",")
    ]


def digest(examples: Iterable[Example]) -> str:
    """Return the SHA-256 of what a model is trained on, in hexadecimal digits."""
    seen = hashlib.sha256()
    for example in examples:
        seen.update(repr(example).encode())
    return seen.hexdigest()


def _corpus_file(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if row["split"] not in {"train", "calibration", "test"}:
            raise CorpusError(f"{path.name}: row {row['id']} has no split")
        yield Example(
            text=row["text"],
            language=path.stem,
            goals=_codes(row["goals"]),
            dimensions=_codes(row["dimensions"]),
            question=row["question"],
            theme=row["theme"],
            split=row["split"],
        )


def _seed(words: str, language: str, label: str, rule: Mapping[str, tuple[str, ...]]) -> Example:
    if label == NOTHING:
        return Example(words, language, (), (), source="seed")
    if not label.isdigit():
        return Example(words, language, None, (label,), source="seed")
    return Example(words, language, (label,), rule.get(label), source="seed")


def _osdg(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if float(row["bench_sim"]) <= CLOSE_TO_BENCHMARK:
            yield _open(row["en_mt"], "en", (row["sdg"],), "osdg")


def _open_sdg(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if row["lang"] in OPEN_LANGUAGES:
            yield _open(row["text"], OPEN_LANGUAGES[row["lang"]], (row["sdg"],), "open-sdg")


def _sentences(path: Path) -> Iterator[Example]:
    for row in _rows(path):
        if row["SDG"].strip().isdigit():
            yield _open(row["Text"], "en", (row["SDG"].strip(),), "sentences")


def _aurora(path: Path) -> Iterator[Example]:
    return _labelled_titles(path, "aurora")


def _oro(path: Path) -> Iterator[Example]:
    return _labelled_titles(path, "oro")


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


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in cell.split(";") if code.strip())


def _rows(path: Path, *, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


SOURCES = (
    Source(
        "osdg",
        "osdg_community_es_en.csv",
        "OSDG Community Dataset, put back into English from the Universidad de los Andes' Spanish",
        "CC BY 4.0",
        _osdg,
    ),
    Source(
        "open-sdg",
        "open_sdg_multilingual.csv",
        "Goal, target and indicator titles from open-sdg/sdg-translations",
        "MIT",
        _open_sdg,
    ),
    Source(
        "sentences",
        "en_sdg_sentences.csv",
        "Sentences from amrayach/Quality_and_usability_SDG_project",
        "Apache-2.0",
        _sentences,
    ),
    Source(
        "aurora",
        "en_aurora_survey.tsv",
        "Titles from the Aurora universities' survey, through oacore",
        "MIT",
        _aurora,
    ),
    Source("oro", "en_oro_gold.tsv", "Gold labels of oacore", "MIT", _oro),
)
