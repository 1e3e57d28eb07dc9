"""The model learns from what people decided, never from danger, abuse or words since changed."""

import pytest

from dialog.domain.classification import Review, Verdict
from dialog.domain.learning import lesson_of

TEXT = "fler bänkar"
CHANGED = Review(Verdict.CORRECTED, ("11",), ("social",))


def test_the_latest_verdict_on_labels_is_what_an_answer_teaches() -> None:
    accepted = Review(Verdict.ACCEPTED, ("3",), ())

    assert lesson_of(TEXT, [accepted, CHANGED, Review(Verdict.HANDLED)]) == CHANGED


def test_that_an_answer_has_no_goal_is_a_lesson_too() -> None:
    assert lesson_of("tack", [Review(Verdict.NONE)]) == Review(Verdict.NONE)


@pytest.mark.parametrize(
    "reviews",
    [
        [],
        [Review(Verdict.HANDLED)],
        [Review(Verdict.CORRECTED, ("11",), (), stale=True)],
        [CHANGED, Review(Verdict.ABUSE)],
        [Review(Verdict.ACUTE), CHANGED, Review(Verdict.HANDLED)],
        [Review(Verdict.ACCEPTED)],
    ],
)
def test_nothing_is_learned_without_a_verdict_that_stands(reviews: list[Review]) -> None:
    assert lesson_of(TEXT, reviews) is None


def test_words_that_may_mean_danger_are_never_learned_from() -> None:
    assert lesson_of("orkar inte leva i den här stan", [CHANGED]) is None
