"""Keep the staff of an organisation: who they are and what they may do."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import BodyId, OrganisationId, StaffId
from dialog.domain.members import (
    Member,
    MemberDetails,
    MemberState,
    Seat,
    must_keep_an_administrator,
)
from dialog.domain.roles import Actor, Permission, Role
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.queueing import enqueue
from dialog.store.base import transaction
from dialog.store.organisations import bodies_of
from dialog.store.staff import (
    BodyMemberRow,
    StaffRow,
    member_row,
    role_named,
    seats_of,
    staff_by_email,
    staff_of,
)

INVITATION_JOB = "staff-invitation"


def members(session: Session, *, actor: Actor) -> list[Member]:
    """Return the staff of the actor's organisation by name."""
    actor.must(Permission.ADMINISTER)
    return _members(session, actor.organisation_id)


def member(session: Session, *, actor: Actor, staff_id: StaffId) -> Member:
    """Return one member of the actor's organisation."""
    actor.must(Permission.ADMINISTER)
    return _view(session, _own_row(session, actor, staff_id))


def add_staff(
    session: Session,
    *,
    organisation_id: OrganisationId,
    email: str,
    name: str,
    roles: Iterable[Role],
    password_hash: str | None = None,
    language: str = "sv",
) -> StaffId:
    """Add a member of staff from the console; nobody is told."""
    with transaction(session):
        details = MemberDetails(name=name, email=email, roles=frozenset(roles))
        row = new_member(session, organisation_id, details, language=language)
        row.password = password_hash
        return StaffId(row.id)


def invite_member(
    session: Session, *, clock: Clock, actor: Actor, details: MemberDetails
) -> StaffId:
    """Add a member of staff and ask for the mail that lets her choose a password."""
    actor.must(Permission.ADMINISTER)
    with transaction(session):
        own = session.get(StaffRow, actor.id)
        language = own.language if own is not None else "sv"
        row = new_member(session, actor.organisation_id, details, language=language)
        _take_seats(session, row, details)
        _ask_for_invitation(session, row)
        subject = ("staff", row.id)
        facts: dict[str, object] = {"name": row.name, "roles": sorted(details.roles)}
        note(
            session,
            clock=clock,
            actor=actor,
            action="staff invited",
            subject=subject,
            details=facts,
        )
        return StaffId(row.id)


def invite_again(session: Session, *, clock: Clock, actor: Actor, staff_id: StaffId) -> None:
    """Send a new invitation; links sent before it die."""
    actor.must(Permission.ADMINISTER)
    with transaction(session):
        row = _own_row(session, actor, staff_id)
        if _state(row) is not MemberState.INVITED:
            raise InvalidError(N_("This person has chosen a password already."))
        row.fs_uniquifier = uuid4().hex
        _ask_for_invitation(session, row)
        subject = ("staff", row.id)
        note(session, clock=clock, actor=actor, action="staff invited again", subject=subject)


def change_member(
    session: Session, *, clock: Clock, actor: Actor, staff_id: StaffId, details: MemberDetails
) -> None:
    """Change a member's name, address, roles and seats; one administrator always stays."""
    actor.must(Permission.ADMINISTER)
    with transaction(session):
        row = _own_row(session, actor, staff_id)
        before = sorted(role.name for role in row.roles)
        _must_be_free(session, details.email, besides=row)
        row.name, row.email = details.name, normal_email(details.email)
        row.roles = [role_named(session, role) for role in sorted(details.roles)]
        _take_seats(session, row, details)
        session.flush()
        must_keep_an_administrator(_members(session, actor.organisation_id))
        subject = ("staff", row.id)
        facts: dict[str, object] = {"before": before, "after": sorted(details.roles)}
        note(
            session,
            clock=clock,
            actor=actor,
            action="staff changed",
            subject=subject,
            details=facts,
        )


