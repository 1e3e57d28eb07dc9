"""Describe organisations and the bodies that decide in them."""

from dataclasses import dataclass
from enum import StrEnum

from dialog.domain.identity import BodyId, OrganisationId


class OrganisationType(StrEnum):
    """What kind of organisation holds the dialogue; the wording follows."""

    MUNICIPALITY = "municipality"
    REGION = "region"


class BodyKind(StrEnum):
    """The bodies of requirements table T14."""

    COUNCIL = "council"
    EXECUTIVE_BOARD = "executive_board"
    COMMITTEE = "committee"
    BOARD = "board"
    COMPANY = "company"
    ADMINISTRATION = "administration"
    ANALYSIS_GROUP = "analysis_group"
    SUSTAINABILITY_COUNCIL = "sustainability_council"


DECIDING_KINDS = frozenset(
    {BodyKind.COUNCIL, BodyKind.EXECUTIVE_BOARD, BodyKind.BOARD, BodyKind.COMPANY}
)


@dataclass(frozen=True)
class Organisation:
    """A municipality or region with its look."""

    id: OrganisationId
    slug: str
    name: str
    type: OrganisationType
    colour: str
    logo: str | None = None


@dataclass(frozen=True)
class Body:
    """A board, council or group, and whether it may decide."""

    id: BodyId
    name: str
    kind: BodyKind
    may_decide: bool
