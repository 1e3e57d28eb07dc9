"""Remember labels and reviews; model and person stand side by side, neither overwrites."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    String,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.answers import ParticipationStatus
from dialog.domain.identity import new_id
from dialog.store.answers import AnswerRow, ParticipationRow, TranslationRow
from dialog.store.base import Base
from dialog.store.staff import StaffRow
from dialog.store.themes import ThemeAnswerRow


class ClassificationRow(Base):
    """One run of one model version over one answer.

    Alert says that its words may need a human, taught that the model knows the language found,
    frameworks which version of which taxonomy each facet's labels come from.
    """

    __tablename__ = "classifications"

    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True
    )
    model_version: Mapped[str] = mapped_column(String(80), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    detected_language: Mapped[str] = mapped_column(String(20))
    abstained: Mapped[bool] = mapped_column()
    alert: Mapped[bool] = mapped_column(default=False)
    taught: Mapped[bool] = mapped_column(default=True)
    frameworks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    current: Mapped[bool] = mapped_column(default=True)
    day: Mapped[date] = mapped_column()


class LabelRow(Base):
    """A label a model gave: facet, taxonomy version, code, score and the words that drove it."""

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
    framework: Mapped[str] = mapped_column(String(40), default="")
    code: Mapped[str] = mapped_column(String(40))
    score: Mapped[float] = mapped_column(Float)
    accepted: Mapped[bool] = mapped_column()
    spans: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ReviewRow(Base):
    """A person's verdict on one answer; the latest counts, the earlier ones stay.

    The reviews of one press of a button share a batch, so that it can be undone as a whole.
    A review of words that were changed later is stale.
    """

    __tablename__ = "reviews"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    answer_id: Mapped[UUID] = mapped_column(
        ForeignKey("answers.id", ondelete="CASCADE"), index=True
    )
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(default=1)
    batch: Mapped[UUID] = mapped_column(index=True, default=new_id)
    reviewer_id: Mapped[UUID] = mapped_column(ForeignKey("staff.id"))
    verdict: Mapped[str] = mapped_column(String(20))
    goals: Mapped[list[str]] = mapped_column(default=list)
    dimensions: Mapped[list[str]] = mapped_column(default=list)
    targets: Mapped[list[str]] = mapped_column(default=list)
    areas: Mapped[list[str]] = mapped_column(default=list)
    frameworks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    note: Mapped[str] = mapped_column(String(2000), default="")
    stale: Mapped[bool] = mapped_column(default=False)
    day: Mapped[date] = mapped_column()


class OpenText(NamedTuple):
    """An open answer that was handed in, without the cost of a whole row."""

    id: UUID
    participation_id: UUID
    question_key: str
    version: int
    language: str
    day: date
    repeated: bool
    text: str


class AcceptedLabel(NamedTuple):
    """A label that a model stands for, without the cost of a whole row."""

    answer_id: UUID
    facet: str
    code: str
    score: float
    accepted: bool
    framework: str


def open_texts(
    session: Session,
    *,
    round_id: UUID | None = None,
    participation_id: UUID | None = None,
    ids: Collection[UUID] | None = None,
    question_keys: Collection[str] | None = None,
) -> Iterator[OpenText]:
    """Yield open answers of a round, a thread, by id or question; drafts stay with their writer."""
    wanted = (
        select(
            AnswerRow.id,
            AnswerRow.participation_id,
            AnswerRow.question_key,
            AnswerRow.version,
            AnswerRow.language,
            AnswerRow.day,
            AnswerRow.repeated,
            AnswerRow.value,
        )
        .join(ParticipationRow, ParticipationRow.id == AnswerRow.participation_id)
        .where(ParticipationRow.status == ParticipationStatus.SUBMITTED)
    )
    if round_id is not None:
        wanted = wanted.where(AnswerRow.round_id == round_id)
    if participation_id is not None:
        wanted = wanted.where(AnswerRow.participation_id == participation_id)
    if ids is not None:
        wanted = wanted.where(AnswerRow.id.in_(ids))
    if question_keys is not None:
        wanted = wanted.where(AnswerRow.question_key.in_(question_keys))
    for row in session.execute(wanted):
        if row.value.get("text"):
            yield OpenText(
                row.id,
                row.participation_id,
                row.question_key,
                row.version,
                row.language,
                row.day,
                row.repeated,
                row.value["text"],
            )


def current_labels(session: Session, round_id: UUID) -> Iterator[AcceptedLabel]:
    """Yield the accepted labels of the models that count now, for a whole round."""
    return _accepted_labels(session, LabelRow.round_id == round_id)


def labels_of_answers(session: Session, ids: Collection[UUID]) -> Iterator[AcceptedLabel]:
    """Yield the accepted labels of the models that count now, for some answers."""
    return _accepted_labels(session, LabelRow.answer_id.in_(ids))


def _accepted_labels(session: Session, which: ColumnElement[bool]) -> Iterator[AcceptedLabel]:
    wanted = (
        select(
            LabelRow.answer_id,
            LabelRow.facet,
            LabelRow.code,
            LabelRow.score,
            LabelRow.accepted,
            LabelRow.framework,
        )
        .join(
            ClassificationRow,
            (ClassificationRow.answer_id == LabelRow.answer_id)
            & (ClassificationRow.model_version == LabelRow.model_version),
        )
        .where(which, LabelRow.accepted, ClassificationRow.current)
    )
    return (AcceptedLabel(*row) for row in session.execute(wanted))


def current_runs(session: Session, round_id: UUID) -> dict[UUID, tuple[bool, bool]]:
    """Return for each labelled answer of a round whether the model abstained and gave alert."""
    wanted = select(
        ClassificationRow.answer_id, ClassificationRow.abstained, ClassificationRow.alert
    ).where(ClassificationRow.round_id == round_id, ClassificationRow.current)
    rows = session.execute(wanted)
    return {answer_id: (abstained, alert) for answer_id, abstained, alert in rows}


def labels_of_answer(session: Session, answer_id: UUID) -> list[LabelRow]:
    """Return every label models gave an answer, surest first."""
    wanted = select(LabelRow).where(LabelRow.answer_id == answer_id)
    return list(session.scalars(wanted.order_by(LabelRow.score.desc())))


def reviews_of_answer(session: Session, answer_id: UUID) -> list[tuple[ReviewRow, str]]:
    """Return the reviews of an answer with their reviewers' names, the latest first."""
    wanted = (
        select(ReviewRow, StaffRow.name)
        .join(StaffRow, StaffRow.id == ReviewRow.reviewer_id)
        .where(ReviewRow.answer_id == answer_id)
        .order_by(ReviewRow.number.desc(), ReviewRow.id)
    )
    return list(session.execute(wanted).all())


