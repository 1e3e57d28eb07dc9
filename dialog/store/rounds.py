"""Remember rounds: a working design and its frozen, numbered versions."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.domain.rounds import RoundDesign, RoundKind, RoundStatus
from dialog.store.base import Base
from dialog.store.documents import design_from


class RoundRow(Base):
    """A round and the design being worked on; revision counts every save."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("organisation_id", "slug"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    predecessor_id: Mapped[UUID | None] = mapped_column(ForeignKey("rounds.id"), default=None)
    slug: Mapped[str] = mapped_column(String(80))
    short_code: Mapped[str] = mapped_column(String(12), unique=True)
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[RoundKind] = mapped_column(String(20))
    status: Mapped[RoundStatus] = mapped_column(String(20), default=RoundStatus.DRAFT)
    channel: Mapped[str] = mapped_column(String(20), default="web")
    design: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=1)
    edited_by: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int] = mapped_column(default=0)
    opens_at: Mapped[datetime | None] = mapped_column(default=None)
    closes_at: Mapped[datetime | None] = mapped_column(default=None)


class RoundVersionRow(Base):
    """A published version; it never changes."""

    __tablename__ = "round_versions"

    round_id: Mapped[UUID] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    design: Mapped[dict[str, Any]] = mapped_column()
    published_on: Mapped[date] = mapped_column()
    gate: Mapped[dict[str, Any]] = mapped_column(default=dict)


def round_of(session: Session, organisation_id: UUID, round_id: UUID) -> RoundRow | None:
    """Return a round if it belongs to the organisation."""
    row = session.get(RoundRow, round_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def round_by_slug(session: Session, organisation_id: UUID, slug: str) -> RoundRow | None:
    """Return an organisation's round by its slug."""
    return session.scalar(
        select(RoundRow).where(RoundRow.organisation_id == organisation_id, RoundRow.slug == slug)
    )


def round_by_short_code(session: Session, short_code: str) -> RoundRow | None:
    """Return the round a short link points at."""
    return session.scalar(select(RoundRow).where(RoundRow.short_code == short_code))


def rounds_of(session: Session, organisation_id: UUID) -> list[RoundRow]:
    """Return an organisation's rounds, the latest closing first."""
    wanted = select(RoundRow).where(RoundRow.organisation_id == organisation_id)
    rows = list(session.scalars(wanted.order_by(RoundRow.name)))
    return sorted(rows, key=lambda row: str(row.closes_at or "9999"), reverse=True)


def published_design(session: Session, row: RoundRow, number: int | None = None) -> RoundDesign:
    """Return the frozen design of a version, the current one unless told."""
    version = session.get(RoundVersionRow, (row.id, number or row.version))
    return design_from(version.design if version is not None else row.design)
