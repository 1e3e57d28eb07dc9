"""Measure a model on texts by other hands that it must never be trained on."""

import csv
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.classifier import Classification, Comment
from analysis.evaluation import Classifier

SUMMARY_LENGTH = 100
Hits = dict[str, float | int]


def measure_benchmarks(model: Classifier, data: Path) -> dict[str, Hits]:
    """Return the figures on each measure-only file, by name."""
    return {
        "sdg_benchmark": _sdg_benchmark(model, data / "sdg_benchmark.csv"),
        "sv_formas": _formas(model, data / "sv_formas.csv"),
        "sv_actions": _actions(model, data / "sv_globala_malen.csv"),
    }


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


def _ranking(model: Classifier, labelled: Sequence[tuple[str, set[str]]]) -> Hits:
    found = model.classify([Comment(text, "sv") for text, _ in labelled])
    ranked = [(_codes(result), goals) for result, (_, goals) in zip(found, labelled, strict=True)]
    return {
        "top_1": _percent(np.mean([bool(goals & set(codes[:1])) for codes, goals in ranked])),
        "hit_at_3": _percent(np.mean([bool(goals & set(codes[:3])) for codes, goals in ranked])),
        "n": len(ranked),
    }


def _codes(result: Classification) -> list[str]:
    return [goal.code for goal in result.goals]


def _percent(share: np.floating) -> float:
    return round(100 * float(share), 1)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
