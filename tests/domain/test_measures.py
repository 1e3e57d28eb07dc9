"""A measure goes step by step, and ends without a decision only where it may."""

import itertools

import pytest

from dialog.domain.errors import InvalidError
from dialog.domain.impact import ImpactCell, Parameters, Sign, every_cell, missing_in_assessment
from dialog.domain.measures import (
    STATES,
    DirectOutcome,
    Measure,
    MeasureState,
    Route,
    Source,
    SourceKind,
    close_directly,
    missing_in_proposal,
    one_function_only,
    step,
)
from dialog.domain.priorities import Effect, Effort, Weighed, rank, ranked

NEIGHBOURS = set(itertools.pairwise(STATES))


@pytest.mark.parametrize(("state", "to"), sorted(itertools.product(STATES, STATES)))
def test_only_the_next_step_is_taken(state: MeasureState, to: MeasureState) -> None:
    if (state, to) in NEIGHBOURS:
        assert step(state, to) is to
    else:
        with pytest.raises(InvalidError):
            step(state, to)


def test_a_proposal_without_residents_says_why() -> None:
    measure = Measure(what="benches")

    assert [part.field for part in missing_in_proposal(measure, from_themes=False)] == [
        "no_resident_reason"
    ]
    assert missing_in_proposal(measure, from_themes=True) == ()
    heard = Measure(what="benches", sources=(Source(SourceKind.RESIDENTS, "a letter"),))
    assert missing_in_proposal(heard, from_themes=False) == ()


def test_an_assessment_needs_ten_cells_and_four_parameters() -> None:
    assert len(every_cell()) == 10
    assert len(missing_in_assessment((), Parameters())) == 14

    cells = [ImpactCell(row, horizon, Sign.NONE, "nothing") for row, horizon in every_cell()]
    parameters = Parameters("money", "time", "shade", review_goals=False)
    assert missing_in_assessment(cells, parameters) == ()
    assert len(missing_in_assessment(cells[1:], parameters)) == 1


def test_a_sign_without_words_is_no_assessment() -> None:
    cells = [ImpactCell(row, horizon, Sign.NONE) for row, horizon in every_cell()]
    parameters = Parameters("money", "time", "shade", review_goals=True)

    assert len(missing_in_assessment(cells, parameters)) == 10


def test_low_effort_with_large_effect_comes_before_the_reverse() -> None:
    assert rank(Effort.LOW, Effect.LARGE) < rank(Effort.HIGH, Effect.SMALL)
    order = ranked(
        [
            Weighed("c", Effort.HIGH, Effect.SMALL),
            Weighed("b", Effort.HIGH, Effect.LARGE),
            Weighed("a", Effort.LOW, Effect.SMALL),
            Weighed("d", Effort.LOW, Effect.LARGE),
        ]
    )
    assert [measure.name for measure in order] == ["d", "a", "b", "c"]


def test_a_political_measure_is_not_fixed_directly() -> None:
    with pytest.raises(InvalidError):
        close_directly(
            route=Route.POLITICAL, state=MeasureState.PROPOSED, kind=DirectOutcome.FIXED_DIRECTLY
        )
    for route, kind in (
        (Route.ADMINISTRATIVE, DirectOutcome.FIXED_DIRECTLY),
        (Route.POLITICAL, DirectOutcome.PASSED_ON),
    ):
        close_directly(route=route, state=MeasureState.PROPOSED, kind=kind)


def test_a_decided_measure_does_not_end_directly() -> None:
    with pytest.raises(InvalidError):
        close_directly(
            route=Route.ADMINISTRATIVE,
            state=MeasureState.DECIDED,
            kind=DirectOutcome.FIXED_DIRECTLY,
        )


def test_one_function_alone_is_noticed() -> None:
    assert one_function_only(("Parks", "parks "))
    assert not one_function_only(("Parks", "School"))
