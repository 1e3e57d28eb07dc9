"""Results grow by whole days, at least k people at a time, and groups stay few."""

from datetime import date

from dialog.domain.coverage import Bounds, bounds_of, lags, waits_long
from dialog.domain.questions.values import DONT_KNOW, SKIPPED, Value
from dialog.domain.results import (
    MOST_GROUPS,
    OTHERS,
    UNSAID,
    Cell,
    Hidden,
    class_of,
    counted_through,
    few_groups,
    number_classes,
    response_from,
)

TODAY = date(2026, 11, 20)


def on(day: int) -> date:
    return date(2026, 11, day)


def test_today_never_counts_while_a_round_is_open() -> None:
    assert counted_through({TODAY: 40}, today=TODAY, k=5) is None


def test_days_wait_until_at_least_k_have_come() -> None:
    days = {on(10): 5, on(11): 2, on(12): 2, on(13): 1, on(14): 4}

    through = counted_through(days, today=TODAY, k=5)

    assert through == on(13)


def test_a_round_with_fewer_than_k_shows_nothing() -> None:
    assert counted_through({on(10): 4}, today=TODAY, k=5) is None


def test_groups_keep_their_order_and_those_who_did_not_say_come_last() -> None:
    sizes = {"old": 30, UNSAID: 9, "young": 10}

    shown = few_groups(sizes, ("young", "middle", "old"), least=10)

    assert list(shown.items()) == [("young", "young"), ("old", "old"), (UNSAID, UNSAID)]


def test_small_groups_are_put_together() -> None:
    shown = few_groups({"a": 3, "b": 4, "c": 50}, ("a", "b", "c"), least=10)

    assert shown == {"c": "c", "a": OTHERS, "b": OTHERS}


def test_the_smallest_of_very_many_groups_are_put_together() -> None:
    sizes = {f"area-{n}": n for n in range(10, 50)}

    shown = few_groups(sizes, sizes, least=10)

    assert len(set(shown.values())) == MOST_GROUPS
    assert shown["area-49"] == "area-49"
    assert shown["area-10"] == OTHERS


def test_non_response_tells_skipped_unknown_and_unreached_apart() -> None:
    met = [Value(number=1), SKIPPED, DONT_KNOW, None, None]

    response = response_from(met, threads=9)

    assert (response.asked, response.answered, response.beside) == (5, 1, 4)
    assert (response.skipped, response.dont_know, response.unreached) == (1, 1, 2)


def test_numbers_fall_into_at_most_ten_classes_that_hold_them_all() -> None:
    for numbers in ([0, 3], [-7, 12], [5], [1, 999_999_999]):
        classes = number_classes(numbers)

        assert len(classes) <= 10
        for number in numbers:
            low, high = classes[class_of(classes, number)]
            assert low <= number <= high


def test_few_numbers_stand_each_by_itself() -> None:
    assert number_classes([2, 4]) == ((2, 2), (3, 3), (4, 4))


def test_what_is_known_of_a_hidden_group_is_what_the_shown_figures_say() -> None:
    small, protecting = Cell(None, Hidden.SMALL), Cell(None, Hidden.PROTECTING)
    withheld = Cell(None, Hidden.WITHHELD)

    assert bounds_of([Cell(12), small], others=[protecting], whole=40, k=5) == Bounds(13, 16)
    assert bounds_of([protecting], others=[small, Cell(20)], whole=40, k=5) == Bounds(16, 19)
    assert bounds_of([withheld], others=[withheld], whole=4, k=5) == Bounds(0, 4)
    assert bounds_of([Cell(3), Cell(4)], others=[Cell(33)], whole=40, k=5).is_exact


def test_a_language_lags_below_four_fifths_and_waits_long_from_a_day() -> None:
    assert lags(0.5, 0.7)
    assert not lags(0.6, 0.7)
    assert not lags(None, 0.7)
    assert waits_long(5.0, 3.0)
    assert not waits_long(3.5, 3.0)
