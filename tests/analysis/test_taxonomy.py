"""The taxonomies say what the 2030 Agenda says, and read what people write."""

import pytest

from analysis.taxonomy import (
    Target,
    UnknownLabelError,
    dimensions,
    global_goals,
)

TARGETS_PER_GOAL = [7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19]


def test_there_are_17_goals_with_169_targets_and_names_in_four_languages() -> None:
    goals = global_goals().labels

    assert [goal.code for goal in goals] == [str(number) for number in range(1, 18)]
    assert [len(goal.targets) for goal in goals] == TARGETS_PER_GOAL
    assert sum(TARGETS_PER_GOAL) == 169
    assert all(set(goal.names) == {"sv", "en", "fi", "ar"} for goal in goals)
    assert len({goal.colour for goal in goals}) == 17


def test_a_name_falls_back_to_english_and_easy_swedish_reads_swedish() -> None:
    goal = global_goals().label("2")

    assert goal.name("sv-simple") == "Ingen hunger"
    assert goal.name("so") == "Zero hunger"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("ekologisk", "environmental"),
        ("Miljömässig", "environmental"),
        ("ekonomisk", "economic"),
        ("sosiaalinen", "social"),
        ("social", "social"),
    ],
)
def test_a_dimension_is_known_by_its_synonyms(word: str, code: str) -> None:
    assert dimensions().resolve(word) == code


def test_a_goal_is_known_by_its_name_in_any_language() -> None:
    assert global_goals().resolve("Ei nälkää") == global_goals().resolve("ingen hunger") == "2"


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(UnknownLabelError, match="18"):
        global_goals().label("18")
    with pytest.raises(UnknownLabelError, match="andlig"):
        dimensions().resolve("andlig")


def test_targets_sort_numbers_before_letters() -> None:
    codes = ["16.b", "16.a", "16.10", "16.9", "2.1"]

    ordered = [str(target) for target in sorted(Target.parse(code) for code in codes)]

    assert ordered == ["2.1", "16.9", "16.10", "16.a", "16.b"]


@pytest.mark.parametrize("code", ["16.c", "16.11", "17.a", "18.1", "0.1", "16", "16.", "b.16", ""])
def test_a_target_that_does_not_exist_is_refused(code: str) -> None:
    with pytest.raises(UnknownLabelError):
        Target.parse(code)


def test_every_target_of_every_goal_can_be_parsed() -> None:
    codes = [code for goal in global_goals().labels for code in goal.targets]

    assert [str(Target.parse(code)) for code in codes] == codes
