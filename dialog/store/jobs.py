"""Remember work to be done; a finished job is erased, for its order would tell arrival."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class JobRow(Base):
    """Work waiting, leased or parked; the key makes asking twice harmless."""

    __tablename__ = "jobs"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    kind: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(200), unique=True)
    payload: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(String(20), default="waiting", index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    leased_until: Mapped[datetime | None] = mapped_column(default=None)
    progress: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    error: Mapped[str] = mapped_column(String(300), default="")


def job_by_key(session: Session, key: str) -> JobRow | None:
    """Return the job asked for under a key, unless it is finished."""
    return session.scalar(select(JobRow).where(JobRow.key == key))


def job_to_change(session: Session, key: str) -> JobRow | None:
    """Return the job asked for under a key, held until the transaction ends."""
    return session.scalar(select(JobRow).where(JobRow.key == key).with_for_update())
