"""Counts go up in the database itself, so that nobody counts over anybody."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.identity import OrganisationId
from dialog.store.audit import AuditDayRow, count_action
from dialog.store.base import db, transaction
from tests.builders import an_organisation

DAY = date(2026, 11, 20)


def test_a_count_made_elsewhere_meanwhile_is_not_counted_over(session: Session) -> None:
    owner = OrganisationId(an_organisation(session).id)
    for _ in range(2):
        with transaction(session):
            count_action(session, owner, DAY, "answered")
    seen = session.scalars(select(AuditDayRow)).one()
    assert seen.count == 2

    with Session(db.engine) as elsewhere, transaction(elsewhere):
        count_action(elsewhere, owner, DAY, "answered")
    with transaction(session):
        count_action(session, owner, DAY, "answered")

    session.expire_all()
    assert session.scalars(select(AuditDayRow.count)).one() == 4
