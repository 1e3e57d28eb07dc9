"""Remember an organisation's goals, what shaped them, and their indicators."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Float, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class GoalRow(Base):
    """A goal; its wording, SMART answers and tests stand in the document."""

    __tablename__ = "goals"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    status: Mapped[str] = mapped_column(String(20), default="draft")
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    body_id: Mapped[UUID | None] = mapped_column(ForeignKey("bodies.id"), default=None)
    revision: Mapped[int] = mapped_column(default=1)


class GoalInputRow(Base):
    """That a theme shaped, confirmed or contradicted a goal (CARD-006)."""

    __tablename__ = "goal_inputs"

    goal_id: Mapped[UUID] = mapped_column(
        ForeignKey("goals.id", ondelete="CASCADE"), primary_key=True
    )
    theme_id: Mapped[UUID] = mapped_column(
        ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True
    )
    use: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")


class IndicatorRow(Base):
    """How a goal is followed up, with its polarity."""

    __tablename__ = "indicators"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    goal_id: Mapped[UUID] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(300))
    unit: Mapped[str] = mapped_column(String(80), default="")
    polarity: Mapped[str] = mapped_column(String(20))
    qualitative: Mapped[bool] = mapped_column(default=False)
    method: Mapped[str] = mapped_column(Text, default="")
    baseline: Mapped[float | None] = mapped_column(Float, default=None)
    expected: Mapped[float | None] = mapped_column(Float, default=None)
    expected_on: Mapped[date | None] = mapped_column(default=None)
    target: Mapped[str] = mapped_column(String(20), default="level")
    comparison: Mapped[float | None] = mapped_column(Float, default=None)
    comparison_name: Mapped[str] = mapped_column(String(200), default="")


class IndicatorValueRow(Base):
    """A measured value of an indicator on a day."""

    __tablename__ = "indicator_values"

    indicator_id: Mapped[UUID] = mapped_column(
        ForeignKey("indicators.id", ondelete="CASCADE"), primary_key=True
    )
    measured_on: Mapped[date] = mapped_column(primary_key=True)
    value: Mapped[float | None] = mapped_column(Float, default=None)
    note: Mapped[str] = mapped_column(Text, default="")


def goal_of(session: Session, organisation_id: UUID, goal_id: UUID) -> GoalRow | None:
    """Return a goal if it belongs to the organisation."""
    row = session.get(GoalRow, goal_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def goals_of(session: Session, organisation_id: UUID) -> list[GoalRow]:
    """Return an organisation's goals by name."""
    wanted = select(GoalRow).where(GoalRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(GoalRow.name)))


def inputs_of(session: Session, goal_id: UUID) -> list[GoalInputRow]:
    """Return which themes were used in a goal, and how."""
    return list(session.scalars(select(GoalInputRow).where(GoalInputRow.goal_id == goal_id)))


def indicators_of(session: Session, goal_id: UUID) -> list[IndicatorRow]:
    """Return a goal's indicators by name."""
    wanted = select(IndicatorRow).where(IndicatorRow.goal_id == goal_id)
    return list(session.scalars(wanted.order_by(IndicatorRow.name)))


def indicators_by_goal(session: Session, organisation_id: UUID) -> dict[UUID, list[IndicatorRow]]:
    """Return an organisation's indicators by the goal they follow."""
    wanted = select(IndicatorRow).where(IndicatorRow.organisation_id == organisation_id)
    found: dict[UUID, list[IndicatorRow]] = {}
    for row in session.scalars(wanted.order_by(IndicatorRow.name)):
        found.setdefault(row.goal_id, []).append(row)
    return found


def indicator_of(
    session: Session, organisation_id: UUID, indicator_id: UUID
) -> IndicatorRow | None:
    """Return an indicator if it belongs to the organisation."""
    row = session.get(IndicatorRow, indicator_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def values_of(session: Session, indicator_ids: Iterable[UUID]) -> list[IndicatorValueRow]:
    """Return the values of some indicators, the earliest first."""
    wanted = select(IndicatorValueRow).where(IndicatorValueRow.indicator_id.in_(indicator_ids))
    return list(session.scalars(wanted.order_by(IndicatorValueRow.measured_on)))
