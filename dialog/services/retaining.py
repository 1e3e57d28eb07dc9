"""Keep what was promised to be kept, and no longer."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.domain.clock import Clock, today
from dialog.domain.rounds import RoundStatus
from dialog.store.answers import ParticipationRow
from dialog.store.base import transaction
from dialog.store.rounds import RoundRow, published_design
from dialog.store.scattering import scatter


def erase_old_drafts(session: Session, *, clock: Clock) -> int:
    """Erase the threads that were not handed in within the days their round stated."""
    erased = 0
    with transaction(session):
        for row in session.scalars(select(RoundRow).where(RoundRow.status != RoundStatus.DRAFT)):
            oldest = today(clock) - timedelta(days=published_design(session, row).draft_days)
            old = delete(ParticipationRow).where(
                ParticipationRow.round_id == row.id,
                ParticipationRow.status == ParticipationStatus.DRAFT,
                ParticipationRow.day < oldest,
            )
            erased += len(session.scalars(old.returning(ParticipationRow.id)).all())
    return erased


def hide_arrival(session: Session) -> None:
    """Rewrite participants' rows in the order of their ids where a database keeps arrival."""
    with transaction(session):
        scatter(session)
