"""Remember what participants are told about each theme, twice."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class FeedbackRow(Base):
    """What we heard, what was decided, by whom, why and what comes next, for one theme."""

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("theme_id", "stage"), {"sqlite_with_rowid": False})

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    theme_id: Mapped[UUID] = mapped_column(ForeignKey("themes.id", ondelete="CASCADE"))
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("decisions.id"), default=None)
    stage: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20))
    document: Mapped[dict[str, Any]] = mapped_column(default=dict)
    published_on: Mapped[date | None] = mapped_column(default=None)
    revision: Mapped[int] = mapped_column(default=1)


def feedback_of_round(session: Session, round_id: UUID) -> list[FeedbackRow]:
    """Return a round's feedback of both stages."""
    return list(session.scalars(select(FeedbackRow).where(FeedbackRow.round_id == round_id)))
