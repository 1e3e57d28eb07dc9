"""Remember themes and interests built from answers, each with how it was considered."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class ThemeRow(Base):
    """What several people said, in plain words, in each of the round's languages."""

    __tablename__ = "themes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(20), default="theme")
    name: Mapped[str] = mapped_column(String(300))
    title: Mapped[dict[str, Any]] = mapped_column(default=dict)
    summary: Mapped[dict[str, Any]] = mapped_column(default=dict)
    holders: Mapped[str] = mapped_column(Text, default="")
    control: Mapped[str] = mapped_column(String(20), default="own")
    how_considered: Mapped[dict[str, Any]] = mapped_column(default=dict)
    revision: Mapped[int] = mapped_column(default=1)


class ThemeAnswerRow(Base):
    """That an answer belongs to a theme."""

    __tablename__ = "theme_answers"

    theme_id: Mapped[UUID] = mapped_column(
        ForeignKey("themes.id", ondelete="CASCADE"), primary_key=True
    )
    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ThemeRelationRow(Base):
    """A synergy or conflict between two themes, with a note (STD-072)."""

    __tablename__ = "theme_relations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    first_id: Mapped[UUID] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"))
    second_id: Mapped[UUID] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(Text, default="")


def theme_of(session: Session, organisation_id: UUID, theme_id: UUID) -> ThemeRow | None:
    """Return a theme if it belongs to the organisation."""
    row = session.get(ThemeRow, theme_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def themes_of_round(session: Session, round_id: UUID) -> list[ThemeRow]:
    """Return a round's themes by name."""
    wanted = select(ThemeRow).where(ThemeRow.round_id == round_id)
    return list(session.scalars(wanted.order_by(ThemeRow.name)))


def themes_of_answer(session: Session, answer_id: UUID) -> list[ThemeRow]:
    """Return the themes an answer belongs to by name."""
    wanted = (
        select(ThemeRow)
        .join(ThemeAnswerRow, ThemeAnswerRow.theme_id == ThemeRow.id)
        .where(ThemeAnswerRow.answer_id == answer_id)
    )
    return list(session.scalars(wanted.order_by(ThemeRow.name)))


def answers_of_theme(session: Session, theme_id: UUID) -> set[UUID]:
    """Return the answers that were put into a theme."""
    wanted = select(ThemeAnswerRow.answer_id).where(ThemeAnswerRow.theme_id == theme_id)
    return set(session.scalars(wanted))


def put_in(session: Session, theme_id: UUID, answer_ids: Collection[UUID]) -> int:
    """Put answers into a theme; those already there stay. Return how many are new."""
    new = set(answer_ids) - answers_of_theme(session, theme_id)
    session.add_all(ThemeAnswerRow(theme_id=theme_id, answer_id=one) for one in new)
    return len(new)


def take_out(session: Session, theme_id: UUID, answer_ids: Collection[UUID]) -> None:
    """Take answers out of a theme."""
    session.execute(
        delete(ThemeAnswerRow).where(
            ThemeAnswerRow.theme_id == theme_id, ThemeAnswerRow.answer_id.in_(answer_ids)
        )
    )


def relations_of_round(session: Session, round_id: UUID) -> list[ThemeRelationRow]:
    """Return the synergies and conflicts between a round's themes."""
    wanted = select(ThemeRelationRow).where(ThemeRelationRow.round_id == round_id)
    return list(session.scalars(wanted.order_by(ThemeRelationRow.kind, ThemeRelationRow.id)))


def relations_of_theme(session: Session, theme_id: UUID) -> list[ThemeRelationRow]:
    """Return the synergies and conflicts one theme is part of."""
    wanted = select(ThemeRelationRow).where(
        or_(ThemeRelationRow.first_id == theme_id, ThemeRelationRow.second_id == theme_id)
    )
    return list(session.scalars(wanted.order_by(ThemeRelationRow.kind, ThemeRelationRow.id)))
