"""Count the answers that stand behind themes, as they are now."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Subquery, func, select
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.rounds import RoundRow
from dialog.store.themes import ThemeAnswerRow, ThemeRow


def themes_with_rounds(session: Session, organisation_id: UUID) -> list[tuple[ThemeRow, RoundRow]]:
    """Return an organisation's themes with their rounds, by round and name."""
    wanted = (
        select(ThemeRow, RoundRow)
        .join(RoundRow, RoundRow.id == ThemeRow.round_id)
        .where(ThemeRow.organisation_id == organisation_id)
        .order_by(RoundRow.name, ThemeRow.name)
    )
    return [(theme, round_row) for theme, round_row in session.execute(wanted)]


def answers_per_theme(session: Session, theme_ids: Collection[UUID]) -> dict[UUID, int]:
    """Return how many handed-in answers belong to each theme."""
    behind = _behind(theme_ids)
    wanted = select(behind.c.theme_id, func.count()).group_by(behind.c.theme_id)
    return {row[0]: row[1] for row in session.execute(wanted)}


def answers_behind(session: Session, theme_ids: Collection[UUID]) -> set[UUID]:
    """Return the handed-in answers behind themes; one in two themes counts once."""
    return set(session.scalars(select(_behind(theme_ids).c.answer_id)))


def rounds_of_answers(session: Session, theme_ids: Collection[UUID]) -> set[UUID]:
    """Return the rounds that themes were built from."""
    wanted = select(ThemeRow.round_id).where(ThemeRow.id.in_(theme_ids))
    return set(session.scalars(wanted))


def _behind(theme_ids: Collection[UUID]) -> Subquery:
    return (
        select(ThemeAnswerRow.theme_id, ThemeAnswerRow.answer_id)
        .join(AnswerRow, AnswerRow.id == ThemeAnswerRow.answer_id)
        .join(ParticipationRow, ParticipationRow.id == AnswerRow.participation_id)
        .where(
            ThemeAnswerRow.theme_id.in_(theme_ids),
            ParticipationRow.status == ParticipationStatus.SUBMITTED,
        )
        .subquery()
    )