def deactivate_member(session: Session, *, clock: Clock, actor: Actor, staff_id: StaffId) -> None:
    """Keep a member out from now on, also where she is logged in."""
    actor.must(Permission.ADMINISTER)
    with transaction(session):
        row = _own_row(session, actor, staff_id)
        row.active = False
        row.fs_uniquifier = uuid4().hex
        session.flush()
        must_keep_an_administrator(_members(session, actor.organisation_id))
        subject = ("staff", row.id)
        note(session, clock=clock, actor=actor, action="staff deactivated", subject=subject)


def activate_member(session: Session, *, clock: Clock, actor: Actor, staff_id: StaffId) -> None:
    """Let a deactivated member in again."""
    actor.must(Permission.ADMINISTER)
    with transaction(session):
        row = _own_row(session, actor, staff_id)
        row.active = True
        subject = ("staff", row.id)
        note(session, clock=clock, actor=actor, action="staff activated", subject=subject)


def change_own_account(session: Session, *, actor: Actor, name: str, language: str) -> None:
    """Save what members of staff decide about themselves."""
    with transaction(session):
        row = _own_row(session, actor, actor.id)
        row.name, row.language = name, language


def set_language(session: Session, *, actor: Actor, language: str) -> None:
    """Remember the language a member of staff works in."""
    with transaction(session):
        _own_row(session, actor, actor.id).language = language


def normal_email(written: str) -> str:
    """Return an address as accounts keep it, so that capitals make no second account."""
    return written.strip().lower()


def new_member(
    session: Session, organisation_id: OrganisationId, details: MemberDetails, *, language: str
) -> StaffRow:
    """Add an account without a password in the transaction under way."""
    _must_be_free(session, details.email, besides=None)
    row = StaffRow(
        organisation_id=organisation_id,
        email=normal_email(details.email),
        name=details.name,
        language=language,
    )
    row.roles = [role_named(session, role) for role in sorted(details.roles)]
    session.add(row)
    session.flush()
    return row


def _must_be_free(session: Session, email: str, *, besides: StaffRow | None) -> None:
    found = staff_by_email(session, normal_email(email))
    if found is not None and found is not besides:
        raise InvalidError(
            N_("There is an account with this e-mail address already."), field="email"
        )


def _take_seats(session: Session, row: StaffRow, details: MemberDetails) -> None:
    session.execute(delete(BodyMemberRow).where(BodyMemberRow.staff_id == row.id))
    own = {body.id for body in bodies_of(session, row.organisation_id)}
    for body_id, seat in details.seats.items():
        if body_id not in own:
            raise NotFoundError
        if seat is not Seat.NONE:
            substitute = seat is Seat.SUBSTITUTE
            session.add(BodyMemberRow(body_id=body_id, staff_id=row.id, substitute=substitute))


def _ask_for_invitation(session: Session, row: StaffRow) -> None:
    key = f"{INVITATION_JOB}:{row.fs_uniquifier}"
    enqueue(session, kind=INVITATION_JOB, key=key, payload={"staff_id": str(row.id)})


def _own_row(session: Session, actor: Actor, staff_id: StaffId) -> StaffRow:
    row = member_row(session, actor.organisation_id, staff_id)
    if row is None:
        raise NotFoundError
    return row


def _members(session: Session, organisation_id: OrganisationId) -> list[Member]:
    return [_view(session, row) for row in staff_of(session, organisation_id)]


def _view(session: Session, row: StaffRow) -> Member:
    seats = {
        BodyId(seat.body_id): Seat.SUBSTITUTE if seat.substitute else Seat.ORDINARY
        for seat in seats_of(session, row.id)
    }
    roles = frozenset(Role(role.name) for role in row.roles)
    details = MemberDetails(name=row.name, email=row.email, roles=roles)
    return Member(StaffId(row.id), replace(details, seats=seats), _state(row), row.language)


def _state(row: StaffRow) -> MemberState:
    if not row.active:
        return MemberState.INACTIVE
    return MemberState.ACTIVE if row.password else MemberState.INVITED
