"""All languages stand in one queue, equal texts as one, and the page shows who waits longer."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from dialog.domain.classification import Effective
from dialog.domain.review import (
    QueuedAnswer,
    ReviewState,
    Selection,
    clustered,
    fits,
    in_batches,
    is_repeated,
    progress_by_language,
)

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
FRIDAY = date(2026, 11, 20)
WAITING = Effective((), (), reviewed=False)
REVIEWED = Effective(("11",), ("social",), reviewed=True)


def an_answer(**changes: Any) -> QueuedAnswer:
    defaults: dict[str, Any] = {
        "id": uuid4(),
        "question_key": "wish",
        "language": "sv",
        "day": MONDAY,
        "text": "fler bänkar",
        "labels": WAITING,
    }
    return QueuedAnswer(**{**defaults, **changes})


def test_the_queue_goes_by_day_and_within_a_day_by_chance_never_by_language() -> None:
    late = an_answer(day=TUESDAY, id=UUID(int=1))
    first = an_answer(language="ar", id=UUID(int=2))
    second = an_answer(language="sv", id=UUID(int=3))

    assert in_batches([late, second, first]) == [first, second, late]


def test_a_thousand_equal_texts_become_one_with_its_count() -> None:
    equal = [an_answer(text=f"Stoppa bygget{'!' * (n % 3)}") for n in range(1000)]
    other = an_answer(text="Bygg mer")

    clusters = clustered([*equal, other])

    assert [cluster.size for cluster in clusters] == [1000, 1]
    assert [is_repeated(cluster) for cluster in clusters] == [True, False]
    assert clusters[0].first == equal[0]


def test_equal_texts_to_different_questions_stay_apart() -> None:
    clusters = clustered([an_answer(), an_answer(question_key="why")])

    assert [cluster.size for cluster in clusters] == [1, 1]


def test_texts_of_signs_alone_are_not_taken_for_each_other() -> None:
    assert len(clustered([an_answer(text="👍"), an_answer(text="👎")])) == 2


def test_a_selection_narrows_by_question_language_label_and_day() -> None:
    answer = an_answer(labels=REVIEWED)
    everything = {"state": ReviewState.ALL}

    for part, right, wrong in (
        ("question", "wish", "why"),
        ("language", "sv", "ar"),
        ("goal", "11", "3"),
        ("dimension", "social", "economic"),
        ("day", MONDAY, TUESDAY),
    ):
        assert fits(answer, Selection(**everything, **{part: right}))  # type: ignore[arg-type]
        assert not fits(answer, Selection(**everything, **{part: wrong}))  # type: ignore[arg-type]


def test_what_may_be_acute_is_found_until_somebody_has_looked() -> None:
    alert = an_answer(alert=True)
    seen = an_answer(alert=True, labels=REVIEWED)
    marked = an_answer(labels=Effective((), (), reviewed=True, acute=True, needs_human=True))

    urgent = [fits(one, Selection(ReviewState.ACUTE)) for one in (alert, seen, marked)]

    assert urgent == [True, False, True]


def test_a_language_that_lies_behind_is_pointed_out() -> None:
    swedish = [an_answer(labels=REVIEWED, first_review_on=TUESDAY) for _ in range(8)]
    arabic = [an_answer(language="ar") for _ in range(2)]

    rows = progress_by_language([*swedish, *arabic], FRIDAY)

    assert [(row.language, row.percent, row.behind) for row in rows] == [
        ("sv", 100, False),
        ("ar", 0, True),
    ]
    assert rows[0].days_to_review == 1
    assert rows[1].longest_waiting == 4
