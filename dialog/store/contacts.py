"""Remember where feedback may be sent; a contact points at a round, never at an answer."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, delete, func, select
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
    """That a contact was sent the feedback of one stage; it stays when the address is removed."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("contact_id", "stage", "batch"),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"), index=True)
    contact_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("contacts.id", ondelete="SET NULL"), default=None
    )
    stage: Mapped[str] = mapped_column(String(20))
    batch: Mapped[str] = mapped_column(String(80), default="")
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    day: Mapped[date | None] = mapped_column(default=None)


def contacts_of(session: Session, round_id: UUID) -> list[ContactRow]:
    """Return a round's contacts, in no order that says anything."""
    return list(session.scalars(select(ContactRow).where(ContactRow.round_id == round_id)))


def contact_of(session: Session, organisation_id: UUID, contact_id: UUID) -> ContactRow | None:
    """Return a contact if it belongs to the organisation and is still there."""
    row = session.get(ContactRow, contact_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def delivery_to(session: Session, contact_id: UUID, stage: str) -> DeliveryRow | None:
    """Return what is known about one stage's e-mail to a contact."""
    wanted = select(DeliveryRow).where(
        DeliveryRow.contact_id == contact_id, DeliveryRow.stage == stage, DeliveryRow.batch == ""
    )
    return session.scalar(wanted)


def failed_deliveries(session: Session, round_id: UUID, stage: str) -> list[DeliveryRow]:
    """Return a stage's e-mails that could not be handed over."""
    wanted = select(DeliveryRow).where(
        DeliveryRow.round_id == round_id,
        DeliveryRow.stage == stage,
        DeliveryRow.state == "failed",
        DeliveryRow.contact_id.is_not(None),
    )
    return list(session.scalars(wanted))


def delivery_counts(session: Session, round_id: UUID) -> dict[tuple[str, str], int]:
    """Return how many e-mails there are of each stage and state."""
    wanted = (
        select(DeliveryRow.stage, DeliveryRow.state, func.count())
        .where(DeliveryRow.round_id == round_id)
        .group_by(DeliveryRow.stage, DeliveryRow.state)
    )
    return {(row[0], row[1]): row[2] for row in session.execute(wanted)}


def erase_contact(session: Session, contact_id: UUID) -> None:
    """Erase an address and the e-mails still waiting for it; those sent stay as numbers."""
    session.execute(
        delete(DeliveryRow).where(DeliveryRow.contact_id == contact_id, DeliveryRow.state != "sent")
    )
    session.execute(delete(ContactRow).where(ContactRow.id == contact_id))
