"""Administrators keep the staff; one of them always stays."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.errors import InvalidError, NotAllowedError, NotFoundError
from dialog.domain.identity import BodyId, StaffId
from dialog.domain.members import MemberDetails, MemberState, Seat
from dialog.domain.roles import Actor, Role
from dialog.services.looking_up import acting
from dialog.services.staffing import (
    add_staff,
    change_member,
    deactivate_member,
    invite_again,
    invite_member,
    member,
    members,
)
from dialog.store.audit import audit_entries
from dialog.store.base import transaction
from dialog.store.jobs import JobRow
from dialog.store.organisations import OrganisationRow
from dialog.store.staff import StaffRow
from tests.builders import a_body, a_member_of_staff, an_organisation
from tests.fakes import FixedClock

PER = MemberDetails("Per Ek", "Per.Ek@example.org", frozenset({Role.ELECTED}))


def an_administrator(
    session: Session, organisation: OrganisationRow, email: str = "maja@example.org"
) -> Actor:
    row = a_member_of_staff(session, organisation, Role.ADMINISTRATOR, email=email)
    with transaction(session):
        row.password = "set"
    return acting(session, account=row)


def test_an_invited_member_waits_for_a_password_and_the_mail_is_asked_for(
    session: Session, clock: FixedClock
) -> None:
    organisation = an_organisation(session)
    board = a_body(session, organisation)
    actor = an_administrator(session, organisation)
    details = MemberDetails(PER.name, PER.email, PER.roles, {BodyId(board.id): Seat.SUBSTITUTE})

    staff_id = invite_member(session, clock=clock, actor=actor, details=details)

    found = member(session, actor=actor, staff_id=staff_id)
    assert found.state is MemberState.INVITED
    assert found.details.email == "per.ek@example.org"
    assert found.details.seats == {board.id: Seat.SUBSTITUTE}
    job = session.scalars(select(JobRow)).one()
    assert job.payload == {"staff_id": str(staff_id)}
    assert [row.action for row in audit_entries(session, organisation.id, 9)] == ["staff invited"]


def test_one_address_has_one_account_however_it_is_written(
    session: Session, clock: FixedClock
) -> None:
    organisation = an_organisation(session)
    actor = an_administrator(session, organisation)
    invite_member(session, clock=clock, actor=actor, details=PER)
    shouted = MemberDetails("Per", "PER.EK@example.org", PER.roles)

    with pytest.raises(InvalidError, match="already"):
        invite_member(session, clock=clock, actor=actor, details=shouted)


def test_a_new_invitation_makes_older_links_useless(session: Session, clock: FixedClock) -> None:
    organisation = an_organisation(session)
    actor = an_administrator(session, organisation)
    staff_id = invite_member(session, clock=clock, actor=actor, details=PER)
    row = session.get(StaffRow, staff_id)
    assert row is not None
    before = row.fs_uniquifier

    invite_again(session, clock=clock, actor=actor, staff_id=staff_id)

    assert row.fs_uniquifier != before


def test_the_last_administrator_can_neither_be_closed_nor_lose_the_role(
    session: Session, clock: FixedClock
) -> None:
    organisation = an_organisation(session)
    actor = an_administrator(session, organisation)
    less = MemberDetails("Maja Lind", "maja@example.org", frozenset({Role.AUDITOR}))

    with pytest.raises(InvalidError, match="last administrator"):
        deactivate_member(session, clock=clock, actor=actor, staff_id=actor.id)
    with pytest.raises(InvalidError, match="last administrator"):
        change_member(session, clock=clock, actor=actor, staff_id=actor.id, details=less)

    assert member(session, actor=actor, staff_id=actor.id).is_administrator


def test_an_administrator_who_never_came_does_not_count(
    session: Session, clock: FixedClock
) -> None:
    organisation = an_organisation(session)
    actor = an_administrator(session, organisation)
    coming = MemberDetails("Per Ek", "per@example.org", frozenset({Role.ADMINISTRATOR}))
    invite_member(session, clock=clock, actor=actor, details=coming)

    with pytest.raises(InvalidError, match="last administrator"):
        deactivate_member(session, clock=clock, actor=actor, staff_id=actor.id)


def test_where_there_are_two_administrators_one_may_go(session: Session, clock: FixedClock) -> None:
    organisation = an_organisation(session)
    actor = an_administrator(session, organisation)
    other = an_administrator(session, organisation, "per@example.org")

    deactivate_member(session, clock=clock, actor=actor, staff_id=other.id)

    assert member(session, actor=actor, staff_id=other.id).state is MemberState.INACTIVE


def test_a_seat_in_another_organisations_body_is_not_found(
    session: Session, clock: FixedClock
) -> None:
    organisation = an_organisation(session)
    foreign = a_body(session, an_organisation(session, "norr"))
    actor = an_administrator(session, organisation)
    details = MemberDetails(PER.name, PER.email, PER.roles, {BodyId(foreign.id): Seat.ORDINARY})

    with pytest.raises(NotFoundError):
        invite_member(session, clock=clock, actor=actor, details=details)

    assert [one.details.name for one in members(session, actor=actor)] == ["Maja Lind"]


def test_only_administrators_keep_staff(session: Session, clock: FixedClock) -> None:
    organisation = an_organisation(session)
    row = a_member_of_staff(session, organisation, Role.DESIGNER, Role.AUDITOR)
    actor = acting(session, account=row)

    with pytest.raises(NotAllowedError):
        members(session, actor=actor)
    with pytest.raises(NotAllowedError):
        invite_member(session, clock=clock, actor=actor, details=PER)


def test_staff_of_another_organisation_are_not_found(session: Session, clock: FixedClock) -> None:
    actor = an_administrator(session, an_organisation(session))
    norr = an_organisation(session, "norr")
    foreign = add_staff(
        session, organisation_id=norr.id, email="asa@norr.example", name="Åsa", roles=[Role.ANALYST]
    )

    with pytest.raises(NotFoundError):
        member(session, actor=actor, staff_id=foreign)
    with pytest.raises(NotFoundError):
        deactivate_member(session, clock=clock, actor=actor, staff_id=StaffId(foreign))
