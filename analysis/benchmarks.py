"""Measure a model on texts by other hands that it must never be trained on."""

import csv
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from analysis.classifier import Classification, Comment
from analysis.evaluation import Classifier
from analysis.examples import CHECKS
from analysis.open_data import read_open_data
from analysis.resampling import macro_f1
from analysis.sources import SOURCES

SUMMARY_LENGTH = 100
SAMPLE = CHECKS / "real_texts.tsv"
Hits = dict[str, float | int]
Row = dict[str, str]


def measure_benchmarks(model: Classifier, data: Path) -> dict[str, Hits]:
    """Return the figures on each file by other hands, by name; none of its texts was learned."""
    measured = {
        "sdg_benchmark": _sdg_benchmark(model, data / "sdg_benchmark.csv"),
        "sv_formas": _formas(model, data / "sv_formas.csv"),
        "sv_actions": _actions(model, data / "sv_globala_malen.csv"),
    }
    if all((data / source.file).is_file() for source in SOURCES):
        measured["osdg_held_out"] = _osdg(model, data)
    here = [name for name in REAL_TEXTS if (data / name).is_file()]
    return measured | {name: _real(model, data, name) for name in here}


def _sdg_benchmark(model: Classifier, path: Path) -> Hits:
    """Return the mean over goals of the share of right yes/no answers, as the benchmark does."""
    rows = _rows(path)
    found = model.classify([Comment(row["text"], "en") for row in rows])
    right = defaultdict(list)
    for row, result in zip(rows, found, strict=True):
        said = row["sdg"] in {goal.code for goal in result.goals if goal.accepted}
        right[row["sdg"]].append(said == (row["label"] == "True"))
    return {
        "accuracy": _percent(np.mean([np.mean(hits) for hits in right.values()])),
        "n": len(rows),
    }


def _osdg(model: Classifier, data: Path) -> Hits:
    """Return accuracy and macro F1 of the first goal on the fifth of OSDG never learned from."""
    kept = [item for item in read_open_data(data) if item.source == "osdg" and item.split == "test"]
    found = model.classify([Comment(item.text, "en") for item in kept])
    first = np.array([(_codes(result) or [""])[0] for result in found])
    true = np.array([(item.goals or ("",))[0] for item in kept])
    codes = sorted(set(true.tolist()))
    said, right = ([[one == code for code in codes] for one in rows] for rows in (first, true))
    return {
        "accuracy": _percent(np.mean(first == true)),
        "macro_f1": _percent(np.float64(macro_f1(np.array(said), np.array(right)))),
        "n": len(kept),
    }


def _real(model: Classifier, data: Path, file: str) -> Hits:
    """Return how often the goals a sample of real texts was given by hand are found."""
    language, texts = REAL_TEXTS[file]
    given = {row["id"]: row for row in _rows(SAMPLE, delimiter="\t") if row["file"] == file}
    labelled = [
        (text, set(given[key]["goals"].split(";")))
        for key, text in dict(texts(_rows(data / file))).items()
        if key in given and given[key]["goals"]
    ]
    return _ranking(model, labelled, language)


def _goteborg(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(row["id"], f"{row['title']}. {row['text']}") for row in rows]


def _omastadi(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(f"{row['round']}-{row['id']}", f"{row['title']}. {row['texts']}") for row in rows]


def _polis(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(str(number), row["t"]) for number, row in enumerate(rows, start=1)]


def _formas(model: Classifier, path: Path) -> Hits:
    """Return how often the funder's goals are found; rows without a summary are left out."""
    pairs = [
        (f"{row['ProjektTitelSv']}. {row['SammanfattningSv']}", _formas_goals(row))
        for row in _rows(path)
        if len(row["SammanfattningSv"]) >= SUMMARY_LENGTH
    ]
    return _ranking(model, [(text, goals) for text, goals in pairs if goals])


def _formas_goals(row: dict[str, str]) -> set[str]:
    numbers = ("".join(filter(str.isdigit, row[name][:3])) for name in ("Formas1", "Formas2"))
    return {str(int(number)) for number in numbers if number} - {"0"}


def _actions(model: Classifier, path: Path) -> Hits:
    rows = [row for row in _rows(path) if row["kind"] == "action"]
    return _ranking(model, [(row["text"], {row["sdg"]}) for row in rows])


def _ranking(
    model: Classifier, labelled: Sequence[tuple[str, set[str]]], language: str = "sv"
) -> Hits:
    found = model.classify([Comment(text, language) for text, _ in labelled])
    ranked = [(_codes(result), goals) for result, (_, goals) in zip(found, labelled, strict=True)]
    return {
        "top_1": _percent(np.mean([bool(goals & set(codes[:1])) for codes, goals in ranked])),
        "hit_at_3": _percent(np.mean([bool(goals & set(codes[:3])) for codes, goals in ranked])),
        "always_11": _percent(np.mean(["11" in goals for _, goals in ranked])),
        "n": len(ranked),
    }


def _codes(result: Classification) -> list[str]:
    return [goal.code for goal in result.goals]


def _percent(share: np.floating) -> float:
    return round(100 * float(share), 1)


def _rows(path: Path, *, delimiter: str = ",") -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


REAL_TEXTS: Mapping[str, tuple[str, Callable[[Sequence[Row]], list[tuple[str, str]]]]] = {
    "sv_goteborg_proposals.csv": ("sv", _goteborg),
    "fi_omastadi_proposals.csv": ("fi", _omastadi),
    "polis_comments.csv": ("en", _polis),
}
"""Real texts of which a sample was labelled by hand: their language, and how they are read."""
