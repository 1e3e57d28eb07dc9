"""Open answers count people mentioning goals; figures overlap and the matrix is symmetric."""

from itertools import product

import pytest
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.identity import OrganisationId, RoundId, StaffId, new_id
from dialog.domain.questions.kinds import Condition, Question, QuestionKind
from dialog.domain.results import GroupBy, Hidden
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import RoundStatus
from dialog.services.mentioning import Mentions, mentions
from dialog.store.base import transaction
from dialog.store.rounds import RoundRow
from tests.builders import a_design, a_published_round, an_organisation, in_all
from tests.people import Person, chose, hand_in, wrote

SAID = {"wish": wrote("bänkar")}


def a_closed_round(session: Session, *questions: Question) -> RoundRow:
    design = a_design(questions=(*a_design().questions, *questions))
    row = a_published_round(session, an_organisation(session), design)
    with transaction(session):
        row.status = RoundStatus.CLOSED
    return row


@pytest.fixture
def row(session: Session) -> RoundRow:
    return a_closed_round(session)


def found(session: Session, row: RoundRow, by: GroupBy | None = None) -> Mentions:
    organisation = OrganisationId(row.organisation_id)
    actor = Actor(StaffId(new_id()), organisation, "Maja", frozenset({Role.ELECTED}))
    clock = context.ports().clock
    return mentions(session, clock=clock, actor=actor, round_id=RoundId(row.id), by=by)


def by_goal(result: Mentions) -> dict[str, int | None]:
    cells = (cell.count for cell in result.goals.everyone)
    return dict(zip(result.goals.rows, cells, strict=True))


def test_an_answer_with_two_goals_counts_under_both(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person(SAID, goals=("3", "11"))] * 6)

    result = found(session, row)

    assert (by_goal(result)["3"], by_goal(result)["11"], result.people.count) == (6, 6, 6)


def test_the_matrix_is_symmetric_and_equals_a_hand_count(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person(SAID, goals=("3", "11"))] * 6)
    hand_in(session, row, [Person(SAID, goals=("11", "13"))] * 7)
    hand_in(session, row, [Person(SAID, goals=("3", "13"))] * 2)

    pairs = found(session, row).goal_pairs

    assert pairs.codes == ("3", "11", "13")
    assert [[cell.count for cell in line] for line in pairs.cells] == [
        [8, 6, None],
        [6, 13, 7],
        [None, 7, 9],
    ]
    for a, b in product(range(3), repeat=2):
        assert pairs.cells[a][b] == pairs.cells[b][a]


def test_a_person_with_several_open_answers_counts_once(session: Session) -> None:
    row = a_closed_round(session, Question("more", QuestionKind.OPEN_TEXT, in_all("More?")))
    both = {**SAID, "more": wrote("ljus")}
    hand_in(session, row, [Person(both, goals=("11",))] * 3)

    result = found(session, row)

    assert result.reviewed.answers == 6
    assert result.people.hidden is Hidden.SMALL
    assert by_goal(result)["11"] is None


def test_answers_beside_the_way_do_not_count(session: Session) -> None:
    more = Question(
        "more", QuestionKind.OPEN_TEXT, in_all("More?"), show_if=Condition("visits", ("never",))
    )
    row = a_closed_round(session, more)
    answer = {"more": wrote("ljus")}
    hand_in(session, row, [Person({"visits": chose("often"), **answer}, goals=("7",))] * 8)
    hand_in(session, row, [Person({"visits": chose("never"), **answer}, goals=("11",))] * 6)

    result = found(session, row)

    assert (by_goal(result)["7"], by_goal(result)["11"]) == (0, 6)


def test_no_small_figure_is_shown_by_area(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person(SAID, {"area": "north"}, goals=("11",))] * 12)
    hand_in(session, row, [Person(SAID, {"area": "south"}, goals=("11",))] * 3)
    hand_in(session, row, [Person(SAID, {"area": "south"}, goals=("4",))] * 9)

    goals = found(session, row, GroupBy.AREA).goals

    line = goals.cells[goals.rows.index("11")]
    assert goals.groups == ("north", "south")
    assert [cell.count for cell in line] == [None, None]
