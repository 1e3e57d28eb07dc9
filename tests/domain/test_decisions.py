"""Only a body that may decide decides, with date, § and motive."""

from dataclasses import replace
from datetime import date

import pytest

from dialog.domain.decisions import (
    Clause,
    ClauseKind,
    Decision,
    DecisionStep,
    StepAction,
    Taken,
    in_order,
    missing_parts,
    missing_when_taken,
    missing_wording,
    must_be_able_to_decide,
)
from dialog.domain.effects import EffectOutcome, EffectReport, Extent, missing_in_report
from dialog.domain.errors import NotAllowedError
from dialog.domain.identity import BodyId, OrganisationId, StaffId, new_id
from dialog.domain.organisations import Body, BodyKind
from dialog.domain.roles import Actor, Role

BOARD = Body(BodyId(new_id()), "The board", BodyKind.BOARD, may_decide=True)
ADVISERS = Body(BodyId(new_id()), "The council", BodyKind.SUSTAINABILITY_COUNCIL, may_decide=False)


def actor(role: Role, *bodies: Body) -> Actor:
    seats = frozenset(body.id for body in bodies)
    return Actor(StaffId(new_id()), OrganisationId(new_id()), "Maja", frozenset({role}), seats)


def test_an_advisory_body_decides_for_nobody() -> None:
    for person in (actor(Role.ELECTED, ADVISERS), actor(Role.ANALYST)):
        with pytest.raises(NotAllowedError, match="not decide"):
            must_be_able_to_decide(person, ADVISERS)


def test_an_elected_person_decides_only_where_she_has_a_seat() -> None:
    must_be_able_to_decide(actor(Role.ELECTED, BOARD), BOARD)

    with pytest.raises(NotAllowedError):
        must_be_able_to_decide(actor(Role.ELECTED), BOARD)


def test_an_official_registers_and_others_do_not() -> None:
    must_be_able_to_decide(actor(Role.DESIGNER), BOARD)

    with pytest.raises(NotAllowedError):
        must_be_able_to_decide(actor(Role.COMMUNICATOR), BOARD)


def test_a_taken_decision_names_date_paragraph_and_follow_up() -> None:
    decision = Decision(motive={"sv": "x"}, clauses=(Clause(ClauseKind.NOTE, {"sv": "y"}),))
    fields = [part.field for part in missing_when_taken(decision, Taken(None, " ", None))]
    assert fields == ["decided_on", "paragraph", "follow_up_on"]

    taken = Taken(date(2026, 1, 2), "§ 38", date(2027, 1, 2))
    assert missing_when_taken(decision, taken) == ()
    assert len(missing_when_taken(decision, replace(taken, follow_up_on=date(2025, 1, 1)))) == 1


def test_the_basis_names_each_of_its_nine_parts_that_is_missing() -> None:
    assert len(missing_parts(Decision(), registration_number="", name="")) == 8

    whole = Decision("o", "m", "s", "t", "u", clauses=(Clause(ClauseKind.NOTE, {"sv": "y"}),))
    assert missing_parts(whole, registration_number="KS 1", name="n") == ()


def test_five_steps_stand_in_the_order_of_their_days() -> None:
    steps = [
        DecisionStep("Committee", date(2022, 2, 23), "§ 38", StepAction.PROPOSED),
        DecisionStep("Board", date(2022, 11, 1), "§ 201", StepAction.DECIDED),
        DecisionStep("Board", date(2022, 8, 17), "§ 173", StepAction.REFERRED_BACK),
        DecisionStep("Presidium", date(2022, 9, 1), "", StepAction.PREPARED),
        DecisionStep("Committee", date(2022, 10, 5), "§ 190", StepAction.PROPOSED),
    ]

    assert [step.paragraph for step in in_order(steps)] == ["§ 38", "§ 173", "", "§ 190", "§ 201"]


def test_a_promised_language_without_words_is_named() -> None:
    decision = Decision(wording={"sv": "x", "ar": "y"}, motive={"sv": "x"})

    assert missing_wording(decision, ("sv", "ar", "fi")) == ("ar", "fi")


def test_done_but_not_achieved_is_a_whole_report() -> None:
    report = EffectReport(
        Extent.YES, "six benches", Extent.NO, "nobody sits", EffectOutcome.END, {"sv": "x"}
    )

    assert missing_in_report(report) == ()
    assert len(missing_in_report(EffectReport(None, "", None, "", None))) == 6
