"""Remember what participants are told about each theme, twice, and whether it was clear."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class FeedbackRow(Base):
    """What is being written about one theme, and beside it what everybody can read."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("theme_id", "stage"), {"sqlite_with_rowid": False})

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    theme_id: Mapped[UUID] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"))
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decisions.id"), default=None)
    stage: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20), default="")
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    published: Mapped[dict[str, Any]] = mapped_column(default=dict)
    published_on: Mapped[date | None] = mapped_column(default=None)
    changed_on: Mapped[date | None] = mapped_column(default=None)
    revision: Mapped[int] = mapped_column(default=1)


class ReactionRow(Base):
    """How many found the answer clear or not; a number only, without days or threads."""

    __tablename__ = "reactions"

    round_id: Mapped[UUID] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    stage: Mapped[str] = mapped_column(String(20), primary_key=True)
    reply: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)


class SpentReactionRow(Base):
    """The keyed mark that a code has been used for a reply, but never for which one."""

    __tablename__ = "spent_reactions"

    mark: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)


def feedback_of_round(session: Session, round_id: UUID) -> list[FeedbackRow]:
    """Return a round's feedback of both stages."""
    return list(session.scalars(select(FeedbackRow).where(FeedbackRow.round_id == round_id)))


def feedback_in_stage(session: Session, theme_id: UUID, stage: str) -> FeedbackRow | None:
    """Return what is written about a theme in one stage."""
    return session.scalar(
        select(FeedbackRow).where(FeedbackRow.theme_id == theme_id, FeedbackRow.stage == stage)
    )


def rounds_answered(session: Session, organisation_id: UUID) -> set[UUID]:
    """Return the rounds whose participants have been told what was decided."""
    wanted = select(FeedbackRow.round_id).where(
        FeedbackRow.organisation_id == organisation_id, FeedbackRow.published_on.is_not(None)
    )
    return set(session.scalars(wanted))


def reactions_of(session: Session, round_id: UUID, stage: str) -> dict[str, int]:
    """Return how many gave each reply."""
    wanted = select(ReactionRow).where(ReactionRow.round_id == round_id, ReactionRow.stage == stage)
    return {row.reply: row.count for row in session.scalars(wanted)}
