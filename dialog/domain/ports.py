"""Name what Dialog needs from the outside world."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from dialog.domain.charts import BarRow, MatrixAxes, MatrixPoint, ShareRow, StackedRow
from dialog.domain.clock import Clock
from dialog.domain.identity import OrganisationId
from dialog.domain.languages import Languages
from dialog.domain.receipts import ReceiptCode


class Keys(Protocol):
    """Keep the secrets that never stand in the database."""

    def receipt_mark(self, organisation_id: object, code: ReceiptCode) -> bytes:
        """Return the keyed mark under which a code's thread is stored."""

    def keyed_mark(self, purpose: str, text: str) -> bytes:
        """Return a keyed mark of any text for one purpose."""

    def encrypt(self, text: str) -> bytes:
        """Encrypt contact details."""

    def decrypt(self, sealed: bytes) -> str:
        """Decrypt contact details."""


@dataclass(frozen=True)
class Mail:
    """One e-mail to one person.

    The same reference marks the same e-mail when it is sent again; leave_url is where a person,
    or her mail program by one click, has her address removed.
    """

    to: str
    subject: str
    text: str
    html: str
    language: str
    sender_name: str
    organisation_id: OrganisationId
    reference: str = ""
    leave_url: str = ""


class Mailer(Protocol):
    """Send e-mail."""

    def send(self, mail: Mail) -> None:
        """Send one e-mail or raise DeliveryError."""


@dataclass(frozen=True)
class StoredMail:
    """A mail kept in a file because no mail server is set up."""

    name: str
    to: str
    subject: str
    text: str
    written_at: datetime


class MailFolder(Protocol):
    """Show the mails that were written to files."""

    def mails(self, organisation_id: OrganisationId) -> Sequence[StoredMail]:
        """Return the mails one organisation sent, newest first."""


class DeliveryError(Exception):
    """A mail could not be handed over; it may be tried again."""


class Charts(Protocol):
    """Draw charts as SVG."""

    def bars(self, rows: Sequence[BarRow], *, title: str, language: str, direction: str) -> str:
        """Draw horizontal bars with their labels."""

    def stacked(
        self,
        rows: Sequence[StackedRow],
        *,
        parts: Sequence[str],
        title: str,
        language: str,
        direction: str,
    ) -> str:
        """Draw bars of equal length divided into parts."""

    def shares_against_expected(
        self,
        rows: Sequence[ShareRow],
        *,
        expected_label: str,
        title: str,
        language: str,
        direction: str,
    ) -> str:
        """Draw reached shares, each with a mark where it was expected to be."""

    def matrix(
        self,
        points: Sequence[MatrixPoint],
        *,
        axes: MatrixAxes,
        title: str,
        language: str,
        direction: str,
    ) -> str:
        """Draw measures as numbered points by effort and effect."""


SheetValue = str | int | float | bool | date | None


class Sheets(Protocol):
    """Write tables that spreadsheet programs open without running anything."""

    def csv(self, header: Sequence[str], rows: Iterable[Sequence[SheetValue]]) -> Iterator[bytes]:
        """Yield a table as CSV piece by piece."""

    def xlsx(
        self, header: Sequence[str], rows: Iterable[Sequence[SheetValue]], *, sheet: str
    ) -> bytes:
        """Return a table as XLSX."""


class QrCodes(Protocol):
    """Draw QR codes."""

    def svg(self, content: str, *, title: str) -> str:
        """Draw a code as inline SVG."""


class Printer(Protocol):
    """Turn HTML into PDF."""

    def pdf(self, html: str) -> bytes:
        """Return the PDF, or raise MissingLibraryError saying what to install."""


class MissingLibraryError(Exception):
    """A library of the operating system is missing; the message says which."""


@dataclass(frozen=True)
class Ports:
    """The outside world as the roof bound it."""

    clock: Clock
    keys: Keys
    languages: Languages
    mailer: Mailer
    mail_folder: MailFolder
    charts: Charts
    sheets: Sheets
    qr: QrCodes
    printer: Printer
    site_url: str
