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
    """A decision being prepared or taken; only a taken one has date, § and follow-up."""

    __tablename__ = "decisions"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    round_id: Mapped[UUID | None] = mapped_column(ForeignKey("rounds.id"), default=None)
    body_id: Mapped[UUID] = mapped_column(ForeignKey("bodies.id"))
    name: Mapped[str] = mapped_column(String(300))
    decided_on: Mapped[date | None] = mapped_column(default=None)
    paragraph: Mapped[str] = mapped_column(String(40), default="")
    registration_number: Mapped[str] = mapped_column(String(80), default="")
    status: Mapped[str] = mapped_column(String(20), default="decided")
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    follow_up_on: Mapped[date | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)
    revision: Mapped[int] = mapped_column(default=1)


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


class DecisionThemeRow(Base):
    """That a decision answers a theme directly, without a measure between them."""

    __tablename__ = "decision_themes"

    decision_id: Mapped[UUID] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), primary_key=True
    )
    theme_id: Mapped[UUID] = mapped_column(
        ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True, index=True
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
    """Return an organisation's decisions: those being prepared, then the latest first."""
    wanted = select(DecisionRow).where(DecisionRow.organisation_id == organisation_id)
    rows = list(session.scalars(wanted.order_by(DecisionRow.name)))
    return sorted(rows, key=lambda row: row.decided_on or date.max, reverse=True)


def cells_of(session: Session, measure_id: UUID) -> list[ImpactCellRow]:
    """Return the cells of a measure's impact assessment that are filled in."""
    return list(
        session.scalars(select(ImpactCellRow).where(ImpactCellRow.measure_id == measure_id))
    )


def themes_of_measure(session: Session, measure_id: UUID) -> list[UUID]:
    """Return the themes a measure answers."""
    wanted = select(MeasureThemeRow.theme_id).where(MeasureThemeRow.measure_id == measure_id)
    return list(session.scalars(wanted))


def measures_of_goal(session: Session, goal_id: UUID) -> list[MeasureRow]:
    """Return the measures towards a goal by name."""
    wanted = select(MeasureRow).where(MeasureRow.goal_id == goal_id)
    return list(session.scalars(wanted.order_by(MeasureRow.name)))


def measures_of_decision(session: Session, decision_id: UUID) -> list[MeasureRow]:
    """Return the measures a decision concerns by name."""
    wanted = (
        select(MeasureRow)
        .join(DecisionMeasureRow, DecisionMeasureRow.measure_id == MeasureRow.id)
        .where(DecisionMeasureRow.decision_id == decision_id)
    )
    return list(session.scalars(wanted.order_by(MeasureRow.name)))


def decisions_of_measure(session: Session, measure_id: UUID) -> list[DecisionRow]:
    """Return the decisions that concern a measure by name."""
    wanted = (
        select(DecisionRow)
        .join(DecisionMeasureRow, DecisionMeasureRow.decision_id == DecisionRow.id)
        .where(DecisionMeasureRow.measure_id == measure_id)
    )
    return list(session.scalars(wanted.order_by(DecisionRow.name)))


def own_themes_of_decision(session: Session, decision_id: UUID) -> list[UUID]:
    """Return the themes a decision answers directly."""
    wanted = select(DecisionThemeRow.theme_id).where(DecisionThemeRow.decision_id == decision_id)
    return list(session.scalars(wanted))


def themes_of_decision(session: Session, decision_id: UUID) -> list[UUID]:
    """Return the themes a decision answers, directly or through its measures."""
    through = (
        select(MeasureThemeRow.theme_id)
        .join(DecisionMeasureRow, DecisionMeasureRow.measure_id == MeasureThemeRow.measure_id)
        .where(DecisionMeasureRow.decision_id == decision_id)
    )
    own = select(DecisionThemeRow.theme_id).where(DecisionThemeRow.decision_id == decision_id)
    return list(session.scalars(own.union(through)))


def decisions_about_theme(session: Session, theme_id: UUID) -> list[DecisionRow]:
    """Return the decisions that answer a theme, directly or through a measure, by name."""
    through = (
        select(DecisionMeasureRow.decision_id)
        .join(MeasureThemeRow, MeasureThemeRow.measure_id == DecisionMeasureRow.measure_id)
        .where(MeasureThemeRow.theme_id == theme_id)
    )
    own = select(DecisionThemeRow.decision_id).where(DecisionThemeRow.theme_id == theme_id)
    wanted = select(DecisionRow).where(DecisionRow.id.in_(own.union(through)))
    return list(session.scalars(wanted.order_by(DecisionRow.name)))


def versions_of(session: Session, decision_id: UUID) -> list[DecisionVersionRow]:
    """Return the earlier wordings of a decision, the latest first."""
    wanted = select(DecisionVersionRow).where(DecisionVersionRow.decision_id == decision_id)
    return list(session.scalars(wanted.order_by(DecisionVersionRow.number.desc())))


def effect_report_of(session: Session, decision_id: UUID) -> EffectReportRow | None:
    """Return the effect report of a decision, once there is one."""
    return session.scalar(select(EffectReportRow).where(EffectReportRow.decision_id == decision_id))
