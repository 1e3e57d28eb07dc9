"""A language that waits longer, is read worse or reaches fewer themes is named, with why."""

from datetime import date, timedelta
from typing import Any

from dialog.domain.equal_treatment import Fate, Gap, LanguageLine, lines, standing_of
from dialog.domain.model_card import Measured

TODAY = date(2026, 11, 20)
OVERALL = Measured(0.6, 0.57, 0.63, 1400)
QUALITY = {"sv": Measured(0.66, 0.62, 0.7, 600), "ar": Measured(0.61, 0.5, 0.7, 170)}


def a_fate(language: str = "sv", *, days: int = 2, **changes: Any) -> Fate:
    defaults: dict[str, Any] = {
        "language": language,
        "came_on": TODAY - timedelta(days=days),
        "first_review_on": None,
        "reviewed": False,
        "read_by_model": True,
        "left_to_person": False,
        "kept": None,
        "in_theme": False,
    }
    return Fate(**{**defaults, **changes})


def compared(*fates: Fate) -> dict[str, LanguageLine]:
    found = lines(fates, TODAY, quality=QUALITY, overall=OVERALL)
    return {line.language: line for line in found}


def gaps(*fates: Fate) -> dict[str, set[Gap]]:
    found = compared(*fates)
    return {language: {one.gap for one in line.gaps} for language, line in found.items()}


def test_languages_treated_alike_are_not_named() -> None:
    assert gaps(*[a_fate()] * 9, *[a_fate("ar")] * 9) == {"sv": set(), "ar": set()}


def test_a_single_answer_that_has_waited_longer_is_named_with_its_days() -> None:
    line = compared(*[a_fate(days=1)] * 9, a_fate("ar", days=7))["ar"]

    (noted,) = line.gaps
    assert (noted.gap, noted.here - noted.there) == (Gap.WAITS, 6)


def test_an_answer_never_reviewed_still_counts_as_waiting() -> None:
    read = a_fate(days=10, first_review_on=TODAY - timedelta(days=9), reviewed=True)

    assert gaps(*[read] * 9, a_fate("ar", days=10))["ar"] == {Gap.WAITS}


def test_the_largest_language_can_lie_behind_too() -> None:
    assert gaps(*[a_fate(days=9)] * 9, a_fate("ar", days=1))["sv"] == {Gap.WAITS}


def test_what_is_left_to_people_changed_or_in_no_theme_is_named() -> None:
    swedish = [a_fate(kept=True, in_theme=True)] * 9
    arabic = [a_fate("ar", left_to_person=True)] * 4 + [a_fate("ar", kept=False)] * 5

    found = gaps(*swedish, *arabic)

    assert found["ar"] == {Gap.LEFT_TO_PERSON, Gap.CHANGED, Gap.IN_NO_THEME}
    assert found["sv"] == set()


def test_shares_of_few_answers_are_not_compared() -> None:
    swedish = [a_fate(in_theme=True)] * 9

    assert gaps(*swedish, *[a_fate("ar", left_to_person=True)] * 4)["ar"] == set()


def test_a_language_the_model_reads_worse_is_named_only_beyond_chance() -> None:
    quality = {"so": Measured(0.45, 0.39, 0.52, 90), "pl": Measured(0.43, 0.27, 0.6, 30)}

    found = lines([a_fate("so"), a_fate("pl")], TODAY, quality=quality, overall=OVERALL)

    assert {line.language: {one.gap for one in line.gaps} for line in found} == {
        "so": {Gap.READ_WORSE},
        "pl": set(),
    }


def test_an_unmeasured_language_is_named_and_easy_swedish_is_read_as_swedish() -> None:
    unmeasured = {"ti": Measured(0.0, 0.0, 1.0, 0)}

    (tigrinya,) = lines([a_fate("ti")], TODAY, quality=unmeasured, overall=OVERALL)

    assert [one.gap for one in tigrinya.gaps] == [Gap.NOT_MEASURED]
    assert compared(a_fate("sv-simple"))["sv-simple"].quality == QUALITY["sv"]


def test_shares_are_of_what_the_model_read_and_people_judged() -> None:
    unread = a_fate(read_by_model=False, days=4)
    judged = a_fate(kept=True, first_review_on=TODAY, reviewed=True)

    found = standing_of([unread, judged, a_fate(left_to_person=True)], TODAY)

    assert (found.labelled, found.left_to_person, found.kept) == (0.5, 0.5, 1.0)
    assert (found.to_review, found.longest_waiting) == (2.0, 4)
    assert standing_of([unread], TODAY).labelled is None
