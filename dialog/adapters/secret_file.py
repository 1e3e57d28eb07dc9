"""Keep an installation's secrets in a file only its owner may read."""

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet

from dialog.domain.receipts import ReceiptCode

OWNER_ONLY = 0o600


@dataclass(frozen=True)
class SecretFile:
    """The keys that must never stand in the database."""

    session_key: str
    password_salt: str
    receipt_key: str
    mark_key: str
    contact_key: str

    def receipt_mark(self, organisation_id: object, code: ReceiptCode) -> bytes:
        """Return the keyed mark under which a code's thread is stored."""
        message = f"{organisation_id}:{code.characters}".encode()
        return hmac.digest(bytes.fromhex(self.receipt_key), message, hashlib.sha256)

    def keyed_mark(self, purpose: str, text: str) -> bytes:
        """Return a keyed mark of any text for one purpose."""
        message = f"{purpose}\x00{text}".encode()
        return hmac.digest(bytes.fromhex(self.mark_key), message, hashlib.sha256)

    def encrypt(self, text: str) -> bytes:
        """Encrypt contact details."""
        return Fernet(self.contact_key.encode()).encrypt(text.encode())

    def decrypt(self, sealed: bytes) -> str:
        """Decrypt contact details."""
        return Fernet(self.contact_key.encode()).decrypt(sealed).decode()


def secrets_in(folder: Path) -> SecretFile:
    """Read the secrets of an installation, made on first use with mode 0600."""
    path = folder / "secrets.json"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY)
    except FileExistsError:
        return SecretFile(**json.loads(path.read_text(encoding="utf-8")))
    drawn = _drawn()
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(drawn.__dict__, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    return drawn


def _drawn() -> SecretFile:
    return SecretFile(
        session_key=secrets.token_hex(32),
        password_salt=secrets.token_hex(16),
        receipt_key=secrets.token_hex(32),
        mark_key=secrets.token_hex(32),
        contact_key=Fernet.generate_key().decode(),
    )
