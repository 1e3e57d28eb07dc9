"""Remember where feedback may be sent; a contact points at a round, never at an answer."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.store.base import Base


class ContactRow(Base):
    """An encrypted e-mail address and the language to write in."""

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("round_id", "mark"), {"sqlite_with_rowid": False})

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    mark: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary(2000))
    language: Mapped[str] = mapped_column(String(20))


class DeliveryRow(Base):
    """That a contact was sent the feedback of one stage, or that it failed."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("contact_id", "stage", "batch"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[UUID] = mapped_column(ForeignKey("contacts.id", ondelete="CASCADE"))
    stage: Mapped[str] = mapped_column(String(20))
    batch: Mapped[str] = mapped_column(String(80), default="")
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    day: Mapped[date | None] = mapped_column(default=None)


def contacts_of(session: Session, round_id: UUID) -> list[ContactRow]:
    """Return a round's contacts, in no order that says anything."""
    return list(session.scalars(select(ContactRow).where(ContactRow.round_id == round_id)))
