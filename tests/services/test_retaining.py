"""Drafts are erased when the round said so, and nothing handed in is."""

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.questions.values import Value
from dialog.domain.receipts import new_receipt_code
from dialog.services import answering
from dialog.services.looking_up import RoundView, round_view
from dialog.services.retaining import erase_old_drafts, hide_arrival
from dialog.store.answers import ParticipationRow
from dialog.store.base import transaction
from dialog.store.rounds import RoundRow
from tests.builders import a_design, a_published_round, an_organisation
from tests.fakes import FixedClock


def a_round(session: Session) -> RoundView:
    row = a_published_round(session, an_organisation(session), a_design(draft_days=10))
    return round_view(session, row)


def answered(session: Session, view: RoundView, number: int = 0) -> ThreadKey:
    key = ThreadKey(view.organisation_id, view.id, new_receipt_code())
    answering.save_answer(
        session,
        clock=context.ports().clock,
        keys=context.ports().keys,
        view=view,
        key=key,
        step=answering.Step("wish", Value(text=f"ljus {number:03}"), "sv", f"r{number}"),
    )
    return key


def left(session: Session) -> int:
    return len(session.scalars(select(ParticipationRow.id)).all())


def test_a_draft_is_erased_after_the_stated_days(session: Session, clock: FixedClock) -> None:
    answered(session, a_round(session))

    clock.move(days=10)
    assert erase_old_drafts(session, clock=clock) == 0
    clock.move(days=1)
    assert erase_old_drafts(session, clock=clock) == 1

    assert left(session) == 0


def test_the_days_that_were_published_count_not_those_being_planned(
    session: Session, clock: FixedClock
) -> None:
    view = a_round(session)
    answered(session, view)
    with transaction(session):
        row = session.get_one(RoundRow, view.id)
        row.design = {**row.design, "draft_days": 300}

    clock.move(days=11)

    assert erase_old_drafts(session, clock=clock) == 1


def test_what_was_handed_in_stays(session: Session, clock: FixedClock) -> None:
    view = a_round(session)
    key = answered(session, view)
    answering.submit(session, clock=clock, keys=context.ports().keys, view=view, key=key)

    clock.move(days=50)

    assert erase_old_drafts(session, clock=clock) == 0
    assert left(session) == 1


def test_rows_lose_their_order_of_arrival_on_postgresql_too(session: Session) -> None:
    view = a_round(session)
    for number in range(60):
        answered(session, view, number)

    hide_arrival(session)

    if session.get_bind().dialect.name == "postgresql":
        stamps = session.execute(text("SELECT DISTINCT xmin::text FROM answers")).all()
        ids = session.execute(text("SELECT id::text FROM answers ORDER BY ctid")).scalars().all()
        assert len(stamps) == 1
        assert list(ids) == sorted(ids)
    assert left(session) == 60
