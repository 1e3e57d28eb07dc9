"""Decisions are taken by those who may, and their changes can be seen."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dialog.domain.decisions import (
    Clause,
    ClauseKind,
    Decision,
    DecisionStatus,
    DecisionStep,
    StepAction,
)
from dialog.domain.errors import InvalidError, NotAllowedError
from dialog.domain.identity import OrganisationId
from dialog.domain.measures import MeasureState
from dialog.domain.missing import IncompleteError
from dialog.domain.organisations import BodyKind
from dialog.domain.roles import Role
from dialog.services.assessing import measure_with
from dialog.services.deciding import correct_decision, take_decision
from dialog.services.decision_views import decision_with, earlier_versions
from dialog.services.preparing import add_step, change_basis, make_ready, prepare_decision
from tests.builders import a_body
from tests.fakes import FixedClock
from tests.steering_builders import (
    Place,
    a_decision_text,
    a_measure,
    a_place,
    a_ready_decision,
    a_taken_decision,
    a_taken_text,
    a_weighed_measure,
    an_actor,
)


@pytest.fixture
def place(session: Session) -> Place:
    return a_place(session)


def test_an_advisory_body_can_not_decide(session: Session, clock: FixedClock, place: Place) -> None:
    council = a_body(
        session,
        place.organisation,
        name="Council of the young",
        kind=BodyKind.SUSTAINABILITY_COUNCIL,
        may_decide=False,
    )
    member = an_actor(place.organisation, Role.ELECTED, bodies=(council.id,))
    decision_id = a_ready_decision(session, clock, place)

    with pytest.raises(NotAllowedError) as refusal:
        take_decision(
            session,
            clock=clock,
            actor=member,
            decision_id=decision_id,
            revision=2,
            text=a_taken_text(council.id),
        )

    assert refusal.value.values == {"body": "Council of the young"}
    found = decision_with(session, actor=place.official, decision_id=decision_id)
    assert found.status is DecisionStatus.READY


@pytest.mark.parametrize("role", [Role.ELECTED, Role.COMMUNICATOR, Role.AUDITOR])
def test_without_seat_or_task_nobody_decides(
    session: Session, clock: FixedClock, place: Place, role: Role
) -> None:
    decision_id = a_ready_decision(session, clock, place)

    with pytest.raises(NotAllowedError):
        take_decision(
            session,
            clock=clock,
            actor=an_actor(place.organisation, role),
            decision_id=decision_id,
            revision=2,
            text=a_taken_text(place.board.id),
        )


def test_an_official_registers_a_decision_only_with_date_and_paragraph(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision_id = a_ready_decision(session, clock, place)

    with pytest.raises(IncompleteError) as refusal:
        take_decision(
            session,
            clock=clock,
            actor=place.official,
            decision_id=decision_id,
            revision=2,
            text=a_taken_text(place.board.id, decided_on=None, paragraph=""),
        )
    assert [part.field for part in refusal.value.missing] == ["decided_on", "paragraph"]

    take_decision(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision_id,
        revision=2,
        text=a_taken_text(place.board.id),
    )
    assert decision_with(session, actor=place.official, decision_id=decision_id).is_taken


def test_a_basis_is_ready_only_when_its_measures_are_assessed(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_measure(session, clock, place)
    text = a_decision_text(place, measure_id, registration_number="")
    decision_id = prepare_decision(session, clock=clock, actor=place.official, text=text)

    with pytest.raises(IncompleteError) as refusal:
        make_ready(session, clock=clock, actor=place.official, decision_id=decision_id, revision=1)

    assert [part.field for part in refusal.value.missing] == ["parts", "measures"]


def test_a_basis_that_is_not_ready_is_not_decided(
    session: Session, clock: FixedClock, place: Place
) -> None:
    text = a_decision_text(place)
    decision_id = prepare_decision(session, clock=clock, actor=place.official, text=text)

    with pytest.raises(InvalidError):
        take_decision(
            session,
            clock=clock,
            actor=place.elected,
            decision_id=decision_id,
            revision=1,
            text=a_taken_text(place.board.id),
        )


def test_a_rejection_leaves_the_measure_where_it_was(
    session: Session, clock: FixedClock, place: Place
) -> None:
    measure_id = a_weighed_measure(session, clock, place)
    no = Decision("o", "m", "s", "t", "u", clauses=(Clause(ClauseKind.REJECT, {"sv": "Nej."}),))
    decision_id = a_ready_decision(session, clock, place, measure_id, decision=no)
    take_decision(
        session,
        clock=clock,
        actor=place.elected,
        decision_id=decision_id,
        revision=2,
        text=a_taken_text(place.board.id),
    )

    measure = measure_with(session, actor=place.official, measure_id=measure_id)
    decision = decision_with(session, actor=place.official, decision_id=decision_id)
    assert measure.state is MeasureState.PRIORITISED
    assert decision.facts.decision.steps[-1].action is StepAction.REJECTED


def test_the_trail_survives_a_changed_basis(
    session: Session, clock: FixedClock, place: Place
) -> None:
    text = a_decision_text(place)
    decision_id = prepare_decision(session, clock=clock, actor=place.official, text=text)
    back = DecisionStep("Board", date(2022, 8, 17), "§ 173", StepAction.REFERRED_BACK)
    add_step(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision_id,
        revision=1,
        taken_step=back,
    )
    change_basis(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision_id,
        revision=2,
        text=text,
    )

    found = decision_with(session, actor=place.official, decision_id=decision_id)
    assert found.facts.decision.steps == (back,)


def test_a_corrected_decision_keeps_its_old_wording_readable(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision_id = a_taken_decision(session, clock, place)
    with pytest.raises(InvalidError):
        change_basis(
            session,
            clock=clock,
            actor=place.official,
            decision_id=decision_id,
            revision=3,
            text=a_decision_text(place),
        )

    correct_decision(
        session,
        clock=clock,
        actor=place.official,
        decision_id=decision_id,
        revision=3,
        text=a_taken_text(place.board.id, paragraph="§ 83"),
        reason="The number of the § was wrong",
    )

    found = decision_with(session, actor=place.official, decision_id=decision_id)
    organisation = OrganisationId(place.organisation.id)
    (old,) = earlier_versions(session, organisation_id=organisation, decision_id=decision_id)
    assert (found.version, found.facts.paragraph) == (2, "§ 83")
    assert (old.number, old.facts.paragraph, old.facts.body_name) == (
        1,
        "§ 38",
        "Board of planning",
    )
    assert found.facts.decision.change_reason == "The number of the § was wrong"


def test_a_change_without_a_reason_is_refused(
    session: Session, clock: FixedClock, place: Place
) -> None:
    decision_id = a_taken_decision(session, clock, place)

    with pytest.raises(InvalidError):
        correct_decision(
            session,
            clock=clock,
            actor=place.official,
            decision_id=decision_id,
            revision=3,
            text=a_taken_text(place.board.id),
            reason=" ",
        )
