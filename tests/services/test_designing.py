"""Officials begin, change, copy, publish and close rounds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.design_changes import Change, moved_question, with_question, without_question
from dialog.domain.errors import ConflictError, InvalidError, NotAllowedError, NotFoundError
from dialog.domain.findings import Section
from dialog.domain.identity import OrganisationId, RoundId, StaffId
from dialog.domain.loop import LoopStep
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.values import Value
from dialog.domain.receipts import new_receipt_code
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import RoundDesign, RoundKind, RoundStatus
from dialog.services import answering
from dialog.services.designed_rounds import (
    DesignedRound,
    Part,
    Seen,
    designed_round,
    designed_rounds,
    seen_now,
)
from dialog.services.designing import StaleDesignError, copy_round, create_round, save_part
from dialog.services.looking_up import round_with
from dialog.services.publishing import (
    GateClosedError,
    accept_warnings,
    close_round,
    gate_of,
    publish_round,
)
from dialog.store.audit import AuditRow
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundVersionRow
from tests.builders import a_design, an_organisation, in_all
from tests.fakes import FixedClock

REASON = "The board has decided so, § 14."
OWNER = "no_problem_owner:problem_owner"


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session)


def an_actor(organisation: OrganisationRow, *roles: Role, name: str = "Maja Lind") -> Actor:
    return Actor(
        StaffId(uuid4()),
        OrganisationId(organisation.id),
        name,
        frozenset(roles or (Role.DESIGNER,)),
    )


@pytest.fixture
def maja(organisation: OrganisationRow) -> Actor:
    return an_actor(organisation)


@pytest.fixture
def begun(session: Session, clock: FixedClock, maja: Actor) -> RoundId:
    return create_round(
        session,
        clock=clock,
        actor=maja,
        kind=RoundKind.CONSULTATION,
        name="Hur ska Hamnparken bli?",
        language="sv",
    )


@pytest.fixture
def fill(session: Session, clock: FixedClock, maja: Actor) -> Callable[[UUID, RoundDesign], None]:
    def fill_in(round_id: UUID, design: RoundDesign) -> None:
        for section in Section:
            save_part(
                session,
                clock=clock,
                actor=maja,
                round_id=round_id,
                part=Part(section),
                change=lambda _old: design,
            )

    return fill_in


def shown(session: Session, clock: FixedClock, actor: Actor, round_id: UUID) -> DesignedRound:
    return designed_round(session, clock=clock, actor=actor, round_id=round_id)


def decided(text: str) -> Change:
    return lambda design: replace(design, decided={"sv": text})


def test_a_new_round_has_a_name_an_address_and_a_short_code(
    session: Session, clock: FixedClock, maja: Actor, begun: RoundId
) -> None:
    round_ = shown(session, clock, maja, begun)

    assert round_.slug == "hur-ska-hamnparken-bli"
    assert len(round_.short_code) == 5
    assert round_.design.title == {"sv": "Hur ska Hamnparken bli?"}
    assert (round_.status, round_.step) == (RoundStatus.DRAFT, LoopStep.PLAN)


def test_two_rounds_of_one_name_have_two_addresses(
    session: Session, clock: FixedClock, maja: Actor, begun: RoundId
) -> None:
    second = copy_round(
        session, clock=clock, actor=maja, round_id=begun, name="Hur ska Hamnparken bli?"
    )

    assert shown(session, clock, maja, second).slug == "hur-ska-hamnparken-bli-2"


def test_a_round_needs_a_name(session: Session, clock: FixedClock, maja: Actor) -> None:
    with pytest.raises(InvalidError):
        create_round(
            session,
            clock=clock,
            actor=maja,
            kind=RoundKind.SATISFACTION,
            name=" ",
            language="sv",
        )


def test_only_designers_begin_rounds(
    session: Session, clock: FixedClock, organisation: OrganisationRow
) -> None:
    analyst = an_actor(organisation, Role.ANALYST)

    with pytest.raises(NotAllowedError):
        create_round(
            session,
            clock=clock,
            actor=analyst,
            kind=RoundKind.CONSULTATION,
            name="Park",
            language="sv",
        )


def test_another_organisations_round_does_not_exist(
    session: Session, clock: FixedClock, begun: RoundId
) -> None:
    stranger = an_actor(an_organisation(session, "annan"))

    with pytest.raises(NotFoundError):
        designed_round(session, clock=clock, actor=stranger, round_id=begun)
    with pytest.raises(NotFoundError):
        publish_round(session, clock=clock, actor=stranger, round_id=begun, revision=1)
    assert designed_rounds(session, clock=clock, actor=stranger) == []


def test_a_section_changes_only_its_own_fields(
    session: Session, clock: FixedClock, maja: Actor, begun: RoundId
) -> None:
    save_part(
        session,
        clock=clock,
        actor=maja,
        round_id=begun,
        part=Part(Section.ABOUT),
        change=lambda design: replace(design, decided={"sv": "Parken"}, languages=("fi",)),
    )

    design = shown(session, clock, maja, begun).design
    assert design.decided == {"sv": "Parken"}
    assert design.languages == ("sv",)


def test_the_second_of_two_editors_meets_a_conflict_that_names_the_first(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    organisation: OrganisationRow,
) -> None:
    part = Part(Section.ABOUT)
    seen = seen_now(shown(session, clock, maja, begun), part)
    ahmed = an_actor(organisation, name="Ahmed Ali")
    common = {"clock": clock, "round_id": begun, "part": part, "seen": seen}
    save_part(session, actor=ahmed, change=decided("Ahmeds"), **common)

    with pytest.raises(StaleDesignError) as refused:
        save_part(session, actor=maja, change=decided("Majas"), **common)

    assert isinstance(refused.value, ConflictError)
    assert refused.value.current.edited_by == "Ahmed Ali"
    assert refused.value.current.design.decided == {"sv": "Ahmeds"}
    assert shown(session, clock, maja, begun).design.decided == {"sv": "Ahmeds"}


def test_two_editors_of_different_sections_do_not_meet(
    session: Session, clock: FixedClock, maja: Actor, begun: RoundId
) -> None:
    part = Part(Section.LANGUAGES)
    seen = seen_now(shown(session, clock, maja, begun), part)
    common = {"clock": clock, "actor": maja, "round_id": begun}
    save_part(session, part=Part(Section.ABOUT), change=decided("Parken"), **common)

    save_part(
        session,
        part=part,
        seen=seen,
        change=lambda design: replace(design, languages=("sv", "fi")),
        **common,
    )

    design = shown(session, clock, maja, begun).design
    assert (design.decided, design.languages) == ({"sv": "Parken"}, ("sv", "fi"))


def test_an_old_revision_without_a_mark_is_a_conflict(
    session: Session, clock: FixedClock, maja: Actor, begun: RoundId
) -> None:
    with pytest.raises(StaleDesignError):
        save_part(
            session,
            clock=clock,
            actor=maja,
            round_id=begun,
            part=Part(Section.ABOUT),
            seen=Seen(0),
            change=decided("Sent"),
        )


def test_a_question_does_not_move_before_the_one_it_depends_on() -> None:
    design = a_design()

    with pytest.raises(InvalidError):
        moved_question(design, "why_not", by=-1)
    assert [q.key for q in moved_question(design, "wish", by=1).questions][2:4] == ["safe", "wish"]


def test_taking_away_a_question_frees_those_that_depend_on_it() -> None:
    design = without_question(a_design(), "visits")

    assert design.questions[0].key == "why_not"
    assert design.questions[0].show_if is None


def test_a_draft_with_gaps_is_not_published(
    session: Session, clock: FixedClock, maja: Actor, begun: RoundId
) -> None:
    with pytest.raises(GateClosedError) as refused:
        publish_round(session, clock=clock, actor=maja, round_id=begun, revision=1)

    assert "no_questions" in {one.code for one in refused.value.gate.stops}
    assert shown(session, clock, maja, begun).status is RoundStatus.DRAFT


def test_publishing_freezes_a_numbered_version(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    fill(begun, a_design())
    revision = shown(session, clock, maja, begun).revision

    number = publish_round(session, clock=clock, actor=maja, round_id=begun, revision=revision)

    round_ = shown(session, clock, maja, begun)
    assert (number, round_.version, round_.status) == (1, 1, RoundStatus.PUBLISHED)
    assert round_.step is LoopStep.ASK
    assert round_.closes_at == a_design().closes_at
    view = round_with(session, organisation_id=maja.organisation_id, round_id=begun)
    assert view.is_open(clock.now())


def test_a_later_edit_is_seen_only_when_it_is_published(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    _publish(session, clock, maja, begun, fill)
    more = Question("more", QuestionKind.OPEN_TEXT, in_all("Anything else?"))

    save_part(
        session,
        clock=clock,
        actor=maja,
        round_id=begun,
        part=Part(Section.QUESTIONS, ""),
        change=lambda design: with_question(design, more),
    )

    view = round_with(session, organisation_id=maja.organisation_id, round_id=begun)
    assert view.design.question("more") is None
    round_ = shown(session, clock, maja, begun)
    assert round_.has_unpublished_changes
    again = publish_round(
        session, clock=clock, actor=maja, round_id=begun, revision=round_.revision
    )
    assert again == 2
    assert len(list(session.scalars(select(RoundVersionRow)))) == 2


def test_a_version_that_old_answers_do_not_fit_is_refused(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    _publish(session, clock, maja, begun, fill)
    view = round_with(session, organisation_id=maja.organisation_id, round_id=begun)
    answering.save_answer(
        session,
        clock=clock,
        keys=context.ports().keys,
        view=view,
        key=ThreadKey(maja.organisation_id, begun, new_receipt_code()),
        step=answering.Step("visits", Value(choices=("often",)), "sv", "once"),
    )
    save_part(
        session,
        clock=clock,
        actor=maja,
        round_id=begun,
        part=Part(Section.QUESTIONS),
        change=lambda design: without_question(design, "visits"),
    )

    revision = shown(session, clock, maja, begun).revision
    with pytest.raises(GateClosedError) as refused:
        publish_round(session, clock=clock, actor=maja, round_id=begun, revision=revision)

    assert [one.code for one in refused.value.gate.stops] == ["answers_lose_question"]


def test_a_reason_is_kept_with_the_design_the_version_and_the_log(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    fill(begun, a_design(groups=(), problem_owner="", accepted_warnings={}))
    judged = accept_warnings(
        session,
        clock=clock,
        actor=maja,
        round_id=begun,
        reasons={"no_groups": REASON, OWNER: REASON, "made_up": REASON},
    )
    assert judged.is_open

    revision = shown(session, clock, maja, begun).revision
    publish_round(session, clock=clock, actor=maja, round_id=begun, revision=revision)

    version = session.get(RoundVersionRow, (begun, 1))
    assert version is not None
    assert {one["reason"] for one in version.gate["warnings"]} == {REASON}
    entries = session.scalars(select(AuditRow).where(AuditRow.action == "warnings explained"))
    assert [sorted(one.details["reasons"]) for one in entries] == [
        ["no_groups", "no_problem_owner"]
    ]


def test_publishing_what_somebody_changed_unseen_is_a_conflict(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    fill(begun, a_design())

    with pytest.raises(StaleDesignError):
        publish_round(session, clock=clock, actor=maja, round_id=begun, revision=1)


def test_a_statutory_language_is_asked_for(session: Session, clock: FixedClock) -> None:
    finnish = an_organisation(session, "sjovik-fi", settings={"statutory_languages": ["fi"]})
    actor = an_actor(finnish)

    round_id = create_round(
        session,
        clock=clock,
        actor=actor,
        kind=RoundKind.CONSULTATION,
        name="Park",
        language="sv",
    )

    assert shown(session, clock, actor, round_id).design.languages == ("sv", "fi")
    stops = gate_of(session, clock=clock, actor=actor, round_id=round_id).stops
    assert ("missing_texts", "fi") in {(one.code, one.place) for one in stops}


def test_a_round_can_be_closed_early_and_then_stands_still(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    _publish(session, clock, maja, begun, fill)

    close_round(session, clock=clock, actor=maja, round_id=begun)

    round_ = shown(session, clock, maja, begun)
    assert (round_.status, round_.step) == (RoundStatus.CLOSED, LoopStep.UNDERSTAND)
    assert round_.closes_at == clock.now()
    with pytest.raises(InvalidError):
        save_part(
            session,
            clock=clock,
            actor=maja,
            round_id=begun,
            part=Part(Section.ABOUT),
            change=decided("för sent"),
        )


def test_a_round_is_over_when_its_time_is(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    _publish(session, clock, maja, begun, fill)

    clock.moment += timedelta(days=365)

    assert shown(session, clock, maja, begun).step is LoopStep.UNDERSTAND


def test_a_copy_remembers_where_it_came_from_and_forgets_the_dates(
    session: Session,
    clock: FixedClock,
    maja: Actor,
    begun: RoundId,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    _publish(session, clock, maja, begun, fill)

    copy = copy_round(session, clock=clock, actor=maja, round_id=begun, name="Parken 2027")

    round_ = shown(session, clock, maja, copy)
    assert (round_.predecessor_id, round_.status, round_.version) == (begun, RoundStatus.DRAFT, 0)
    assert round_.design.closes_at is None
    assert round_.design.questions == a_design().questions


def _publish(
    session: Session,
    clock: FixedClock,
    actor: Actor,
    round_id: UUID,
    fill: Callable[[UUID, RoundDesign], None],
) -> None:
    fill(round_id, a_design())
    revision = shown(session, clock, actor, round_id).revision
    publish_round(session, clock=clock, actor=actor, round_id=round_id, revision=revision)
