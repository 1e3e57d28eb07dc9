"""Read the audit log: what staff did, and how often participants did what on which day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.roles import Actor, Permission
from dialog.store.audit import (
    AuditQuestion,
    actions_noted,
    actors_noted,
    audit_days,
    matching_entries,
    number_of_entries,
)

PAGE = 50


@dataclass(frozen=True)
class AuditFilter:
    """What somebody wants to see of the log."""

    actor_name: str = ""
    action: str = ""
    first_day: date | None = None
    last_day: date | None = None
    page: int = 1


@dataclass(frozen=True)
class AuditEntry:
    """One thing a member of staff did."""

    at: datetime
    actor_name: str
    action: str
    subject_type: str
    subject_id: UUID | None
    details: dict[str, Any]


@dataclass(frozen=True)
class AuditPage:
    """One page of the log, with what can be filtered for."""

    entries: list[AuditEntry]
    total: int
    page: int
    pages: int
    actors: list[str]
    actions: list[str]


@dataclass(frozen=True)
class DayCount:
    """How often participants did something on one day."""

    day: date
    action: str
    count: int


def audit_page(session: Session, *, actor: Actor, wanted: AuditFilter) -> AuditPage:
    """Return a page of the organisation's audit log, the latest first."""
    actor.must(Permission.READ_AUDIT)
    question = AuditQuestion(
        organisation_id=actor.organisation_id,
        actor_name=wanted.actor_name,
        action=wanted.action,
        since=_midnight(wanted.first_day),
        before=_midnight(wanted.last_day + timedelta(days=1)) if wanted.last_day else None,
    )
    total = number_of_entries(session, question)
    pages = max(1, -(-total // PAGE))
    page = min(max(1, wanted.page), pages)
    rows = matching_entries(session, question, offset=(page - 1) * PAGE, limit=PAGE)
    entries = [
        AuditEntry(
            row.at.astimezone(LOCAL_ZONE),
            row.actor_name,
            row.action,
            row.subject_type,
            row.subject_id,
            row.details,
        )
        for row in rows
    ]
    return AuditPage(
        entries,
        total,
        page,
        pages,
        actors_noted(session, actor.organisation_id),
        actions_noted(session, actor.organisation_id),
    )


def participant_days(
    session: Session, *, actor: Actor, first_day: date, last_day: date
) -> list[DayCount]:
    """Return how often participants did what on each day, the latest day first."""
    actor.must(Permission.READ_AUDIT)
    rows = audit_days(session, actor.organisation_id, first_day, last_day)
    return [DayCount(row.day, row.action, row.count) for row in rows]


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), LOCAL_ZONE) if day is not None else None
