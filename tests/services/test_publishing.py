"""A round is published through the gate, as a frozen version, and can be closed early."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.design_changes import with_question, without_question
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.findings import Section
from dialog.domain.identity import RoundId
from dialog.domain.loop import LoopStep
from dialog.domain.questions.kinds import Condition, Question, QuestionKind
from dialog.domain.questions.values import Value
from dialog.domain.receipts import new_receipt_code
from dialog.domain.rounds import RoundStatus
from dialog.services import answering
from dialog.services.designed_rounds import Part
from dialog.services.designing import StaleDesignError
from dialog.services.looking_up import RoundView, round_with
from dialog.services.publishing import GateClosedError, accept_warnings, gate_of
from dialog.store.audit import AuditRow
from dialog.store.rounds import RoundVersionRow
from tests.builders import a_design, an_organisation, in_all
from tests.designing_desk import Desk, an_actor
from tests.fakes import FixedClock

REASON = "The board has decided so, § 14."
OWNER = "no_problem_owner:problem_owner"
QUESTIONS = Part(Section.QUESTIONS)
MORE = Question("more", QuestionKind.OPEN_TEXT, in_all("Anything else?"))


@pytest.fixture
def desk(session: Session, clock: FixedClock) -> Desk:
    return Desk(session, clock, an_actor(an_organisation(session)))


def seen_by_participants(desk: Desk, round_id: RoundId) -> RoundView:
    return round_with(desk.session, organisation_id=desk.actor.organisation_id, round_id=round_id)


def answered(desk: Desk, round_id: RoundId, *, view: RoundView | None = None) -> None:
    answering.save_answer(
        desk.session,
        clock=desk.clock,
        keys=context.ports().keys,
        view=view or seen_by_participants(desk, round_id),
        key=ThreadKey(desk.actor.organisation_id, round_id, new_receipt_code()),
        step=answering.Step("visits", Value(choices=("often",)), "sv", "once"),
    )


def test_a_draft_with_gaps_is_not_published(desk: Desk) -> None:
    begun = desk.begin()

    with pytest.raises(GateClosedError) as refused:
        desk.publish(begun)

    assert "no_questions" in {one.code for one in refused.value.gate.stops}
    assert desk.shown(begun).status is RoundStatus.DRAFT


def test_publishing_freezes_a_numbered_version_that_takes_answers(desk: Desk) -> None:
    begun = desk.begin()
    desk.fill(begun, a_design())

    number = desk.publish(begun)

    published = desk.shown(begun)
    assert (number, published.version, published.status) == (1, 1, RoundStatus.PUBLISHED)
    assert published.step is LoopStep.ASK
    assert published.closes_at == a_design().closes_at
    assert seen_by_participants(desk, begun).is_open(desk.clock.now())


def test_a_later_edit_is_seen_only_when_it_is_published(desk: Desk) -> None:
    published = desk.published()
    desk.save(published, QUESTIONS, lambda design: with_question(design, MORE))
    assert seen_by_participants(desk, published).design.question("more") is None
    assert desk.shown(published).has_unpublished_changes

    number = desk.publish(published)

    assert number == 2
    assert seen_by_participants(desk, published).design.question("more") == MORE
    assert len(list(desk.session.scalars(select(RoundVersionRow)))) == 2


def test_publishing_again_without_a_change_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        desk.publish(desk.published())


def test_a_version_that_old_answers_do_not_fit_is_refused(desk: Desk) -> None:
    published = desk.published()
    answered(desk, published)
    desk.save(published, QUESTIONS, lambda design: without_question(design, "visits"))

    with pytest.raises(GateClosedError) as refused:
        desk.publish(published)

    assert [one.code for one in refused.value.gate.stops] == ["answers_lose_question"]


def test_an_answer_under_way_while_a_version_is_published_fits_the_new_one(desk: Desk) -> None:
    published = desk.published()
    before = seen_by_participants(desk, published)
    desk.save(published, QUESTIONS, lambda design: without_question(design, "visits"))
    desk.publish(published)

    with pytest.raises(NotFoundError):
        answered(desk, published, view=before)


def test_an_answered_question_is_not_kept_from_those_who_answered_it(desk: Desk) -> None:
    published = desk.published()
    answered(desk, published)
    place, (visits, *rest) = a_design().questions[-1], a_design().questions
    first, later = (
        replace(place, key="first"),
        replace(visits, show_if=Condition("first", ("hill",))),
    )
    desk.save(published, QUESTIONS, lambda design: replace(design, questions=(first, later, *rest)))

    with pytest.raises(GateClosedError) as refused:
        desk.publish(published)

    assert "answers_lose_way" in {one.code for one in refused.value.gate.stops}


def test_a_question_nobody_has_answered_may_be_taken_away(desk: Desk) -> None:
    published = desk.published()
    answered(desk, published)
    desk.save(published, QUESTIONS, lambda design: without_question(design, "children"))

    assert desk.publish(published) == 2


def test_a_reason_is_kept_with_the_design_the_version_and_the_log(desk: Desk) -> None:
    begun = desk.begin()
    desk.fill(begun, a_design(groups=(), problem_owner=""))
    judged = accept_warnings(
        desk.session,
        clock=desk.clock,
        actor=desk.actor,
        round_id=begun,
        reasons={"no_groups": REASON, OWNER: REASON, "made_up": REASON},
    )
    assert judged.is_open

    desk.publish(begun)

    version = desk.session.get(RoundVersionRow, (begun, 1))
    assert version is not None
    assert {one["reason"] for one in version.gate["warnings"]} == {REASON}
    entries = desk.session.scalars(select(AuditRow).where(AuditRow.action == "warnings explained"))
    assert [sorted(one.details["reasons"]) for one in entries] == [["no_groups", OWNER]]


def test_publishing_what_somebody_changed_unseen_is_a_conflict(desk: Desk) -> None:
    begun = desk.begin()
    desk.fill(begun, a_design())

    with pytest.raises(StaleDesignError):
        desk.publish(begun, revision=1)


def test_a_statutory_language_is_chosen_from_the_start_and_asked_for(desk: Desk) -> None:
    finnish = an_organisation(desk.session, "sjo", settings={"statutory_languages": ["fi"]})
    desk.actor = an_actor(finnish)

    begun = desk.begin()

    assert desk.shown(begun).design.languages == ("sv", "fi")
    judged = gate_of(desk.session, clock=desk.clock, actor=desk.actor, round_id=begun)
    assert ("missing_texts", "fi") in {(one.code, one.place) for one in judged.stops}


def test_a_round_can_be_closed_early_and_then_stands_still(desk: Desk) -> None:
    published = desk.published()

    desk.close(published)

    closed = desk.shown(published)
    assert (closed.status, closed.step) == (RoundStatus.CLOSED, LoopStep.UNDERSTAND)
    assert closed.closes_at == desk.clock.now()
    with pytest.raises(InvalidError):
        desk.save(published, QUESTIONS, lambda design: replace(design, questions=()))


def test_a_draft_can_not_be_closed(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        desk.close(desk.begin())


def test_a_round_is_over_when_its_time_is(desk: Desk) -> None:
    published = desk.published()

    desk.clock.moment += timedelta(days=365)

    assert desk.shown(published).step is LoopStep.UNDERSTAND
