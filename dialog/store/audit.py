"""Remember what staff did, and only daily counts of what participants did."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import OrganisationId, new_id
from dialog.store.base import Base


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
    row = session.get(AuditDayRow, (organisation_id, day, action))
    if row is None:
        row = AuditDayRow(organisation_id=organisation_id, day=day, action=action, count=0)
        session.add(row)
    row.count += 1


def audit_entries(session: Session, organisation_id: OrganisationId, limit: int) -> list[AuditRow]:
    """Return an organisation's latest entries."""
    wanted = select(AuditRow).where(AuditRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(AuditRow.at.desc()).limit(limit)))
