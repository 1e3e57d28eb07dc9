"""Remember what staff did, and only daily counts of what participants did."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import OrganisationId, new_id
from dialog.store.base import Base
from dialog.store.tallies import add_one


class AuditRow(Base):
    """One thing a member of staff did."""

    __tablename__ = "audit_entries"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    actor_id: Mapped[UUID | None] = mapped_column(default=None)
    actor_name: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column()
    action: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[UUID | None] = mapped_column(default=None)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


class AuditDayRow(Base):
    """How often participants did something on one day."""

    __tablename__ = "audit_days"

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(String(60), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)


def count_action(session: Session, organisation_id: OrganisationId, day: date, action: str) -> None:
    """Add one to a day's count of an action."""
    add_one(session, AuditDayRow, organisation_id=organisation_id, day=day, action=action)


def audit_entries(session: Session, organisation_id: OrganisationId, limit: int) -> list[AuditRow]:
    """Return an organisation's latest entries."""
    wanted = select(AuditRow).where(AuditRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(AuditRow.at.desc()).limit(limit)))


@dataclass(frozen=True)
class AuditQuestion:
    """Which entries of one organisation are asked for; what is empty does not limit."""

    organisation_id: UUID
    actor_name: str = ""
    action: str = ""
    since: datetime | None = None
    before: datetime | None = None


def number_of_entries(session: Session, question: AuditQuestion) -> int:
    """Return how many entries match."""
    counted = select(func.count()).select_from(AuditRow).where(*_conditions(question))
    return session.scalar(counted) or 0


def matching_entries(
    session: Session, question: AuditQuestion, *, offset: int, limit: int
) -> list[AuditRow]:
    """Return a page of the matching entries, the latest first."""
    wanted = select(AuditRow).where(*_conditions(question))
    latest_first = wanted.order_by(AuditRow.at.desc(), AuditRow.id)
    return list(session.scalars(latest_first.offset(offset).limit(limit)))


def actors_noted(session: Session, organisation_id: UUID) -> list[str]:
    """Return the names of everybody in an organisation's log."""
    wanted = select(AuditRow.actor_name).where(AuditRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.distinct().order_by(AuditRow.actor_name)))


def actions_noted(session: Session, organisation_id: UUID) -> list[str]:
    """Return every kind of action in an organisation's log."""
    wanted = select(AuditRow.action).where(AuditRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.distinct().order_by(AuditRow.action)))


def audit_days(
    session: Session, organisation_id: UUID, first: date, last: date
) -> list[AuditDayRow]:
    """Return the daily counts of participants' actions between two days, the latest first."""
    wanted = select(AuditDayRow).where(
        AuditDayRow.organisation_id == organisation_id, AuditDayRow.day.between(first, last)
    )
    return list(session.scalars(wanted.order_by(AuditDayRow.day.desc(), AuditDayRow.action)))


def _conditions(question: AuditQuestion) -> list[ColumnElement[bool]]:
    found = [AuditRow.organisation_id == question.organisation_id]
    if question.actor_name:
        found.append(AuditRow.actor_name == question.actor_name)
    if question.action:
        found.append(AuditRow.action == question.action)
    if question.since is not None:
        found.append(AuditRow.at >= question.since)
    if question.before is not None:
        found.append(AuditRow.at < question.before)
    return found
