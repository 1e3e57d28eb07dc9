"""Show rounds to those who design them, with a mark of each part they may change."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session
from typing_extensions import override

from dialog.domain.clock import Clock
from dialog.domain.design_changes import FIELDS
from dialog.domain.design_texts import design_texts
from dialog.domain.errors import NotFoundError
from dialog.domain.findings import Section
from dialog.domain.identity import RoundId
from dialog.domain.loop import LoopFacts, LoopStep, loop_step
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundDesign, RoundKind, RoundStatus
from dialog.store.documents import design_from, to_document
from dialog.store.loop import LoopMarks, loop_marks
from dialog.store.organisations import OrganisationRow, bodies_of
from dialog.store.rounds import RoundRow, published_design, round_of, rounds_of


@dataclass(frozen=True)
class DesignedRound:
    """A round as those who design it see it: the working design and where it stands."""

    id: RoundId
    slug: str
    short_code: str
    name: str
    kind: RoundKind
    status: RoundStatus
    channel: str
    version: int
    revision: int
    edited_by: str
    opens_at: datetime | None
    closes_at: datetime | None
    predecessor_id: UUID | None
    step: LoopStep
    design: RoundDesign
    published: RoundDesign | None

    @property
    def may_change(self) -> bool:
        """Say whether the design can still be worked on."""
        return self.status in {RoundStatus.DRAFT, RoundStatus.PUBLISHED}

    @property
    def has_unpublished_changes(self) -> bool:
        """Say whether the working design differs from what participants see."""
        return self.published is not None and self.published != self.design


@dataclass(frozen=True)
class Part:
    """What one form changes: a section, or one question, group or language in it."""

    section: Section
    key: str | None = None


@dataclass(frozen=True)
class Seen:
    """What a person saw when she opened a form: the revision, and a mark of its part."""

    revision: int
    mark: str = ""

    @override
    def __str__(self) -> str:
        return f"{self.revision}.{self.mark}"


def designed_rounds(session: Session, *, clock: Clock, actor: Actor) -> list[DesignedRound]:
    """Return the organisation's rounds."""
    actor.must(Permission.SEE_DESK)
    marks = loop_marks(session, actor.organisation_id)
    rows = rounds_of(session, actor.organisation_id)
    return [_designed(session, row, marks, clock.now()) for row in rows]


def designed_round(
    session: Session, *, clock: Clock, actor: Actor, round_id: UUID
) -> DesignedRound:
    """Return one of the organisation's rounds or raise NotFoundError."""
    actor.must(Permission.SEE_DESK)
    row = own_round(session, actor, round_id)
    return _designed(session, row, loop_marks(session, actor.organisation_id), clock.now())


def seen_now(current: DesignedRound, part: Part) -> Seen:
    """Return what a form carries, to know at saving whether its part is still the same."""
    return Seen(current.revision, mark_of(current.name, current.design, part))


def own_round(session: Session, actor: Actor, round_id: UUID) -> RoundRow:
    """Return a round of the actor's organisation or raise NotFoundError."""
    row = round_of(session, actor.organisation_id, round_id)
    if row is None:
        raise NotFoundError
    return row


def statutory_languages(session: Session, actor: Actor) -> tuple[str, ...]:
    """Return the languages that are a right in the organisation (DRV-005)."""
    organisation = session.get(OrganisationRow, actor.organisation_id)
    if organisation is None:
        raise NotFoundError
    return tuple(organisation.settings.get("statutory_languages", ()))


def _designed(session: Session, row: RoundRow, marks: LoopMarks, now: datetime) -> DesignedRound:
    status = RoundStatus(row.status)
    facts = LoopFacts(
        status=status,
        is_over=row.closes_at is not None and row.closes_at <= now,
        has_themes=row.id in marks.with_themes,
        is_decided=row.id in marks.decided,
        has_answered=row.id in marks.answered,
        has_followed_up=row.id in marks.followed_up,
    )
    return DesignedRound(
        id=RoundId(row.id),
        slug=row.slug,
        short_code=row.short_code,
        name=row.name,
        kind=RoundKind(row.kind),
        status=status,
        channel=row.channel,
        version=row.version,
        revision=row.revision,
        edited_by=row.edited_by,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        predecessor_id=row.predecessor_id,
        step=loop_step(facts),
        design=design_from(row.design),
        published=published_design(session, row) if row.version else None,
    )


def body_names(session: Session, *, actor: Actor) -> list[str]:
    """Return the names of the organisation's bodies that may decide, to choose among."""
    actor.must(Permission.SEE_DESK)
    return [body.name for body in bodies_of(session, actor.organisation_id) if body.may_decide]


def mark_of(name: str, design: RoundDesign, part: Part) -> str:
    """Return a mark that changes when the part does."""
    document = json.dumps(_content(name, design, part), sort_keys=True, default=str)
    return hashlib.sha256(document.encode()).hexdigest()[:16]


def _content(name: str, design: RoundDesign, part: Part) -> object:
    """Return what a form shows of a design, as plain data."""
    whole = to_document(design)
    if part.section is Section.TEXTS:
        return {one.key: one.texts.get(part.key or "", "") for one in design_texts(design)}
    if part.section in {Section.QUESTIONS, Section.PEOPLE} and part.key is not None:
        parts = whole["questions"] if part.section is Section.QUESTIONS else whole["groups"]
        return next((one for one in parts if one["key"] == part.key), None)
    if part.section is Section.PEOPLE:
        return design.no_groups_reason
    own = {field: whole[field] for field in FIELDS[part.section]}
    return {**own, "name": name} if part.section is Section.ABOUT else own
