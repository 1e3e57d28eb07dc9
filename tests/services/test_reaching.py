"""The board of who has answered says whom a round misses, and no more than its figures say."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.coverage import Coverage, Reached
from dialog.domain.identity import OrganisationId, RoundId, StaffId, new_id
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import Background, OutreachGroup, RoundStatus
from dialog.services.judging_rounds import round_judged
from dialog.services.reaching import coverage, equal_treatment, who_is_missing
from dialog.store.answers import AnswerRow
from dialog.store.base import transaction
from dialog.store.labels import ReviewRow
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.themes import ThemeAnswerRow, ThemeRow
from tests.builders import a_design, a_member_of_staff, a_published_round, an_organisation
from tests.people import DAY, Person, hand_in, wrote

YOUNG = OutreachGroup(
    "young",
    "Young",
    expected_share=20,
    background=Background.AGE,
    background_codes=("under_16", "16_24"),
)
SOUTH = OutreachGroup(
    "south",
    "South",
    expected_share=50,
    background=Background.AREA,
    background_codes=("south",),
)
CARERS = OutreachGroup("carers", "Carers", method="home visits", expected_share=10)


@pytest.fixture
def row(session: Session) -> RoundRow:
    design = a_design(groups=(YOUNG, SOUTH, CARERS))
    row = a_published_round(session, an_organisation(session), design)
    with transaction(session):
        row.status = RoundStatus.CLOSED
    return row


def asked(row: RoundRow) -> dict[str, Any]:
    organisation = OrganisationId(row.organisation_id)
    actor = Actor(StaffId(new_id()), organisation, "Maja", frozenset({Role.DESIGNER}))
    return {"clock": context.ports().clock, "actor": actor, "round_id": RoundId(row.id)}


def board(session: Session, row: RoundRow) -> Coverage:
    return coverage(session, **asked(row))


def test_a_group_is_below_near_or_reached_among_those_who_told(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person(told={"area": "south"})] * 18)
    hand_in(session, row, [Person(told={"area": "north"})] * 22)
    hand_in(session, row, [Person()] * 60)

    south = board(session, row).groups[1]

    assert (south.state, south.told, south.count.low if south.count else 0) == (
        Reached.NEAR,
        40,
        18,
    )


def test_a_hidden_group_is_below_when_even_the_most_it_can_be_is(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person(told={"age": "16_24"})] * 2)
    hand_in(session, row, [Person(told={"age": "25_44"})] * 50)
    hand_in(session, row, [Person(told={"age": "45_64"})] * 40)

    young = board(session, row).groups[0]

    assert young.state is Reached.BELOW
    assert young.count is not None
    assert not young.count.is_exact
    assert [one.group.key for one in who_is_missing(session, **asked(row))] == ["young"]


def test_a_group_the_round_does_not_ask_about_stands_with_its_outreach(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person(told={"area": "south"})] * 10)

    assert board(session, row).groups[2].state is Reached.UNASKED


def test_nobody_has_told_means_nothing_can_be_said(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person()] * 10)

    assert [one.state for one in board(session, row).groups[:2]] == [Reached.UNKNOWN] * 2


def test_each_language_is_followed_from_label_to_theme(session: Session, row: RoundRow) -> None:
    said = {"wish": wrote("bänkar")}
    hand_in(session, row, [Person(said, goals=("11",))] * 10)
    hand_in(session, row, [Person(said, language="ar")] * 6)
    owner = session.get_one(OrganisationRow, row.organisation_id)
    reviewer = a_member_of_staff(session, owner, Role.ANALYST)
    swedish = list(session.scalars(select(AnswerRow).where(AnswerRow.language == "sv")))
    with transaction(session):
        theme = ThemeRow(organisation_id=row.organisation_id, round_id=row.id, name="Benches")
        session.add(theme)
        session.flush()
        for answer in swedish:
            session.add(ThemeAnswerRow(theme_id=theme.id, answer_id=answer.id))
            session.add(
                ReviewRow(
                    answer_id=answer.id,
                    round_id=row.id,
                    reviewer_id=reviewer.id,
                    verdict="accepted",
                    goals=["11"],
                    day=DAY + timedelta(days=3),
                )
            )

    lines = {one.language: one for one in equal_treatment(session, **asked(row))}

    assert (lines["sv"].labelled, lines["sv"].waited, lines["sv"].in_theme) == (1, 3, 1)
    assert (lines["ar"].labelled, lines["ar"].reviewed, lines["ar"].waited) == (0, 0, None)
    assert lines["en"].labelled is None


def test_the_judgement_of_the_round_masks_what_people_wrote(
    session: Session, row: RoundRow
) -> None:
    hand_in(session, row, [Person(easy="yes", right_question="yes")] * 8)
    hand_in(session, row, [Person(easy="no", right_question="no", remark="Ring 070-123 45 67")])

    judged = round_judged(session, **asked(row))

    assert judged.texts == ("Ring [phone number]",)
    assert [cell.count for cell in judged.easy.everyone] == [None, 0, None]
