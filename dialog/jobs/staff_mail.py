"""Send members of staff the mails with which they get into Dialog."""

from uuid import UUID

from flask_security.recoverable import generate_reset_password_token

from dialog import context
from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.errors import NotFoundError
from dialog.jobs.letters import send_letter
from dialog.services.inviting_staff import Addressee, addressee, write_link
from dialog.services.looking_up import staff_account
from dialog.services.queueing import Job


def send_invitation(job: Job) -> None:
    """Send the link with which an invited member chooses a password, if it is still needed."""
    member = _still_there(job)
    if member is None or member.has_password:
        return
    ports = context.ports()
    written = write_link(context.session(), keys=ports.keys, clock=ports.clock, staff_id=member.id)
    send_letter(
        "staff_invitation",
        to=member.email,
        language=member.language,
        organisation=member.organisation,
        name=member.name,
        link=context.link("invitations.accept", token=written.token),
        day=written.expires_at.astimezone(LOCAL_ZONE).date(),
    )


def send_reset(job: Job) -> None:
    """Send the link with which somebody chooses a new password."""
    member = _still_there(job)
    if member is None:
        return
    account = staff_account(context.session(), staff_id=member.id)
    token = generate_reset_password_token(account)  # type: ignore[no-untyped-call] # Flask-Security's
    send_letter(
        "staff_reset",
        to=member.email,
        language=member.language,
        organisation=member.organisation,
        name=member.name,
        link=context.link("security.reset_password", token=token),
    )


def _still_there(job: Job) -> Addressee | None:
    try:
        return addressee(context.session(), staff_id=UUID(job.payload["staff_id"]))
    except NotFoundError:
        return None
