"""Describe members of staff: what an administrator decides about each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from dialog.domain.errors import InvalidError
from dialog.domain.identity import BodyId, StaffId
from dialog.domain.roles import Role
from dialog.domain.wording import N_


class Seat(StrEnum):
    """How somebody sits in a body (STD-016)."""

    NONE = "none"
    ORDINARY = "ordinary"
    SUBSTITUTE = "substitute"


class MemberState(StrEnum):
    """Whether somebody can log in."""

    INVITED = "invited"
    ACTIVE = "active"
    INACTIVE = "inactive"


@dataclass(frozen=True)
class MemberDetails:
    """What an administrator writes about a member of staff."""

    name: str
    email: str
    roles: frozenset[Role]
    seats: dict[BodyId, Seat] = field(default_factory=dict)


@dataclass(frozen=True)
class Member:
    """A member of staff as the list of staff shows her."""

    id: StaffId
    details: MemberDetails
    state: MemberState
    language: str

    @property
    def is_administrator(self) -> bool:
        """Say whether this member can administer now."""
        return self.state is MemberState.ACTIVE and Role.ADMINISTRATOR in self.details.roles


def must_keep_an_administrator(members: Iterable[Member]) -> None:
    """Raise when nobody would be left who can administer."""
    if not any(member.is_administrator for member in members):
        raise InvalidError(
            N_("This is the last administrator. Make somebody else an administrator first."),
            field="roles",
        )
