"""Find which rounds have come how far in the loop."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from dialog.domain.decisions import TAKEN
from dialog.store.decisions import DecisionRow
from dialog.store.feedback import FeedbackRow
from dialog.store.themes import ThemeRow


@dataclass(frozen=True)
class LoopMarks:
    """The rounds of an organisation that have themes, a decision, feedback, a follow-up."""

    with_themes: frozenset[UUID]
    decided: frozenset[UUID]
    answered: frozenset[UUID]
    followed_up: frozenset[UUID]


def loop_marks(session: Session, organisation_id: UUID) -> LoopMarks:
    """Return how far an organisation's rounds have come."""
    themes = select(ThemeRow.round_id).where(ThemeRow.organisation_id == organisation_id)
    decided = select(DecisionRow.round_id).where(
        DecisionRow.organisation_id == organisation_id,
        DecisionRow.status.in_([status.value for status in TAKEN]),
    )
    return LoopMarks(
        with_themes=_ids(session, themes),
        decided=_ids(session, decided),
        answered=_ids(session, _told(organisation_id, "decision")),
        followed_up=_ids(session, _told(organisation_id, "effect")),
    )


def _told(organisation_id: UUID, stage: str) -> Select[UUID]:
    return select(FeedbackRow.round_id).where(
        FeedbackRow.organisation_id == organisation_id,
        FeedbackRow.stage == stage,
        FeedbackRow.published_on.is_not(None),
    )


def _ids(session: Session, wanted: Select[UUID] | Select[UUID | None]) -> frozenset[UUID]:
    return frozenset(found for found in session.scalars(wanted.distinct()) if found is not None)
