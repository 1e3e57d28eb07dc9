"""Found the demo's municipality with its bodies and staff."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.identity import BodyId, OrganisationId
from dialog.domain.members import MemberDetails, Seat
from dialog.domain.organisations import BodyKind, OrganisationType
from dialog.domain.ports import Keys
from dialog.domain.roles import Actor, Role
from dialog.services.demo_scene import Scene, SetClock, moment_on
from dialog.services.looking_up import acting
from dialog.services.organising import (
    OrganisationDetails,
    change_organisation,
    found_organisation,
    save_body,
)
from dialog.services.staffing import add_staff, change_member
from dialog.store.base import transaction
from dialog.store.organisations import OrganisationRow
from dialog.store.staff import StaffRow, staff_by_email, staff_of

Document = Mapping[str, Any]


def found(
    session: Session, *, keys: Keys, base: date, document: Document, password_hash: str
) -> Scene:
    """Return the scene with the organisation, its bodies and everybody who works there."""
    clock = SetClock(moment_on(base.replace(year=base.year - 2, day=1), 8))
    first, *others = document["staff"]
    found_organisation(
        session,
        clock=clock,
        slug=document["slug"],
        name=document["name"],
        kind=OrganisationType.MUNICIPALITY,
        administrator=_details(first, {}),
    )
    owner = _open_doors(session, first["email"], password_hash)
    administrator = _acting(session, first["email"])
    _settle(session, clock, administrator, document)
    bodies = {
        one["key"]: save_body(
            session,
            clock=clock,
            actor=administrator,
            body_id=None,
            name=one["name"],
            kind=BodyKind(one["kind"]),
            may_decide=one["may_decide"],
        )
        for one in document["bodies"]
    }
    for one in others:
        details = _details(one, bodies)
        _employ(session, clock, administrator, details, password_hash)
    people = {
        row.email.partition("@")[0]: acting(session, account=row)
        for row in staff_of(session, owner)
    }
    return Scene(session, keys, base, owner, people, {**bodies})


def _open_doors(session: Session, email: str, password_hash: str) -> OrganisationId:
    """Give the first administrator the password, and the organisation its statutory languages."""
    with transaction(session):
        row = _account(session, email)
        row.password = password_hash
        organisation = session.get_one(OrganisationRow, row.organisation_id)
        organisation.settings = {**organisation.settings, "statutory_languages": ["sv", "fi"]}
        return OrganisationId(row.organisation_id)


def _settle(session: Session, clock: SetClock, actor: Actor, document: Document) -> None:
    change_organisation(
        session,
        clock=clock,
        actor=actor,
        details=OrganisationDetails(
            name=document["name"],
            type=OrganisationType.MUNICIPALITY,
            colour=document["colour"],
            least_count=document["least_count"],
            draft_days=document["draft_days"],
            taxonomy=document["taxonomy"],
        ),
    )


def _employ(
    session: Session,
    clock: SetClock,
    actor: Actor,
    details: MemberDetails,
    password_hash: str,
) -> None:
    staff_id = add_staff(
        session,
        organisation_id=actor.organisation_id,
        email=details.email,
        name=details.name,
        roles=details.roles,
        password_hash=password_hash,
    )
    if details.seats:
        change_member(session, clock=clock, actor=actor, staff_id=staff_id, details=details)


def _details(person: Document, bodies: Mapping[str, UUID]) -> MemberDetails:
    seats = {BodyId(bodies[key]): Seat(seat) for key, seat in person.get("seats", {}).items()}
    roles = frozenset(Role(role) for role in person["roles"])
    return MemberDetails(name=person["name"], email=person["email"], roles=roles, seats=seats)


def _account(session: Session, email: str) -> StaffRow:
    row = staff_by_email(session, email)
    if row is None:
        raise LookupError(email)
    return row


def _acting(session: Session, email: str) -> Actor:
    return acting(session, account=_account(session, email))
