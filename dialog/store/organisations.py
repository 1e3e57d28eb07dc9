"""Remember organisations and their bodies."""

from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from dialog.domain.identity import new_id
from dialog.domain.organisations import BodyKind, OrganisationType
from dialog.store.base import Base


class OrganisationRow(Base):
    """A municipality or region; everything else belongs to exactly one."""

    __tablename__ = "organisations"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    type: Mapped[OrganisationType] = mapped_column(String(20))
    colour: Mapped[str] = mapped_column(String(7), default="#0b5a4b")
    logo: Mapped[str | None] = mapped_column(String(16), default=None)
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)


class LogoRow(Base):
    """An organisation's logo; its version stands with the organisation."""

    __tablename__ = "logos"

    organisation_id: Mapped[UUID] = mapped_column(
        ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True
    )
    media_type: Mapped[str] = mapped_column(String(20))
    content: Mapped[bytes] = mapped_column(LargeBinary)


class BodyRow(Base):
    """A board, council or group of an organisation (table T14)."""

    __tablename__ = "bodies"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[BodyKind] = mapped_column(String(30))
    may_decide: Mapped[bool] = mapped_column(default=False)


def organisation_by_slug(session: Session, slug: str) -> OrganisationRow | None:
    """Return the organisation with a slug, if there is one."""
    return session.scalar(select(OrganisationRow).where(OrganisationRow.slug == slug))


def all_organisations(session: Session) -> list[OrganisationRow]:
    """Return every organisation by name."""
    return list(session.scalars(select(OrganisationRow).order_by(OrganisationRow.name)))


def bodies_of(session: Session, organisation_id: UUID) -> list[BodyRow]:
    """Return an organisation's bodies by name."""
    wanted = select(BodyRow).where(BodyRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(BodyRow.name)))


def body_of(session: Session, organisation_id: UUID, body_id: UUID) -> BodyRow | None:
    """Return one body if it belongs to the organisation."""
    body = session.get(BodyRow, body_id)
    return body if body is not None and body.organisation_id == organisation_id else None
