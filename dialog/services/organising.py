"""Keep an organisation: its name, look and settings, and the bodies that decide in it."""

import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.taxonomy import local_taxonomies
from dialog.domain.clock import Clock
from dialog.domain.contrast import is_colour
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import BodyId, OrganisationId
from dialog.domain.logos import Logo
from dialog.domain.members import MemberDetails
from dialog.domain.organisations import DECIDING_KINDS, Body, BodyKind, OrganisationType
from dialog.domain.roles import Actor, Permission, Role
from dialog.domain.wording import N_
from dialog.services.auditing import note, note_console
from dialog.services.staffing import new_member
from dialog.store.base import transaction
from dialog.store.organisations import (
    BodyRow,
    LogoRow,
    OrganisationRow,
    bodies_of,
    body_of,
    organisation_by_slug,
)
from dialog.store.staff import BodyMemberRow

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
LEAST_COUNTS = range(3, 21)
DRAFT_DAYS = range(1, 366)


@dataclass(frozen=True)
class OrganisationDetails:
    """What an administrator decides about the organisation."""

    name: str
    type: OrganisationType
    colour: str
    least_count: int
    draft_days: int
    taxonomy: str = ""


@dataclass(frozen=True)
class BodyEntry:
    """A body with how many sit in it."""

    body: Body
    seats: int


def found_organisation(
    session: Session,
    *,
    clock: Clock,
    slug: str,
    name: str,
    kind: OrganisationType,
    administrator: MemberDetails,
) -> UUID:
    """Make an organisation with its first administrator and return the administrator's id."""
    if not (name and administrator.name):
        raise InvalidError(N_("Write the names of the organisation and its administrator."))
    if not SLUG.fullmatch(slug):
        raise InvalidError(N_("Write the short name with small letters a–z, digits and hyphens."))
    with transaction(session):
        if organisation_by_slug(session, slug) is not None:
            raise InvalidError(N_("There is an organisation called “%(slug)s” already."), slug=slug)
        row = OrganisationRow(slug=slug, name=name, type=kind)
        session.add(row)
        session.flush()
        owner = OrganisationId(row.id)
        first = new_member(session, owner, administrator, language="sv")
        subject = ("organisation", row.id)
        note_console(
            session,
            clock=clock,
            organisation_id=owner,
            action="organisation founded",
            subject=subject,
        )
        return UUID(str(first.id))


def first_administrator(name: str, email: str) -> MemberDetails:
    """Return the details of the administrator an organisation begins with."""
    return MemberDetails(name=name, email=email, roles=frozenset({Role.ADMINISTRATOR}))


def change_organisation(
    session: Session, *, clock: Clock, actor: Actor, details: OrganisationDetails
) -> None:
    """Save the organisation's name, type, colour and settings."""
    actor.must(Permission.ADMINISTER)
    _must_be_sound(details)
    with transaction(session):
        row = _own(session, actor)
        row.name, row.type, row.colour = details.name, details.type, details.colour.lower()
        row.settings = {
            **row.settings,
            "least_count": details.least_count,
            "draft_days": details.draft_days,
            "taxonomy": details.taxonomy,
        }
        subject = ("organisation", row.id)
        note(session, clock=clock, actor=actor, action="organisation changed", subject=subject)


def set_logo(session: Session, *, clock: Clock, actor: Actor, logo: Logo | None) -> None:
    """Keep a new logo, or take the logo away."""
    actor.must(Permission.ADMINISTER)
    with transaction(session):
        row = _own(session, actor)
        kept = session.get(LogoRow, row.id)
        if kept is not None:
            session.delete(kept)
            session.flush()
        row.logo = logo.version if logo is not None else None
        if logo is not None:
            session.add(
                LogoRow(organisation_id=row.id, media_type=logo.media_type, content=logo.content)
            )
        subject = ("organisation", row.id)
        note(session, clock=clock, actor=actor, action="logo changed", subject=subject)


def logo_of(session: Session, *, slug: str, version: str) -> Logo:
    """Return an organisation's logo in the version asked for."""
    row = organisation_by_slug(session, slug)
    kept = session.get(LogoRow, row.id) if row is not None and row.logo == version else None
    if kept is None:
        raise NotFoundError
    return Logo(kept.media_type, kept.content)


def bodies(session: Session, *, actor: Actor) -> list[BodyEntry]:
    """Return the organisation's bodies by name, with how many sit in each."""
    actor.must(Permission.ADMINISTER)
    counted = select(BodyMemberRow.body_id, func.count()).group_by(BodyMemberRow.body_id)
    seats = {row[0]: row[1] for row in session.execute(counted)}
    return [
        BodyEntry(body_view(row), seats.get(row.id, 0))
        for row in bodies_of(session, actor.organisation_id)
    ]


def body(session: Session, *, actor: Actor, body_id: BodyId) -> Body:
    """Return one of the organisation's bodies."""
    actor.must(Permission.ADMINISTER)
    return body_view(_own_body(session, actor, body_id))


def save_body(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    body_id: BodyId | None,
    name: str,
    kind: BodyKind,
    may_decide: bool,
) -> BodyId:
    """Add or change a body; an advisory kind never decides (T14, HAL-003)."""
    actor.must(Permission.ADMINISTER)
    if may_decide and kind not in DECIDING_KINDS:
        raise InvalidError(
            N_("Bodies of this kind prepare and advise. They can't take decisions."),
            field="may_decide",
        )
    with transaction(session):
        row = _own_body(session, actor, body_id) if body_id is not None else None
        if row is None:
            row = BodyRow(organisation_id=actor.organisation_id)
            session.add(row)
        row.name, row.kind, row.may_decide = name, kind, may_decide
        session.flush()
        action = "body changed" if body_id is not None else "body added"
        note(session, clock=clock, actor=actor, action=action, subject=("body", row.id))
        return BodyId(row.id)


def body_view(row: BodyRow) -> Body:
    """Return a body as the domain knows it."""
    return Body(BodyId(row.id), row.name, BodyKind(row.kind), row.may_decide)


def _must_be_sound(details: OrganisationDetails) -> None:
    if not is_colour(details.colour):
        raise InvalidError(
            N_("Write the colour as # and six digits or letters a–f, like #0b5a4b."),
            field="colour",
        )
    if details.least_count not in LEAST_COUNTS:
        raise InvalidError(N_("Write a number from 3 to 20."), field="least_count")
    if details.draft_days not in DRAFT_DAYS:
        raise InvalidError(N_("Write a number of days from 1 to 365."), field="draft_days")
    if details.taxonomy and details.taxonomy not in local_taxonomies():
        raise InvalidError(N_("Choose one of the areas in the list."), field="taxonomy")


def _own(session: Session, actor: Actor) -> OrganisationRow:
    row = session.get(OrganisationRow, actor.organisation_id)
    if row is None:
        raise NotFoundError
    return row


def _own_body(session: Session, actor: Actor, body_id: BodyId) -> BodyRow:
    row = body_of(session, actor.organisation_id, body_id)
    if row is None:
        raise NotFoundError
    return row
