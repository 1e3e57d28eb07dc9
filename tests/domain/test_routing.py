"""The way through the questions follows from design and answers alone."""

from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.routing import longest_path, next_question, path
from tests.builders import a_design


def keys(values: dict[str, Value]) -> list[str]:
    return [question.key for question in path(a_design(), values)]


def test_a_conditional_question_is_asked_only_after_its_answer() -> None:
    assert "why_not" not in keys({})
    assert "why_not" not in keys({"visits": Value(choices=("often",))})
    assert "why_not" in keys({"visits": Value(choices=("never",))})


def test_an_answer_beside_the_way_counts_as_absent() -> None:
    values = {"visits": Value(choices=("often",)), "why_not": Value(choices=("dark",))}

    assert "why_not" not in keys(values)


def test_a_skip_leads_on_and_the_end_is_none() -> None:
    values: dict[str, Value] = {}
    while (question := next_question(a_design(), values)) is not None:
        values[question.key] = SKIPPED

    assert list(values) == ["visits", "wish", "safe", "children", "place"]


def test_a_branch_counts_as_possible_until_it_is_decided() -> None:
    undecided = longest_path(a_design(), {})
    decided = longest_path(a_design(), {"visits": Value(choices=("often",))})

    assert len(undecided) == 6
    assert len(decided) == 5
