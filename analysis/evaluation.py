"""Measure a model on labelled comments, beside a baseline that reads nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

import numpy as np

from analysis.calibration import calibration_error, f_score
from analysis.classifier import Classification, Comment, Score
from analysis.examples import Example
from analysis.resampling import macro_f1, macro_f1_interval, share_interval
from analysis.taxonomy import dimensions, global_goals

BASELINE_GOAL = "11"
BASELINE_DIMENSION = "social"
ALL = "all"
SUREST = 0.8
MIN_GROUP = 20
"""Smaller groups of styles and services say nothing."""

Figure = dict[str, Any]
Figures = dict[str, Figure]
Judged = Sequence[tuple[Example, Classification]]


class Classifier(Protocol):
    """Something that classifies comments."""

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        """Classify comments, in their order."""


def judged_by(
    model: Classifier, examples: Sequence[Example]
) -> list[tuple[Example, Classification]]:
    """Return each example with what the model says, told thread language and question."""
    comments = [Comment(item.text, item.language, item.question) for item in examples]
    return list(zip(examples, model.classify(comments), strict=True))


def measure(model: Classifier, examples: Sequence[Example]) -> dict[str, Figures]:
    """Return the figures of a model for each language and for all together.

    Returns
    -------
    dict[str, dict[str, Figure]]
        By language tag, then by name: ``share``, its 95 % bootstrap ``interval`` and ``n``;
        calibration error has no interval.
    """
    return grouped(judged_by(model, examples), lambda example: example.language)


def grouped(
    judged: Judged, of: Callable[[Example], str], *, smallest: int = 0
) -> dict[str, Figures]:
    """Return the figures for each group of at least so many comments, and for all together."""
    names = sorted({of(example) for example, _ in judged} - {""})
    groups = {name: [pair for pair in judged if of(pair[0]) == name] for name in names}
    kept = {name: pairs for name, pairs in groups.items() if len(pairs) >= smallest}
    return {name: figures(pairs) for name, pairs in (kept | {ALL: list(judged)}).items()}


def figures(judged: Judged) -> Figures:
    """Return the figures of one group of comments, by name."""
    with_goal = [pair for pair in judged if pair[0].goals]
    return _goal_figures(judged, with_goal) | _silence_figures(judged) | _other_figures(judged)


def _goal_figures(judged: Judged, with_goal: Judged) -> Figures:
    ranked = [(e.goals or (), [g.code for g in c.goals] or [""]) for e, c in with_goal]
    return {
        "acceptable": share(codes[0] in goals for goals, codes in ranked),
        "primary": share(codes[0] == goals[0] for goals, codes in ranked),
        "hit_at_3": share(not set(goals).isdisjoint(codes[:3]) for goals, codes in ranked),
        "baseline_goal_11": share(BASELINE_GOAL in goals for goals, _ in ranked),
        "goals_f1": _f1(judged, lambda c: c.goals, lambda e: e.goals, global_goals().codes),
        "calibration_error": _first_label_error(judged),
        "surest": _surest(with_goal),
    }


def _silence_figures(judged: Judged) -> Figures:
    return {
        "answered": share(not c.abstained for _, c in judged),
        "acceptable_when_answered": share(
            c.goals[0].code in e.goals for e, c in judged if e.goals and _accepted(c.goals)
        ),
        "no_goal_precision": share(not e.goals for e, c in judged if says_nothing(c)),
        "no_goal_recall": share(says_nothing(c) for e, c in judged if not e.goals),
    }


def _other_figures(judged: Judged) -> Figures:
    with_dimension = [(e.dimensions, c) for e, c in judged if e.dimensions]
    pointed = [(e.targets, c.targets) for e, c in judged if e.targets and c.targets]
    return {
        "dimension_acceptable": share(
            c.dimensions[0].code in given for given, c in with_dimension if c.dimensions
        ),
        "baseline_social": share(BASELINE_DIMENSION in given for given, _ in with_dimension),
        "dimensions_f1": _f1(
            judged, lambda c: c.dimensions, lambda e: e.dimensions, dimensions().codes
        ),
        "target_acceptable": share(found[0].code in given for given, found in pointed),
    }


def share(hits: Iterable[bool]) -> Figure:
    """Return a share with its interval and how many it was measured on."""
    seen = [bool(hit) for hit in hits]
    n = len(seen)
    return {
        "share": round(sum(seen) / n, 4) if n else 0.0,
        "interval": [round(bound, 4) for bound in share_interval(seen)],
        "n": n,
    }


def says_nothing(found: Classification) -> bool:
    """Say whether the model is sure that a comment has no goal."""
    return not found.abstained and not _accepted(found.goals)


def _accepted(scores: Iterable[Score]) -> set[str]:
    return {item.code for item in scores if item.accepted}


def _f1(
    judged: Judged,
    scores: Callable[[Classification], tuple[Score, ...]],
    truth: Callable[[Example], tuple[str, ...] | None],
    codes: Sequence[str],
) -> Figure:
    said = np.array([[code in _accepted(scores(c)) for code in codes] for _, c in judged])
    true = np.array([[code in (truth(e) or ()) for code in codes] for e, _ in judged])
    return {
        "micro": round(f_score(said, true), 4),
        "macro": round(macro_f1(said, true), 4),
        "interval": [round(bound, 4) for bound in macro_f1_interval(said, true)],
        "n": len(judged),
    }


def _first_label_error(judged: Judged) -> Figure:
    read = [(c.goals[0], e) for e, c in judged if c.goals]
    scores = np.array([goal.score for goal, _ in read])
    right = np.array([goal.code in (e.goals or ()) for goal, e in read], dtype=bool)
    return {"error": round(calibration_error(scores, right), 4), "n": len(read)}


def _surest(with_goal: Judged) -> Figure:
    """Return how often the first goal is acceptable on the surest four fifths of comments."""
    read = sorted(
        (c.goals[0].score, c.goals[0].code in (e.goals or ())) for e, c in with_goal if c.goals
    )
    return share(right for _, right in read[len(read) - round(SUREST * len(read)) :])
