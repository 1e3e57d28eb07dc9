"""Remember participations and answers; nothing here points at a person or a moment."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.answers import Channel, ParticipationStatus
from dialog.domain.identity import new_id
from dialog.store.base import Base


class ParticipationRow(Base):
    """One thread, found only through the keyed mark of its code."""

    __tablename__ = "participations"
    __table_args__ = (
        Index("ix_participations_round_status", "round_id", "status"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    receipt_mark: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    version: Mapped[int] = mapped_column()
    language: Mapped[str] = mapped_column(String(20))
    channel: Mapped[Channel] = mapped_column(String(20), default=Channel.WEB)
    status: Mapped[ParticipationStatus] = mapped_column(
        String(20), default=ParticipationStatus.DRAFT
    )
    day: Mapped[date] = mapped_column()


class AnswerRow(Base):
    """One answer to one question; flagged says an import saw the same text before."""

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("participation_id", "question_key"),
        Index("ix_answers_round_question", "round_id", "question_key"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    participation_id: Mapped[UUID] = mapped_column(
        ForeignKey("participations.id", ondelete="CASCADE")
    )
    question_key: Mapped[str] = mapped_column(String(80))
    version: Mapped[int] = mapped_column()
    language: Mapped[str] = mapped_column(String(20))
    value: Mapped[dict[str, Any]] = mapped_column()
    day: Mapped[date] = mapped_column()
    repeated: Mapped[bool] = mapped_column(default=False)


class SpentKeyRow(Base):
    """The mark of a rendered question that has been answered, so that a retry does nothing."""

    __tablename__ = "spent_keys"

    mark: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    participation_id: Mapped[UUID] = mapped_column(
        ForeignKey("participations.id", ondelete="CASCADE"), index=True
    )


class BackgroundRow(Base):
    """What a person chose to say about herself; it leaves only through disclosure control."""

    __tablename__ = "backgrounds"

    participation_id: Mapped[UUID] = mapped_column(
        ForeignKey("participations.id", ondelete="CASCADE"), primary_key=True
    )
    attribute: Mapped[str] = mapped_column(String(20), primary_key=True)
    code: Mapped[str] = mapped_column(String(80))


class EvaluationRow(Base):
    """Two questions about the round itself (DAL-040)."""

    __tablename__ = "evaluations"

    participation_id: Mapped[UUID] = mapped_column(
        ForeignKey("participations.id", ondelete="CASCADE"), primary_key=True
    )
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    easy: Mapped[str | None] = mapped_column(String(10), default=None)
    right_question: Mapped[str | None] = mapped_column(String(10), default=None)
    text: Mapped[str] = mapped_column(String(2000), default="")


class TranslationRow(Base):
    """A person's translation of an answer, kept beside the original (DRV-007)."""

    __tablename__ = "answer_translations"

    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    text: Mapped[str] = mapped_column(String(10_000))
    translator: Mapped[str] = mapped_column(String(200))


class ImportedRowRow(Base):
    """The mark of an imported row, so that importing again skips it."""

    __tablename__ = "imported_rows"

    round_id: Mapped[UUID] = mapped_column(
        ForeignKey("rounds.id", ondelete="CASCADE"), primary_key=True
    )
    mark: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)


def participation_by_mark(session: Session, mark: bytes) -> ParticipationRow | None:
    """Return the thread a code opens."""
    return session.scalar(select(ParticipationRow).where(ParticipationRow.receipt_mark == mark))


def answers_of(session: Session, participation_id: UUID) -> list[AnswerRow]:
    """Return the answers of a thread, in no order."""
    return list(
        session.scalars(select(AnswerRow).where(AnswerRow.participation_id == participation_id))
    )


def backgrounds_of(session: Session, participation_id: UUID) -> dict[str, str]:
    """Return what the person chose to say about herself."""
    rows = session.scalars(
        select(BackgroundRow).where(BackgroundRow.participation_id == participation_id)
    )
    return {row.attribute: row.code for row in rows}


def translations_of(session: Session, answer_id: UUID) -> list[TranslationRow]:
    """Return the translations people have written of an answer."""
    wanted = select(TranslationRow).where(TranslationRow.answer_id == answer_id)
    return list(session.scalars(wanted.order_by(TranslationRow.language)))
