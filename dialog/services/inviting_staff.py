"""Let invited members of staff choose a password, and tell what their mails need."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import NotFoundError
from dialog.domain.identity import OrganisationId, StaffId
from dialog.domain.invitations import (
    LIFETIME,
    Invitation,
    InvitationOverError,
    is_signed,
    read_invitation,
    write_invitation,
)
from dialog.domain.organisations import Organisation
from dialog.domain.ports import Keys
from dialog.services.auditing import note
from dialog.services.looking_up import organisation_with
from dialog.services.queueing import enqueue
from dialog.store.base import transaction
from dialog.store.staff import StaffRow, actor_from, member_row

RESET_JOB = "staff-reset"


@dataclass(frozen=True)
class Addressee:
    """To whom a mail goes, in which language, on whose behalf."""

    id: StaffId
    name: str
    email: str
    language: str
    organisation: Organisation
    has_password: bool


@dataclass(frozen=True)
class WrittenInvitation:
    """The secret part of a link and the moment it dies."""

    token: str
    expires_at: datetime


def addressee(session: Session, *, staff_id: UUID) -> Addressee:
    """Return to whom a mail about an account goes."""
    row = session.get(StaffRow, staff_id)
    if row is None or not row.active:
        raise NotFoundError
    return _addressee(session, row)


def write_link(session: Session, *, keys: Keys, clock: Clock, staff_id: UUID) -> WrittenInvitation:
    """Return a link with which an account without a password gets one within seven days."""
    row = session.get(StaffRow, staff_id)
    if row is None or row.password is not None:
        raise NotFoundError
    expires_at = clock.now() + LIFETIME
    invitation = Invitation(OrganisationId(row.organisation_id), StaffId(row.id), expires_at)
    token = write_invitation(invitation, keys=keys, state=row.fs_uniquifier)
    return WrittenInvitation(token, expires_at)


def invited(session: Session, *, keys: Keys, clock: Clock, token: str) -> Addressee:
    """Return whom a link invites or raise InvitationOverError."""
    return _addressee(session, _invited_row(session, keys=keys, clock=clock, token=token))


def accept_invitation(
    session: Session, *, keys: Keys, clock: Clock, token: str, password_hash: str
) -> None:
    """Give an invited account its password; the link is dead from then on."""
    with transaction(session):
        row = _invited_row(session, keys=keys, clock=clock, token=token)
        row.password = password_hash
        row.fs_uniquifier = uuid4().hex
        actor, subject = actor_from(session, row), ("staff", row.id)
        note(session, clock=clock, actor=actor, action="invitation accepted", subject=subject)


def ask_for_reset(session: Session, *, staff_id: UUID) -> None:
    """Ask for the mail that lets somebody choose a new password."""
    with transaction(session):
        key = f"{RESET_JOB}:{uuid4()}"
        enqueue(session, kind=RESET_JOB, key=key, payload={"staff_id": str(staff_id)})


def _invited_row(session: Session, *, keys: Keys, clock: Clock, token: str) -> StaffRow:
    invitation = read_invitation(token)
    row = member_row(session, invitation.organisation_id, invitation.staff_id)
    if row is None or not row.active or row.password is not None:
        raise InvitationOverError
    if not is_signed(token, keys=keys, state=row.fs_uniquifier):
        raise InvitationOverError
    if invitation.is_over(clock.now()):
        raise InvitationOverError
    return row


def _addressee(session: Session, row: StaffRow) -> Addressee:
    organisation_id = OrganisationId(row.organisation_id)
    return Addressee(
        id=StaffId(row.id),
        name=row.name,
        email=row.email,
        language=row.language,
        organisation=organisation_with(session, organisation_id=organisation_id),
        has_password=row.password is not None,
    )
