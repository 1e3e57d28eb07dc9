"""Follow a theme to the goals, measures and feedback that came of it, and hand them on."""

from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from dialog.store.decisions import DecisionThemeRow, MeasureRow, MeasureThemeRow
from dialog.store.feedback import FeedbackRow
from dialog.store.goals import GoalInputRow, GoalRow
from dialog.store.themes import ThemeAnswerRow, ThemeRelationRow

LINKS = (
    (GoalInputRow, GoalInputRow.theme_id, GoalInputRow.goal_id),
    (MeasureThemeRow, MeasureThemeRow.theme_id, MeasureThemeRow.measure_id),
    (DecisionThemeRow, DecisionThemeRow.theme_id, DecisionThemeRow.decision_id),
    (ThemeAnswerRow, ThemeAnswerRow.theme_id, ThemeAnswerRow.answer_id),
)
"""Every table that says something belongs to a theme: the row, the theme, what belongs."""


def goals_from_theme(session: Session, theme_id: UUID) -> list[tuple[GoalRow, str]]:
    """Return the goals a theme was used in, and how, by name."""
    wanted = (
        select(GoalRow, GoalInputRow.use)
        .join(GoalInputRow, GoalInputRow.goal_id == GoalRow.id)
        .where(GoalInputRow.theme_id == theme_id)
        .order_by(GoalRow.name)
    )
    return list(session.execute(wanted).all())


def measures_from_theme(session: Session, theme_id: UUID) -> list[MeasureRow]:
    """Return the measures that answer a theme by name."""
    wanted = (
        select(MeasureRow)
        .join(MeasureThemeRow, MeasureThemeRow.measure_id == MeasureRow.id)
        .where(MeasureThemeRow.theme_id == theme_id)
    )
    return list(session.scalars(wanted.order_by(MeasureRow.name)))


def feedback_on_theme(session: Session, theme_id: UUID) -> list[FeedbackRow]:
    """Return what participants are told about a theme, the first stage first."""
    wanted = select(FeedbackRow).where(FeedbackRow.theme_id == theme_id)
    return list(session.scalars(wanted.order_by(FeedbackRow.stage)))


def hand_over(session: Session, *, theme_id: UUID, to: UUID) -> None:
    """Let everything that belongs to one theme belong to another; what both have stays once."""
    for row, theme, thing in LINKS:
        already = select(thing).where(theme == to)
        session.execute(delete(row).where(theme == theme_id, thing.in_(already)))
        session.execute(update(row).where(theme == theme_id).values(theme_id=to))
    told = select(FeedbackRow.stage).where(FeedbackRow.theme_id == to)
    session.execute(
        delete(FeedbackRow).where(FeedbackRow.theme_id == theme_id, FeedbackRow.stage.in_(told))
    )
    session.execute(update(FeedbackRow).where(FeedbackRow.theme_id == theme_id).values(theme_id=to))
    _hand_over_relations(session, theme_id, to)


def _hand_over_relations(session: Session, theme_id: UUID, to: UUID) -> None:
    """Point relations at the other theme; one between the two themselves is gone."""
    for end in ("first_id", "second_id"):
        column = getattr(ThemeRelationRow, end)
        session.execute(update(ThemeRelationRow).where(column == theme_id).values({end: to}))
    session.execute(
        delete(ThemeRelationRow).where(ThemeRelationRow.first_id == ThemeRelationRow.second_id)
    )
