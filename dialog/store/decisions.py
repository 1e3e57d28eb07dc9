"""Remember measures, decisions with their trail, and effect reports."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class MeasureRow(Base):
    """A proposed measure on its way from proposal to effect (STD-191)."""

    __tablename__ = "measures"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    goal_id: Mapped[UUID | None] = mapped_column(ForeignKey("goals.id"), default=None)
    name: Mapped[str] = mapped_column(String(300))
    route: Mapped[str] = mapped_column(String(20), default="political")
    state: Mapped[str] = mapped_column(String(20), default="proposed")
    effort: Mapped[str | None] = mapped_column(String(10), default=None)
    effect: Mapped[str | None] = mapped_column(String(10), default=None)
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=1)


class MeasureThemeRow(Base):
    """That a measure answers a theme."""

    __tablename__ = "measure_themes"

    measure_id: Mapped[UUID] = mapped_column(
        ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True
    )
    theme_id: Mapped[UUID] = mapped_column(
        ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ImpactCellRow(Base):
    """One of the ten cells of the impact assessment (table T7)."""

    __tablename__ = "impact_cells"

    measure_id: Mapped[UUID] = mapped_column(
        ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True
    )
    row: Mapped[str] = mapped_column(String(20), primary_key=True)
    horizon: Mapped[str] = mapped_column(String(10), primary_key=True)
    sign: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text, default="")


class DecisionRow(Base):
    """A decision by a body that may decide, with date, paragraph and motive."""

    __tablename__ = "decisions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("rounds.id"), default=None)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("bodies.id"))
    name: Mapped[str] = mapped_column(String(300))
    decided_on: Mapped[date] = mapped_column()
    paragraph: Mapped[str] = mapped_column(String(40))
    registration_number: Mapped[str] = mapped_column(String(80), default="")
    status: Mapped[str] = mapped_column(String(20), default="decided")
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    follow_up_on: Mapped[date] = mapped_column()
    version: Mapped[int] = mapped_column(default=1)


class DecisionVersionRow(Base):
    """An earlier wording of a published decision, still readable (STD-013)."""

    __tablename__ = "decision_versions"

    decision_id: Mapped[UUID] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    document: Mapped[dict[str, Any]] = mapped_column()
    replaced_on: Mapped[date] = mapped_column()


class DecisionMeasureRow(Base):
    """That a decision concerns a measure."""

    __tablename__ = "decision_measures"

    decision_id: Mapped[UUID] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
    )
    measure_id: Mapped[UUID] = mapped_column(
        ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class EffectReportRow(Base):
    """Whether it was done and whether it worked: two separate judgements (STD-030)."""

    __tablename__ = "effect_reports"
    __table_args__ = (UniqueConstraint("decision_id"), {"sqlite_with_rowid": False})

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    decision_id: Mapped[UUID] = mapped_column(ForeignKey("decisions.id", ondelete="CASCADE"))
    done: Mapped[str] = mapped_column(String(10))
    done_evidence: Mapped[str] = mapped_column(Text)
    achieved: Mapped[str] = mapped_column(String(10))
    achieved_evidence: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(20))
    reported_on: Mapped[date] = mapped_column()
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)


def measure_of(session: Session, organisation_id: UUID, measure_id: UUID) -> MeasureRow | None:
    """Return a measure if it belongs to the organisation."""
    row = session.get(MeasureRow, measure_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def measures_of(session: Session, organisation_id: UUID) -> list[MeasureRow]:
    """Return an organisation's measures by name."""
    wanted = select(MeasureRow).where(MeasureRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(MeasureRow.name)))


def decision_of(session: Session, organisation_id: UUID, decision_id: UUID) -> DecisionRow | None:
    """Return a decision if it belongs to the organisation."""
    row = session.get(DecisionRow, decision_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def decisions_of(session: Session, organisation_id: UUID) -> list[DecisionRow]:
    """Return an organisation's decisions, the latest first."""
    wanted = select(DecisionRow).where(DecisionRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(DecisionRow.decided_on.desc())))
