"""Remember staff accounts, their roles and the bodies they sit in."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from dialog.domain.identity import BodyId, OrganisationId, StaffId, new_id
from dialog.domain.roles import Actor, Role
from dialog.store.base import Base


class StaffRoleRow(Base):
    """A role one member of staff has."""

    __tablename__ = "staff_roles"

    staff_id: Mapped[UUID] = mapped_column(
        ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True
    )
    role_id: Mapped[UUID] = mapped_column(ForeignKey("roles.id"), primary_key=True)


class RoleRow(Base, RoleMixin):
    """A role by its name in dialog.domain.roles."""

    __tablename__ = "roles"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)  # type: ignore[assignment] # the mixin counts
    name: Mapped[str] = mapped_column(String(40), unique=True)


class StaffRow(Base, UserMixin):
    """A member of staff; participants have no account."""

    __tablename__ = "staff"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)  # type: ignore[assignment] # the mixin counts
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"), index=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(20), default="sv")
    password: Mapped[str | None] = mapped_column(String(255), default=None)
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: uuid4().hex)
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    roles: Mapped[list[RoleRow]] = relationship(secondary="staff_roles", lazy="selectin")  # type: ignore[assignment] # the mixin names its own


class BodyMemberRow(Base):
    """A seat in a body, ordinary or substitute (STD-016)."""

    __tablename__ = "body_members"

    body_id: Mapped[UUID] = mapped_column(
        ForeignKey("bodies.id", ondelete="CASCADE"), primary_key=True
    )
    staff_id: Mapped[UUID] = mapped_column(
        ForeignKey("staff.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    substitute: Mapped[bool] = mapped_column(default=False)


def role_named(session: Session, role: Role) -> RoleRow:
    """Return the row of a role, made on first use."""
    row = session.scalar(select(RoleRow).where(RoleRow.name == role.value))
    if row is None:
        row = RoleRow(name=role.value)
        session.add(row)
        session.flush()
    return row


def staff_by_email(session: Session, email: str) -> StaffRow | None:
    """Return the account with an e-mail address, in small letters as accounts keep it."""
    return session.scalar(select(StaffRow).where(func.lower(StaffRow.email) == email))


def staff_of(session: Session, organisation_id: UUID) -> list[StaffRow]:
    """Return an organisation's staff by name."""
    wanted = select(StaffRow).where(StaffRow.organisation_id == organisation_id)
    return list(session.scalars(wanted.order_by(StaffRow.name)))


def member_row(session: Session, organisation_id: UUID, staff_id: UUID) -> StaffRow | None:
    """Return an account if it belongs to the organisation."""
    row = session.get(StaffRow, staff_id)
    return row if row is not None and row.organisation_id == organisation_id else None


def seats_of(session: Session, staff_id: UUID) -> list[BodyMemberRow]:
    """Return the seats one member of staff has."""
    return list(session.scalars(select(BodyMemberRow).where(BodyMemberRow.staff_id == staff_id)))


def actor_from(session: Session, staff: Any) -> Actor:
    """Return the acting person behind an account."""
    seats = select(BodyMemberRow.body_id).where(BodyMemberRow.staff_id == staff.id)
    return Actor(
        id=StaffId(staff.id),
        organisation_id=OrganisationId(staff.organisation_id),
        name=staff.name,
        roles=frozenset(Role(role.name) for role in staff.roles),
        bodies=frozenset(BodyId(body) for body in session.scalars(seats)),
    )
