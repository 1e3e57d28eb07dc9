"""Remember labels and reviews; model and person stand side by side, neither overwrites."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Float, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class ClassificationRow(Base):
    """One run of one model version over one answer, with its labels as they were given."""

    __tablename__ = "classifications"

    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True
    )
    model_version: Mapped[str] = mapped_column(String(80), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    detected_language: Mapped[str] = mapped_column(String(20))
    abstained: Mapped[bool] = mapped_column()
    current: Mapped[bool] = mapped_column(default=True)
    day: Mapped[date] = mapped_column()


class LabelRow(Base):
    """A label a model gave: facet, code, score and the words that drove it."""

    __tablename__ = "labels"
    __table_args__ = (
        Index("ix_labels_round_facet_code", "round_id", "facet", "code"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), index=True
    )
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    model_version: Mapped[str] = mapped_column(String(80))
    facet: Mapped[str] = mapped_column(String(20))
    code: Mapped[str] = mapped_column(String(40))
    score: Mapped[float] = mapped_column(Float)
    accepted: Mapped[bool] = mapped_column()
    spans: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ReviewRow(Base):
    """A person's verdict on one answer; the latest one counts, the earlier ones stay."""

    __tablename__ = "reviews"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), index=True
    )
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    verdict: Mapped[str] = mapped_column(String(20))
    goals: Mapped[list[str]] = mapped_column(default=list)
    dimensions: Mapped[list[str]] = mapped_column(default=list)
    note: Mapped[str] = mapped_column(String(2000), default="")
    day: Mapped[date] = mapped_column()


def labels_of_answer(session: Session, answer_id: UUID) -> list[LabelRow]:
    """Return every label models gave an answer, surest first."""
    wanted = select(LabelRow).where(LabelRow.answer_id == answer_id)
    return list(session.scalars(wanted.order_by(LabelRow.score.desc())))
