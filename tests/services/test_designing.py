"""Officials begin, change and copy rounds, without overwriting each other."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from dialog.domain.design_changes import Change, moved_question, without_question
from dialog.domain.errors import InvalidError, NotAllowedError, NotFoundError
from dialog.domain.findings import Section
from dialog.domain.loop import LoopStep
from dialog.domain.roles import Role
from dialog.domain.rounds import RoundStatus
from dialog.services.designed_rounds import Part, Seen, designed_rounds, seen_now
from dialog.services.designing import StaleDesignError
from dialog.store.organisations import OrganisationRow
from tests.builders import a_design, an_organisation
from tests.designing_desk import Desk, an_actor
from tests.fakes import FixedClock

ABOUT = Part(Section.ABOUT)


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session)


@pytest.fixture
def desk(session: Session, clock: FixedClock, organisation: OrganisationRow) -> Desk:
    return Desk(session, clock, an_actor(organisation))


def decided(text: str) -> Change:
    return lambda design: replace(design, decided={"sv": text})


def test_a_new_round_has_a_name_an_address_and_a_short_code(desk: Desk) -> None:
    begun = desk.shown(desk.begin())

    assert begun.slug == "hur-ska-hamnparken-bli"
    assert len(begun.short_code) == 5
    assert begun.design.title == {"sv": "Hur ska Hamnparken bli?"}
    assert (begun.status, begun.step) == (RoundStatus.DRAFT, LoopStep.PLAN)


def test_two_rounds_of_one_name_have_two_addresses(desk: Desk) -> None:
    desk.begin()

    assert desk.shown(desk.begin()).slug == "hur-ska-hamnparken-bli-2"


def test_a_name_in_other_letters_gets_an_address_too(desk: Desk) -> None:
    assert desk.shown(desk.begin("حديقة الميناء")).slug == "round"


def test_a_round_needs_a_name(desk: Desk) -> None:
    with pytest.raises(InvalidError):
        desk.begin("  ")


def test_only_designers_begin_rounds(desk: Desk, organisation: OrganisationRow) -> None:
    desk.actor = an_actor(organisation, Role.ANALYST)

    with pytest.raises(NotAllowedError):
        desk.begin()


def test_another_organisations_round_does_not_exist(desk: Desk) -> None:
    begun = desk.begin()
    desk.actor = an_actor(an_organisation(desk.session, "annan"))

    with pytest.raises(NotFoundError):
        desk.shown(begun)
    with pytest.raises(NotFoundError):
        desk.save(begun, ABOUT, decided("Vårt"))
    with pytest.raises(NotFoundError):
        desk.publish(begun, revision=1)
    assert designed_rounds(desk.session, clock=desk.clock, actor=desk.actor) == []


def test_a_section_changes_only_its_own_fields(desk: Desk) -> None:
    begun = desk.begin()

    desk.save(begun, ABOUT, lambda one: replace(one, decided={"sv": "Ja"}, languages=("fi",)))

    design = desk.shown(begun).design
    assert (design.decided, design.languages) == ({"sv": "Ja"}, ("sv",))


def test_the_second_of_two_editors_meets_a_conflict_that_names_the_first(
    desk: Desk, organisation: OrganisationRow
) -> None:
    begun = desk.begin()
    seen = seen_now(desk.shown(begun), ABOUT)
    ahmed = Desk(desk.session, desk.clock, an_actor(organisation, name="Ahmed Ali"))
    ahmed.save(begun, ABOUT, decided("Ahmeds"), seen=seen)

    with pytest.raises(StaleDesignError) as refused:
        desk.save(begun, ABOUT, decided("Majas"), seen=seen)

    assert refused.value.current.edited_by == "Ahmed Ali"
    assert refused.value.current.design.decided == {"sv": "Ahmeds"}
    assert desk.shown(begun).design.decided == {"sv": "Ahmeds"}


def test_two_editors_of_different_sections_do_not_meet(desk: Desk) -> None:
    begun = desk.begin()
    languages = Part(Section.LANGUAGES)
    seen = seen_now(desk.shown(begun), languages)
    desk.save(begun, ABOUT, decided("Parken"))

    desk.save(begun, languages, lambda one: replace(one, languages=("sv", "fi")), seen=seen)

    design = desk.shown(begun).design
    assert (design.decided, design.languages) == ({"sv": "Parken"}, ("sv", "fi"))


def test_an_old_revision_without_a_mark_is_a_conflict(desk: Desk) -> None:
    with pytest.raises(StaleDesignError):
        desk.save(desk.begin(), ABOUT, decided("Sent"), seen=Seen(0))


def test_saving_the_same_again_changes_nothing(desk: Desk) -> None:
    begun = desk.begin()

    desk.save(begun, ABOUT, lambda design: design)

    assert desk.shown(begun).revision == 1


def test_a_question_does_not_move_before_the_one_it_depends_on() -> None:
    design = a_design()

    with pytest.raises(InvalidError):
        moved_question(design, "why_not", by=-1)
    assert [q.key for q in moved_question(design, "wish", by=1).questions][2:4] == ["safe", "wish"]


def test_taking_away_a_question_frees_those_that_depend_on_it() -> None:
    design = without_question(a_design(), "visits")

    assert (design.questions[0].key, design.questions[0].show_if) == ("why_not", None)


def test_a_copy_remembers_where_it_came_from_and_forgets_the_dates(desk: Desk) -> None:
    original = desk.published()

    copy = desk.shown(desk.copy(original, "Parken 2027"))

    assert (copy.predecessor_id, copy.status, copy.version) == (original, RoundStatus.DRAFT, 0)
    assert copy.design.closes_at is None
    assert copy.design.questions == a_design().questions
