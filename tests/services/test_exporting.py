"""An export joins with nobody: random order, no ids, background only where enough share it."""

import tracemalloc
from collections import Counter

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from dialog import context
from dialog.cli.exporting import WORDS
from dialog.domain.errors import NotAllowedError
from dialog.domain.identity import OrganisationId, StaffId, new_id
from dialog.domain.questions.values import SKIPPED
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import RoundStatus
from dialog.services.exporting import ExportWord
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.audit import AuditRow
from dialog.store.base import transaction
from dialog.store.labels import ClassificationRow, ReviewRow
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.people import Person, chose, hand_in, wrote
from tests.taken_out import Lines, lines_of, table_taken_out


@pytest.fixture
def row(session: Session) -> RoundRow:
    row = a_published_round(session, an_organisation(session))
    with transaction(session):
        row.status = RoundStatus.CLOSED
    return row


def exported(
    session: Session, row: RoundRow, *, masked: bool = True, role: Role = Role.ANALYST
) -> Lines:
    actor = Actor(StaffId(new_id()), OrganisationId(row.organisation_id), "Maja", frozenset({role}))
    return lines_of(table_taken_out(session, row, actor, masked=masked))


WISH = "What do you want to do there? (en)"


def test_each_person_is_one_row_with_words_and_labels(session: Session, row: RoundRow) -> None:
    person = Person(
        {"visits": chose("never"), "why_not": chose("dark", "far"), "wish": wrote("bänkar")},
        goals=("11",),
        dimensions=("social",),
    )
    hand_in(session, row, [person])

    [line] = exported(session, row)

    assert line["What keeps you away? (en)"] == "It is dark (en); It is far (en)"
    assert (line[WISH], line[f"{WISH} (global goals)"]) == ("bänkar", "11")
    assert line[f"{WISH} (reviewed)"] == "No"


def test_skipped_and_not_asked_are_told_apart(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person({"visits": SKIPPED})])

    [line] = exported(session, row)

    assert line["How often are you in the park? (en)"] == "skipped"
    assert line["What keeps you away? (en)"] == "not asked"
    assert line["How many children? (en)"] is None


def test_personal_details_are_masked_unless_somebody_chose_otherwise(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"wish": wrote("Ring 070-123 45 67")})])

    assert exported(session, row)[0][WISH] == "Ring [phone number]"
    assert exported(session, row, masked=False)[0][WISH] == "Ring 070-123 45 67"


def test_background_shared_by_too_few_is_left_out(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person(told={"age": "25_44", "area": "north"})] * 5)
    hand_in(session, row, [Person(told={"age": "25_44", "area": "south"})] * 4)

    told = Counter((line["age"], line["area"]) for line in exported(session, row))

    assert told == {("25 to 44", "North (en)"): 5, (None, None): 4}


def test_acute_answers_are_never_quoted(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person({"wish": wrote("Jag orkar inte mer")})])
    owner = session.get_one(OrganisationRow, row.organisation_id)
    reviewer = a_member_of_staff(session, owner, Role.ANALYST)
    answer = session.scalars(select(AnswerRow)).one()
    with transaction(session):
        session.add(
            ReviewRow(
                answer_id=answer.id,
                round_id=row.id,
                reviewer_id=reviewer.id,
                verdict="acute",
                day=answer.day,
            )
        )

    assert exported(session, row, masked=False)[0][WISH] == "set aside: acute or abuse"


def test_no_id_or_mark_is_in_an_export_and_the_order_says_nothing(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"wish": wrote(f"svar {n}")}) for n in range(60)])
    ids = {str(one) for one in session.scalars(select(ParticipationRow.id))}

    first, second = exported(session, row), exported(session, row)

    assert [line[WISH] for line in first] != [line[WISH] for line in second]
    assert not ids & {str(value) for line in first for value in line.values()}


def test_taking_answers_out_is_noted(session: Session, row: RoundRow) -> None:
    exported(session, row, masked=False)

    entry = session.scalars(select(AuditRow)).one()

    assert (entry.action, entry.details["masked"]) == ("exported_answers", False)


def test_only_those_who_may_take_answers_out(session: Session, row: RoundRow) -> None:
    with pytest.raises(NotAllowedError):
        exported(session, row, role=Role.ELECTED)


def test_a_large_round_is_read_some_hundred_people_at_a_time(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"wish": wrote("x" * 2000)})] * 3000)
    actor = Actor(
        StaffId(new_id()),
        OrganisationId(row.organisation_id),
        "Maja",
        frozenset({Role.RECORDS_OFFICER}),
    )
    table = table_taken_out(session, row, actor)

    tracemalloc.start()
    written = sum(len(piece) for piece in context.ports().sheets.csv(table.header, table.rows))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert written > 6_000_000
    assert peak < 2 * written


def test_words_that_may_need_a_human_stay_here_until_somebody_has_read_them(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person({"wish": wrote("jag orkar inte leva")})])
    with transaction(session):
        session.execute(update(ClassificationRow).values(alert=True))

    assert exported(session, row)[0][WISH] == WORDS[ExportWord.SET_ASIDE]
