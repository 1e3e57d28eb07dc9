"""A consultation is closed only when its interests are considered, and stays when answered."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from dialog.domain.errors import InvalidError
from dialog.domain.identity import RoundId
from dialog.services.feeding_back import missing_before_archiving
from dialog.store.base import transaction
from dialog.store.feedback import FeedbackRow
from dialog.store.themes import ThemeRow
from tests.builders import an_organisation, in_all
from tests.designing_desk import Desk, an_actor
from tests.fakes import FixedClock


@pytest.fixture
def desk(session: Session, clock: FixedClock) -> Desk:
    return Desk(session, clock, an_actor(an_organisation(session)))


def an_interest(desk: Desk, round_id: RoundId, *, considered: bool) -> UUID:
    with transaction(desk.session):
        row = ThemeRow(
            organisation_id=desk.actor.organisation_id,
            round_id=round_id,
            kind="interest",
            name="Quiet evenings",
            title=in_all("Quiet evenings"),
            how_considered=in_all("Weighed against light.") if considered else {},
        )
        desk.session.add(row)
    return row.id


def test_closing_is_refused_while_an_interest_is_not_considered(desk: Desk) -> None:
    published = desk.published()
    an_interest(desk, published, considered=False)

    with pytest.raises(InvalidError) as refused:
        desk.close(published)

    assert refused.value.values == {"names": "Quiet evenings"}


def test_a_considered_interest_lets_the_round_close(desk: Desk) -> None:
    published = desk.published()
    an_interest(desk, published, considered=True)

    desk.close(published)

    assert desk.shown(published).closes_at == desk.clock.now()


def test_a_round_is_not_laid_aside_with_an_unconsidered_interest(desk: Desk) -> None:
    published = desk.published()
    an_interest(desk, published, considered=False)

    missing = missing_before_archiving(
        desk.session, clock=desk.clock, actor=desk.actor, round_id=published
    )

    assert any("considered" in one.message for one in missing)


def test_a_round_whose_people_are_answered_is_not_published_anew(desk: Desk) -> None:
    published = desk.published()
    theme_id = an_interest(desk, published, considered=True)
    with transaction(desk.session):
        desk.session.add(
            FeedbackRow(
                organisation_id=desk.actor.organisation_id,
                round_id=published,
                theme_id=theme_id,
                stage="decision",
                outcome="not",
                published_on=date(2026, 11, 20),
            )
        )

    with pytest.raises(InvalidError, match="answered"):
        desk.publish(published)
