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
LEAST_COUNT = 5
"""Fewer people than this are never shown as a number unless the organisation chose otherwise."""
DRAFT_DAYS = 30
"""Unfinished answers are kept this long unless the organisation or the round says otherwise."""


@dataclass(frozen=True)
class Organisation:
    """A municipality or region with its look."""

    id: OrganisationId
    slug: str
    name: str
    type: OrganisationType
    colour: str
    logo: str | None = None
    """The version of the logo, part of the address it is served at."""
    least_count: int = LEAST_COUNT
    draft_days: int = DRAFT_DAYS
    taxonomy: str = ""
    """Key of the organisation's own taxonomy, empty where it labels by the global goals only."""


@dataclass(frozen=True)
class Body:
    """A board, council or group, and whether it may decide."""

    id: BodyId
    name: str
    kind: BodyKind
    may_decide: bool