def reviews_of_round(session: Session, round_id: UUID) -> Iterator[ReviewRow]:
    """Yield the reviews of a round, the earliest of each answer first."""
    wanted = select(ReviewRow).where(ReviewRow.round_id == round_id)
    return iter(session.scalars(wanted.order_by(ReviewRow.number, ReviewRow.id)))


def reviews_in_batch(session: Session, round_id: UUID, batch: UUID) -> list[ReviewRow]:
    """Return the reviews that one press of a button made."""
    wanted = select(ReviewRow).where(ReviewRow.round_id == round_id, ReviewRow.batch == batch)
    return list(session.scalars(wanted))


def review_counts(session: Session, answer_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return the number of the latest review of each of these answers."""
    wanted = (
        select(ReviewRow.answer_id, func.max(ReviewRow.number))
        .where(ReviewRow.answer_id.in_(answer_ids))
        .group_by(ReviewRow.answer_id)
    )
    return dict(session.execute(wanted).all())


def first_review_days(session: Session, round_id: UUID) -> dict[UUID, date]:
    """Return the day each reviewed answer of a round was first reviewed."""
    wanted = (
        select(ReviewRow.answer_id, func.min(ReviewRow.day))
        .where(ReviewRow.round_id == round_id, ReviewRow.stale.is_(False))
        .group_by(ReviewRow.answer_id)
    )
    return dict(session.execute(wanted).all())


def forget_readings(session: Session, answer_id: UUID) -> None:
    """Let reviews and translations of an answer's old words count no more."""
    session.execute(update(ReviewRow).where(ReviewRow.answer_id == answer_id).values(stale=True))
    session.execute(delete(TranslationRow).where(TranslationRow.answer_id == answer_id))


def take_back(session: Session, answer_id: UUID) -> None:
    """Erase all that was made of words their writer took back; they belong to no theme."""
    for row in (LabelRow, ClassificationRow, ReviewRow, ThemeAnswerRow):
        session.execute(delete(row).where(row.answer_id == answer_id))
