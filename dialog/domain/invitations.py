"""Write and read the signed links that invite members of staff."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from dialog.domain.errors import DialogError
from dialog.domain.identity import OrganisationId, StaffId
from dialog.domain.ports import Keys
from dialog.domain.wording import N_

LIFETIME = timedelta(days=7)
PURPOSE = "invitation"
PARTS = 4


class InvitationOverError(DialogError):
    """An invitation was used, is too old or was replaced by a newer one."""

    code = "invitation-over"
    message = N_(
        "This invitation has been used, is older than seven days, or a newer one was sent. "
        "Ask your administrator for a new one."
    )


@dataclass(frozen=True)
class Invitation:
    """Who is invited, into which organisation, and until when."""

    organisation_id: OrganisationId
    staff_id: StaffId
    expires_at: datetime

    def is_over(self, now: datetime) -> bool:
        """Say whether the invitation is too old."""
        return now >= self.expires_at


def write_invitation(invitation: Invitation, *, keys: Keys, state: str) -> str:
    """Return the text of a link; it dies as soon as the account's state changes."""
    body = _body(invitation)
    return f"{body}-{_mark(body, keys, state)}"


def read_invitation(token: str) -> Invitation:
    """Return what a link says, not yet trusted, or raise InvitationOverError."""
    parts = token.split("-")
    if len(parts) != PARTS:
        raise InvitationOverError
    try:
        return Invitation(
            OrganisationId(UUID(hex=parts[0])),
            StaffId(UUID(hex=parts[1])),
            datetime.fromtimestamp(int(parts[2], 16), UTC),
        )
    except (ValueError, OverflowError, OSError) as problem:
        raise InvitationOverError from problem


def is_signed(token: str, *, keys: Keys, state: str) -> bool:
    """Say whether this installation wrote a link for an account in this state."""
    body, _, mark = token.rpartition("-")
    return compare_digest(mark.encode(), _mark(body, keys, state).encode())


def _body(invitation: Invitation) -> str:
    expires = int(invitation.expires_at.timestamp())
    return f"{invitation.organisation_id.hex}-{invitation.staff_id.hex}-{expires:x}"


def _mark(body: str, keys: Keys, state: str) -> str:
    return keys.keyed_mark(PURPOSE, f"{body}:{state}").hex()
