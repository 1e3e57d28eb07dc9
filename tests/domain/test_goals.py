"""A goal is adopted only when everything that belongs to it is written."""

from dataclasses import replace
from datetime import date

from dialog.domain.goals import (
    Control,
    Goal,
    InputUse,
    Smart,
    ThemeUse,
    missing_for_adoption,
    reading_hints,
)
from dialog.domain.identity import new_id

COMPLETE = Goal(
    plain={"sv": "Alla ska kunna sitta."},
    short_term="six benches",
    long_term="rest everywhere",
    societal_effect="health",
    smart=Smart(
        specific="twelve benches",
        measured_how="counted",
        accepted="nine of ten agreed",
        accepted_round=new_id(),
        realistic="paid",
        due_on=date(2028, 1, 1),
    ),
    helps="health",
    hinders="none",
    left_out="children",
)


def fields(goal: Goal, *, has_body: bool = True, uses: tuple[ThemeUse, ...] = ()) -> list[str]:
    return [part.field for part in missing_for_adoption(goal, has_body=has_body, uses=uses)]


def test_a_complete_goal_lacks_nothing() -> None:
    assert fields(COMPLETE) == []


def test_an_empty_goal_is_told_everything_at_once() -> None:
    assert len(fields(Goal(), has_body=False)) == 13


def test_an_own_goal_needs_a_responsible_body() -> None:
    assert fields(COMPLETE, has_body=False) == ["body"]


def test_a_shared_goal_needs_partners_and_a_round_they_took_part_in() -> None:
    shared = replace(COMPLETE, control=Control.SHARED)

    assert fields(shared) == ["partner_round", "partners"]
    assert fields(replace(shared, partner_round=new_id(), partners="the region")) == []


def test_acceptance_needs_a_round_and_words() -> None:
    without_round = replace(COMPLETE, smart=replace(COMPLETE.smart, accepted_round=None))
    without_words = replace(COMPLETE, smart=replace(COMPLETE.smart, accepted=" "))

    assert fields(without_round) == ["accepted"]
    assert fields(without_words) == ["accepted"]


def test_a_goal_that_is_not_measured_needs_a_reason() -> None:
    smart = replace(COMPLETE.smart, measurable=False, measured_how="")
    assert fields(replace(COMPLETE, smart=smart)) == ["not_measurable_reason"]

    with_reason = replace(smart, not_measurable_reason="trust is told, not counted")
    assert fields(replace(COMPLETE, smart=with_reason)) == []


def test_a_contradicting_theme_needs_a_note() -> None:
    silent = ThemeUse(new_id(), InputUse.CONTRADICTED)

    assert fields(COMPLETE, uses=(silent,)) == ["themes"]
    assert fields(COMPLETE, uses=(replace(silent, note="safety first"),)) == []


def test_a_heavy_plain_wording_is_pointed_out() -> None:
    heavy = "Kommunstyrelsens förvaltningsövergripande hållbarhetsperspektiv implementeras."

    hints = reading_hints({"sv": heavy, "fi": heavy, "sv-simple": "Vi vill ha fler bänkar."})

    assert list(hints) == ["sv"]
