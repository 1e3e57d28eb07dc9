"""What everybody is told carries no figure of very few people."""

import pytest
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.services.looking_up import round_view
from dialog.services.telling import Ease, told
from dialog.store.rounds import RoundRow
from tests.builders import a_published_round, an_organisation
from tests.people import Person, hand_in


@pytest.fixture
def row(session: Session) -> RoundRow:
    return a_published_round(session, an_organisation(session))


def said(session: Session, row: RoundRow, *, yes: int, no: int) -> Ease | None:
    hand_in(session, row, [Person(easy="yes")] * yes + [Person(easy="no")] * no)
    return told(session, view=round_view(session, row)).ease


def test_how_easy_it_was_is_told_when_many_have_said_each(session: Session, row: RoundRow) -> None:
    assert said(session, row, yes=8, no=5) == Ease(8, 13)


@pytest.mark.parametrize(("yes", "no"), [(1, 9), (9, 1), (2, 2)])
def test_a_few_who_found_it_easy_or_hard_are_not_told_of(
    session: Session, row: RoundRow, yes: int, no: int
) -> None:
    assert said(session, row, yes=yes, no=no) is None


def test_what_was_never_handed_in_is_not_counted(session: Session, row: RoundRow) -> None:
    hand_in(session, row, [Person(easy="yes", status=ParticipationStatus.DRAFT)] * 9)

    assert told(session, view=round_view(session, row)).ease is None
