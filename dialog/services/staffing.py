"""Keep the staff of an organisation."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import OrganisationId, StaffId
from dialog.domain.roles import Actor, Role
from dialog.domain.wording import N_
from dialog.store.base import transaction
from dialog.store.staff import StaffRow, role_named, staff_by_email


def add_staff(
    session: Session,
    *,
    organisation_id: OrganisationId,
    email: str,
    name: str,
    roles: Iterable[Role],
    password_hash: str | None = None,
) -> StaffId:
    """Add a member of staff; without a password she chooses one through her invitation."""
    with transaction(session):
        if staff_by_email(session, email) is not None:
            raise InvalidError(
                N_("There is an account with this e-mail address already."), field="email"
            )
        row = StaffRow(
            organisation_id=organisation_id, email=email, name=name, password=password_hash
        )
        row.roles = [role_named(session, role) for role in roles]
        session.add(row)
        session.flush()
        return StaffId(row.id)


def set_language(session: Session, *, actor: Actor, language: str) -> None:
    """Remember the language a member of staff works in."""
    with transaction(session):
        row = session.get(StaffRow, actor.id)
        if row is None:
            raise NotFoundError
        row.language = language
