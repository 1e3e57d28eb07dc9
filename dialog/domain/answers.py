"""Describe participations and answers without anything that points at a person."""

from dataclasses import dataclass
from enum import StrEnum

from dialog.domain.identity import OrganisationId, ParticipationId, RoundId
from dialog.domain.questions.values import Value
from dialog.domain.receipts import ReceiptCode


class Channel(StrEnum):
    """How an answer reached the organisation (STD-014)."""

    WEB = "web"
    ASSISTED = "assisted"
    PAPER = "paper"
    PHONE = "phone"
    IMPORT = "import"


class ParticipationStatus(StrEnum):
    """Whether a thread is being written or has been handed in."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


@dataclass(frozen=True)
class ThreadKey:
    """What opens one thread: the code, within one organisation and round."""

    organisation_id: OrganisationId
    round_id: RoundId
    code: ReceiptCode


@dataclass(frozen=True)
class Thread:
    """A person's answers so far."""

    participation_id: ParticipationId | None
    status: ParticipationStatus
    language: str
    version: int
    values: dict[str, Value]
    languages: dict[str, str]
    backgrounds: dict[str, str]
    evaluated: bool = False
