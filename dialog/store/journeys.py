"""Follow one thread's answers to what became of them, and count those of a whole round."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.store.answers import AnswerRow, EvaluationRow, ParticipationRow
from dialog.store.labels import ReviewRow
from dialog.store.themes import ThemeAnswerRow


def handed_in(session: Session, round_id: UUID) -> int:
    """Return how many threads were handed in."""
    wanted = select(func.count()).where(
        ParticipationRow.round_id == round_id,
        ParticipationRow.status == ParticipationStatus.SUBMITTED,
    )
    return session.scalar(wanted) or 0


def found_easy(session: Session, round_id: UUID) -> dict[str, int]:
    """Return how many said that it was easy to answer, partly easy, or not."""
    wanted = (
        select(EvaluationRow.easy, func.count())
        .join(ParticipationRow, ParticipationRow.id == EvaluationRow.participation_id)
        .where(
            EvaluationRow.round_id == round_id,
            EvaluationRow.easy.is_not(None),
            ParticipationRow.status == ParticipationStatus.SUBMITTED,
        )
        .group_by(EvaluationRow.easy)
    )
    return {str(row[0]): row[1] for row in session.execute(wanted)}


def answers_read(session: Session, participation_id: UUID) -> set[UUID]:
    """Return the answers of a thread that a person has read."""
    wanted = (
        select(ReviewRow.answer_id)
        .join(AnswerRow, AnswerRow.id == ReviewRow.answer_id)
        .where(AnswerRow.participation_id == participation_id)
    )
    return set(session.scalars(wanted))


def themes_of_thread(session: Session, participation_id: UUID) -> set[UUID]:
    """Return the themes that a thread's answers belong to."""
    wanted = (
        select(ThemeAnswerRow.theme_id)
        .join(AnswerRow, AnswerRow.id == ThemeAnswerRow.answer_id)
        .where(AnswerRow.participation_id == participation_id)
    )
    return set(session.scalars(wanted))
