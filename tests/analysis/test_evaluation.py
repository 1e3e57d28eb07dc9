"""Figures count what they say they count."""

from collections.abc import Sequence
from typing import ClassVar

import pytest

from analysis.classifier import Classification, Comment, Score
from analysis.evaluation import interval, measure, table
from analysis.examples import Example


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
    Example("bus", "sv", ("11", "3"), ("social",)),
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
        "answered": (0.6667, 3),
        "acceptable_when_answered": (1.0, 1),
        "no_goal_precision": (1.0, 1),
        "no_goal_recall": (1.0, 1),
        "dimension_acceptable": (0.5, 2),
        "baseline_social": (0.5, 2),
    }


def test_the_table_has_a_row_for_each_language_and_all() -> None:
    lines = table(measure(ByHeart(), EXAMPLES)).splitlines()

    assert [line.split(" | ")[0] for line in lines[2:]] == ["| sv", "| all"]
    assert len({line.count("|") for line in lines}) == 1


def test_the_interval_is_wilsons() -> None:
    low, high = interval(8, 10)

    assert (low, high) == (pytest.approx(0.490, abs=0.001), pytest.approx(0.943, abs=0.001))
    assert interval(0, 0) == (0.0, 1.0)
