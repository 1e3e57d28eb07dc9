"""Remember which model labelled what, and by which versions of which taxonomies."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from dialog.store.labels import ClassificationRow, ReviewRow


def runs_of_answer(session: Session, answer_id: UUID) -> list[ClassificationRow]:
    """Return every run over an answer, the one that counts now first."""
    wanted = select(ClassificationRow).where(ClassificationRow.answer_id == answer_id)
    newest = (ClassificationRow.current.desc(), ClassificationRow.day.desc())
    return list(session.scalars(wanted.order_by(*newest, ClassificationRow.model_version)))


def labelled_by(
    session: Session, round_id: UUID, model_version: str, frameworks: Mapping[str, str]
) -> set[UUID]:
    """Return the answers of a round whose labels now are of a model and by these taxonomies."""
    wanted = select(ClassificationRow.answer_id, ClassificationRow.frameworks).where(
        ClassificationRow.round_id == round_id,
        ClassificationRow.model_version == model_version,
        ClassificationRow.current,
    )
    return {answer_id for answer_id, known in session.execute(wanted) if known == frameworks}


def labelled_otherwise(session: Session, round_id: UUID, *, model_version: str, area: str) -> int:
    """Return how many labels-now of a round are of another model or another taxonomy of areas."""
    by = func.coalesce(ClassificationRow.frameworks["area"].as_string(), "")
    wanted = select(func.count()).where(
        ClassificationRow.round_id == round_id,
        ClassificationRow.current,
        or_(ClassificationRow.model_version != model_version, by != area),
    )
    return session.scalar(wanted) or 0


def frameworks_of_answers(session: Session, ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return by which versions of taxonomies each of these answers is labelled now."""
    return _frameworks(session, ClassificationRow.answer_id.in_(ids))


def frameworks_of_reviewed(session: Session, round_id: UUID) -> dict[UUID, dict[str, Any]]:
    """Return by which versions of taxonomies each reviewed answer of a round is labelled now."""
    reviewed = select(ReviewRow.answer_id).where(ReviewRow.round_id == round_id)
    return _frameworks(session, ClassificationRow.answer_id.in_(reviewed))


def _frameworks(session: Session, which: ColumnElement[bool]) -> dict[UUID, dict[str, Any]]:
    wanted = select(ClassificationRow.answer_id, ClassificationRow.frameworks)
    rows = session.execute(wanted.where(which, ClassificationRow.current))
    return dict(rows.all())
