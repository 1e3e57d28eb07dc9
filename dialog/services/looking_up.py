"""Find organisations, rounds and the acting member of staff."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from dialog.domain.errors import NotFoundError
from dialog.domain.identity import OrganisationId, RoundId
from dialog.domain.organisations import (
    DRAFT_DAYS,
    LEAST_COUNT,
    Organisation,
    OrganisationType,
)
from dialog.domain.roles import Actor
from dialog.domain.rounds import RoundDesign, RoundStatus, takes_answers
from dialog.store import organisations, rounds, staff


@dataclass(frozen=True)
class RoundView:
    """A round as pages need it: where it stands and its frozen design."""

    id: RoundId
    organisation_id: OrganisationId
    slug: str
    short_code: str
    name: str
    status: RoundStatus
    version: int
    channel: str
    design: RoundDesign

    def is_open(self, now: datetime) -> bool:
        """Say whether the round takes answers."""
        return takes_answers(self.status, self.design.opens_at, self.design.closes_at, now)


def organisation_view(row: organisations.OrganisationRow) -> Organisation:
    """Return an organisation as the domain knows it."""
    return Organisation(
        id=OrganisationId(row.id),
        slug=row.slug,
        name=row.name,
        type=OrganisationType(row.type),
        colour=row.colour,
        logo=row.logo,
        least_count=int(row.settings.get("least_count", LEAST_COUNT)),
        draft_days=int(row.settings.get("draft_days", DRAFT_DAYS)),
        taxonomy=str(row.settings.get("taxonomy", "")),
    )


def organisation_named(session: Session, *, slug: str) -> Organisation:
    """Return the organisation with a slug or raise NotFoundError."""
    row = organisations.organisation_by_slug(session, slug)
    if row is None:
        raise NotFoundError
    return organisation_view(row)


def organisation_with(session: Session, *, organisation_id: OrganisationId) -> Organisation:
    """Return the organisation with an id or raise NotFoundError."""
    row = session.get(organisations.OrganisationRow, organisation_id)
    if row is None:
        raise NotFoundError
    return organisation_view(row)


def every_organisation(session: Session) -> list[Organisation]:
    """Return every organisation of the installation."""
    return [organisation_view(row) for row in organisations.all_organisations(session)]


_FROZEN: dict[tuple[UUID, int], RoundDesign] = {}
_MOST_FROZEN = 256


def frozen_design(session: Session, row: rounds.RoundRow) -> RoundDesign:
    """Return a round's published design; a version never changes, so it is read once."""
    if row.version == 0:
        return rounds.published_design(session, row)
    at = (row.id, row.version)
    if at not in _FROZEN:
        if len(_FROZEN) >= _MOST_FROZEN:
            _FROZEN.clear()
        _FROZEN[at] = rounds.published_design(session, row)
    return _FROZEN[at]


def round_view(session: Session, row: rounds.RoundRow) -> RoundView:
    """Return a round with the design that participants see."""
    return RoundView(
        RoundId(row.id),
        OrganisationId(row.organisation_id),
        row.slug,
        row.short_code,
        row.name,
        RoundStatus(row.status),
        row.version,
        row.channel,
        frozen_design(session, row),
    )


def round_named(session: Session, *, organisation_id: OrganisationId, slug: str) -> RoundView:
    """Return a published, closed or archived round by its slug or raise NotFoundError."""
    row = rounds.round_by_slug(session, organisation_id, slug)
    if row is None or row.status == RoundStatus.DRAFT:
        raise NotFoundError
    return round_view(session, row)


def round_with(
    session: Session, *, organisation_id: OrganisationId, round_id: RoundId
) -> RoundView:
    """Return an organisation's round by its id or raise NotFoundError."""
    row = rounds.round_of(session, organisation_id, round_id)
    if row is None:
        raise NotFoundError
    return round_view(session, row)


def database_answers(session: Session) -> bool:
    """Say whether the database answers."""
    return bool(session.scalar(text("SELECT 1")) == 1)


def public_rounds(session: Session, *, organisation_id: OrganisationId) -> list[RoundView]:
    """Return the rounds the public may see."""
    return [
        round_view(session, row)
        for row in rounds.rounds_of(session, organisation_id)
        if row.status != RoundStatus.DRAFT and row.channel != "import"
    ]


def short_link(session: Session, *, short_code: str) -> tuple[Organisation, RoundView]:
    """Return the organisation and round a short link points at."""
    row = rounds.round_by_short_code(session, short_code)
    if row is None or row.status == RoundStatus.DRAFT:
        raise NotFoundError
    organisation = organisation_with(session, organisation_id=OrganisationId(row.organisation_id))
    return organisation, round_view(session, row)


def acting(session: Session, *, account: Any) -> Actor:
    """Return the member of staff behind a logged-in account."""
    return staff.actor_from(session, account)


def staff_account(session: Session, *, staff_id: UUID) -> staff.StaffRow | None:
    """Return an account by its id."""
    return session.get(staff.StaffRow, staff_id)
