"""Write e-mail to files until a mail server is set up."""

import email
import email.policy
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from itertools import islice
from pathlib import Path
from uuid import uuid4

from dialog.adapters.smtp import message_from
from dialog.domain.identity import OrganisationId
from dialog.domain.ports import Mail, StoredMail

SHOWN = 200
OWNER = "X-Dialog-Organisation"
"""Stands only in the file, never in a mail that is sent: whose administrators may read it."""


class MailFolderMailer:
    """A folder of .eml files that an administrator can read in the product."""

    def __init__(self, folder: Path, *, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Write one e-mail to a file of its own."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{uuid4().hex}.eml"
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            message = message_from(mail, sender=self._sender)
            message[OWNER] = str(mail.organisation_id)
            file.write(message.as_bytes())

    def mails(self, organisation_id: OrganisationId) -> Sequence[StoredMail]:
        """Return the latest mails one organisation sent, newest first."""
        files = sorted(
            self._folder.glob("*.eml"), key=lambda path: path.stat().st_mtime, reverse=True
        )
        found = (_stored(path) for path in files if _owner(path) == str(organisation_id))
        return list(islice(found, SHOWN))


def _owner(path: Path) -> str:
    with path.open("rb") as file:
        headers = BytesHeaderParser(policy=email.policy.default).parse(file)
    return str(headers.get(OWNER, ""))


def _stored(path: Path) -> StoredMail:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the default policy makes
    body = message.get_body(("plain",))
    return StoredMail(
        name=path.stem,
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=str(body.get_content()) if body is not None else "",
        written_at=datetime.fromtimestamp(path.stat().st_mtime, UTC),
    )
