"""Measure a model on labelled comments, beside a baseline that reads nothing.

References
----------
E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, 1927: the
interval given with every share.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt
from typing import Any, Protocol

import numpy as np

from analysis.calibration import calibration_error, f_score
from analysis.classifier import Classification, Comment, Score
from analysis.examples import Example
from analysis.taxonomy import dimensions, global_goals

BASELINE_GOAL = "11"
BASELINE_DIMENSION = "social"
ALL = "all"
_Z = 1.959964

Figure = dict[str, Any]
Figures = dict[str, Figure]
Judged = Sequence[tuple[Example, Classification]]


class Classifier(Protocol):
    """Something that classifies comments."""

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        """Classify comments, in their order."""


def measure(model: Classifier, examples: Sequence[Example]) -> dict[str, dict[str, Figure]]:
    """Return the figures of a model for each language and for all together.

    The model is told the language of the thread and the question, as in the product.

    Returns
    -------
    dict[str, dict[str, Figure]]
        By language tag, then by name: ``share``, its 95 % ``interval`` and ``n``; calibration
        error and F1 have no interval.
    """
    comments = [Comment(item.text, item.language, item.question) for item in examples]
    judged = list(zip(examples, model.classify(comments), strict=True))
    by_language = {
        language: [pair for pair in judged if pair[0].language == language]
        for language in sorted({example.language for example in examples})
    }
    return {name: figures(pairs) for name, pairs in (by_language | {ALL: judged}).items()}


def figures(judged: Judged) -> Figures:
    """Return the figures of one group of comments, by name."""
    with_goal = [pair for pair in judged if pair[0].goals]
    with_dimension = [pair for pair in judged if pair[0].dimensions]
    return {
        "acceptable": _share(first in _goals(e) for e, (first, *_) in _ranked(with_goal)),
        "primary": _share(first == _goals(e)[0] for e, (first, *_) in _ranked(with_goal)),
        "hit_at_3": _share(not set(_goals(e)).isdisjoint(r[:3]) for e, r in _ranked(with_goal)),
        "baseline_goal_11": _share(BASELINE_GOAL in _goals(e) for e, _ in with_goal),
        "goals_f1": _f1(judged, lambda c: c.goals, _goals, global_goals().codes),
        "answered": _share(not c.abstained for _, c in judged),
        "acceptable_when_answered": _share(
            c.goals[0].code in _goals(e) for e, c in with_goal if _accepted(c.goals)
        ),
        "no_goal_precision": _share(not e.goals for e, c in judged if _says_nothing(c)),
        "no_goal_recall": _share(_says_nothing(c) for e, c in judged if not e.goals),
        "dimension_acceptable": _share(
            c.dimensions[0].code in (e.dimensions or ()) for e, c in with_dimension if c.dimensions
        ),
        "baseline_social": _share(
            BASELINE_DIMENSION in (e.dimensions or ()) for e, _ in with_dimension
        ),
        "dimensions_f1": _f1(
            judged, lambda c: c.dimensions, lambda e: e.dimensions or (), dimensions().codes
        ),
        "calibration_error": _first_label_error(with_goal),
    }


def interval(right: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share; (0, 1) when nothing was seen."""
    if not n:
        return 0.0, 1.0
    share, spread = right / n, _Z**2 / n
    centre = share + spread / 2
    half = _Z * sqrt(share * (1 - share) / n + spread / (4 * n))
    return (centre - half) / (1 + spread), (centre + half) / (1 + spread)


def _goals(example: Example) -> tuple[str, ...]:
    return example.goals or ()


def _ranked(judged: Judged) -> list[tuple[Example, list[str]]]:
    return [(e, [goal.code for goal in c.goals] or [""]) for e, c in judged]


def _accepted(scores: Iterable[Score]) -> set[str]:
    return {item.code for item in scores if item.accepted}


def _says_nothing(found: Classification) -> bool:
    return not found.abstained and not _accepted(found.goals)


def _share(hits: Iterable[bool]) -> Figure:
    seen = [bool(hit) for hit in hits]
    right, n = sum(seen), len(seen)
    return {
        "share": round(right / n, 4) if n else 0.0,
        "interval": [round(bound, 4) for bound in interval(right, n)],
        "n": n,
    }


def _f1(
    judged: Judged,
    scores: Callable[[Classification], tuple[Score, ...]],
    truth: Callable[[Example], tuple[str, ...]],
    codes: Sequence[str],
) -> Figure:
    said = np.array([[code in _accepted(scores(c)) for code in codes] for _, c in judged])
    true = np.array([[code in truth(e) for code in codes] for e, _ in judged])
    present = [at for at in range(len(codes)) if true[:, at].any()]
    macro = [f_score(said[:, at], true[:, at]) for at in present]
    return {
        "micro": round(f_score(said, true), 4),
        "macro": round(float(np.mean(macro)), 4) if macro else 0.0,
        "n": len(judged),
    }


def _first_label_error(judged: Judged) -> Figure:
    read = [(c.goals[0], e) for e, c in judged if c.goals]
    scores = np.array([goal.score for goal, _ in read])
    right = np.array([goal.code in _goals(e) for goal, e in read], dtype=bool)
    return {"error": round(calibration_error(scores, right), 4), "n": len(read)}


def table(measured: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """Return the figures as a Markdown table, one row per language."""
    shares = {
        "acceptable": "First goal acceptable",
        "baseline_goal_11": "Always 11",
        "hit_at_3": "Hit at 3",
        "answered": "Answered",
        "acceptable_when_answered": "Acceptable when a goal is given",
        "no_goal_precision": "No goal: precision",
        "no_goal_recall": "No goal: recall",
        "dimension_acceptable": "First dimension acceptable",
        "baseline_social": "Always social",
    }
    lines = ["| Language | " + " | ".join([*shares.values(), "Goals F1 micro/macro", "ECE"]) + " |"]
    lines.append("|---" * (len(shares) + 3) + "|")
    for language, named in measured.items():
        cells = [_cell(named[name]) for name in shares]
        cells.append(f"{named['goals_f1']['micro']:.2f}/{named['goals_f1']['macro']:.2f}")
        cells.append(f"{named['calibration_error']['error']:.2f}")
        lines.append(f"| {language} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(figure: Mapping[str, Any]) -> str:
    low, high = (100 * bound for bound in figure["interval"])
    return f"{100 * figure['share']:.0f} ({low:.0f}–{high:.0f}, n={figure['n']})"
