"""Results count what was handed in on people's way, and hide what could point at somebody."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ParticipationStatus
from dialog.domain.errors import NotAllowedError, NotFoundError
from dialog.domain.identity import OrganisationId, RoundId, StaffId, new_id
from dialog.domain.questions.values import DONT_KNOW, SKIPPED
from dialog.domain.results import GroupBy, Hidden, QuestionResult
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import RoundStatus
from dialog.services.aggregating import ClosedResults, closed_results
from dialog.services.counting import rounds_with_results
from dialog.store.base import transaction
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from tests.builders import a_published_round, an_organisation
from tests.people import Person, chose, counted, hand_in


@pytest.fixture
def owner(session: Session) -> OrganisationRow:
    return an_organisation(session)


@pytest.fixture
def row(session: Session, owner: OrganisationRow) -> RoundRow:
    row = a_published_round(session, owner)
    with transaction(session):
        row.status = RoundStatus.CLOSED
    return row


def an_actor(row: RoundRow, *roles: Role) -> Actor:
    organisation = OrganisationId(row.organisation_id)
    return Actor(StaffId(new_id()), organisation, "Maja", frozenset(roles or {Role.ANALYST}))


def results(session: Session, row: RoundRow, by: GroupBy | None = None) -> ClosedResults:
    return closed_results(
        session,
        clock=context.ports().clock,
        actor=an_actor(row),
        round_id=RoundId(row.id),
        by=by,
    )


def question(found: ClosedResults, key: str) -> QuestionResult:
    return next(one for one in found.questions if one.question.key == key)


def counts(one: QuestionResult) -> dict[str, int | None]:
    assert one.breakdown is not None
    cells = (cell.count for cell in one.breakdown.everyone)
    return dict(zip(one.breakdown.rows, cells, strict=True))


def test_only_answers_handed_in_on_the_way_count(session: Session, row: RoundRow) -> None:
    beside = {"visits": chose("often"), "why_not": chose("dark")}
    on_way = {"visits": chose("never"), "why_not": chose("dark", "far")}
    draft = Person(on_way, status=ParticipationStatus.DRAFT)

    hand_in(session, row, [*[Person(beside)] * 7, *[Person(on_way)] * 6, *[draft] * 5])
    found = results(session, row)

    assert counts(question(found, "visits")) == {"often": 7, "never": 6}
    assert counts(question(found, "why_not")) == {"dark": 6, "far": 6}
    assert question(found, "why_not").response.beside == 7


def test_a_small_figure_and_the_one_that_would_give_it_away_are_hidden(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"visits": chose("often")})] * 20)
    hand_in(session, row, [Person({"visits": chose("never")})] * 2)

    breakdown = question(results(session, row), "visits").breakdown

    assert breakdown is not None
    assert [cell.hidden for cell in breakdown.everyone] == [Hidden.PROTECTING, Hidden.SMALL]


def test_no_small_figure_is_shown_by_group(session: Session, row: RoundRow) -> None:
    people = [
        Person({"safe": chose(str(point)), "visits": chose("often")}, told={"age": age})
        for age, points in {"16_24": (1, 1, 2), "25_44": (1, 2, 3, 4, 5) * 9}.items()
        for point in points
    ]
    hand_in(session, row, people)

    breakdown = question(results(session, row, GroupBy.AGE), "safe").breakdown

    assert breakdown is not None
    shown = [cell.count for line in breakdown.cells for cell in line if cell.count is not None]
    assert not [count for count in shown if 0 < count < 5]
    assert breakdown.groups == ("16_24", "25_44")


def test_the_mean_is_withheld_where_it_would_give_a_hidden_figure_away(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"safe": chose("5")})] * 20)
    hand_in(session, row, [Person({"safe": chose("4")})] * 10)
    open_mean = question(results(session, row), "safe").middle

    hand_in(session, row, [Person({"safe": chose("1")})] * 2)
    hidden_mean = question(results(session, row), "safe").middle

    assert open_mean is not None
    assert open_mean.mean == pytest.approx(4.667, abs=0.001)
    assert hidden_mean is not None
    assert (hidden_mean.mean, hidden_mean.deviation, hidden_mean.median) == (None, None, 5)


def test_numbers_have_a_median_and_quartiles_only_of_enough_people(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"children": counted(n)}) for n in range(6)])
    few = question(results(session, row), "children").middle

    hand_in(session, row, [Person({"children": counted(n)}) for n in range(6, 12)])
    enough = question(results(session, row), "children").middle

    assert few is not None
    assert (few.median, few.lower) == (2.5, None)
    assert enough is not None
    assert (enough.lower, enough.median, enough.upper) == (2.75, 5.5, 8.25)


def test_skipped_unknown_and_unreached_are_told_apart(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person({"visits": SKIPPED}), Person({"visits": DONT_KNOW}), Person()])

    response = question(results(session, row), "visits").response

    assert (response.skipped, response.dont_know, response.unreached) == (1, 1, 1)


def test_an_open_round_counts_whole_days_only(session: Session, owner: OrganisationRow) -> None:
    row = a_published_round(session, owner)
    answered = {"visits": chose("often")}
    hand_in(session, row, [Person(answered, day=date(2026, 11, 19))] * 6)
    hand_in(session, row, [Person(answered, day=date(2026, 11, 20))] * 9)

    facts = results(session, row).facts

    assert (facts.handed_in, facts.counted, facts.waiting) == (15, 6, 9)
    assert facts.through == date(2026, 11, 19)


def test_groups_that_clearly_differ_are_named(session: Session, row: RoundRow) -> None:
    for area, choice in (("north", "often"), ("south", "never")):
        other = "never" if choice == "often" else "often"
        told = {"area": area}
        hand_in(session, row, [Person({"visits": chose(choice)}, told=told)] * 30)
        hand_in(session, row, [Person({"visits": chose(other)}, told=told)] * 10)

    breakdown = question(results(session, row, GroupBy.AREA), "visits").breakdown

    assert breakdown is not None
    assert breakdown.gap is not None
    assert breakdown.gap.is_clear


def test_another_organisation_sees_nothing(session: Session, row: RoundRow) -> None:
    stranger = an_organisation(session, slug="grannby")
    actor = Actor(StaffId(new_id()), OrganisationId(stranger.id), "X", frozenset({Role.ANALYST}))

    with pytest.raises(NotFoundError):
        closed_results(session, clock=context.ports().clock, actor=actor, round_id=RoundId(row.id))
    assert rounds_with_results(session, actor=actor) == []


def test_nobody_sees_results_without_a_role(session: Session, row: RoundRow) -> None:
    actor = Actor(StaffId(new_id()), OrganisationId(row.organisation_id), "X", frozenset())

    with pytest.raises(NotAllowedError):
        rounds_with_results(session, actor=actor)
