"""Figures count what they say they count."""

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
import pytest

from analysis.classifier import Classification, Comment, Score
from analysis.evaluation import measure
from analysis.examples import Example
from analysis.figure_tables import comparison, table
from analysis.resampling import macro_f1, macro_f1_interval, share_interval


def score(code: str, *, accepted: bool) -> Score:
    return Score(code, 0.9 if accepted else 0.1, accepted, (), ())


class ByHeart:
    """Answer what was learned by heart: goals, and whether it knows."""

    answers: ClassVar = {
        "bus": Classification(
            "sv",
            abstained=False,
            goals=(score("11", accepted=True), score("3", accepted=False)),
            dimensions=(score("social", accepted=True),),
            targets=(score("11.2", accepted=False), score("11.7", accepted=False)),
        ),
        "tax": Classification(
            "sv",
            abstained=True,
            goals=(score("1", accepted=False), score("17", accepted=False)),
            dimensions=(score("social", accepted=False),),
        ),
        "hi": Classification("sv", abstained=False, goals=(), dimensions=()),
    }

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        return [self.answers[comment.text] for comment in comments]


EXAMPLES = [
    Example("bus", "sv", ("11", "3"), ("social",), ("11.2",)),
    Example("tax", "sv", ("17",), ("economic",)),
    Example("hi", "sv", (), ()),
]


def test_every_share_has_its_count_and_stands_beside_a_baseline() -> None:
    found = measure(ByHeart(), EXAMPLES)["sv"]

    shares = {
        name: (figure["share"], figure["n"]) for name, figure in found.items() if "share" in figure
    }
    assert shares == {
        "acceptable": (0.5, 2),
        "primary": (0.5, 2),
        "hit_at_3": (1.0, 2),
        "baseline_goal_11": (0.5, 2),
        "surest": (0.5, 2),
        "answered": (0.6667, 3),
        "acceptable_when_answered": (1.0, 1),
        "no_goal_precision": (1.0, 1),
        "no_goal_recall": (1.0, 1),
        "dimension_acceptable": (0.5, 2),
        "baseline_social": (0.5, 2),
        "target_acceptable": (1.0, 1),
    }


def test_the_table_has_a_row_for_each_language_and_all() -> None:
    lines = table(measure(ByHeart(), EXAMPLES)).splitlines()

    assert [line.split(" | ")[0] for line in lines[2:]] == ["| sv", "| all"]
    assert len({line.count("|") for line in lines}) == 1


def test_a_comparison_says_what_changed() -> None:
    figures = measure(ByHeart(), EXAMPLES)

    text = comparison(figures, figures, names=("old", "new"))

    assert text.splitlines()[0] == "| Language | Figure | old | new | Change |"
    assert all(line.endswith("| +0.0 |") for line in text.splitlines()[2:])


def test_an_interval_holds_the_share_and_narrows_with_more_comments() -> None:
    few, many = (
        share_interval([True] * 8 + [False] * 2),
        share_interval(([True] * 8 + [False] * 2) * 50),
    )

    assert few[0] < many[0] < 0.8 < many[1] < few[1]
    assert share_interval([]) == (0.0, 1.0)


def test_the_mean_f1_is_taken_over_labels_that_occur() -> None:
    said = np.array([[True, False, False], [True, True, False]])
    true = np.array([[True, False, False], [False, True, False]])

    low, high = macro_f1_interval(said, true)

    assert macro_f1(said, true) == pytest.approx((2 / 3 + 1) / 2)
    assert low <= macro_f1(said, true) <= high
