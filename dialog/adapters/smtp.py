"""Send e-mail through a mail server."""

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import make_msgid
from urllib.parse import unquote, urlsplit

from dialog.domain.ports import DeliveryError, Mail

PATIENCE_SECONDS = 20


def message_from(mail: Mail, *, sender: str) -> EmailMessage:
    """Return the message in both plain text and HTML, marked as sent by a machine."""
    message = EmailMessage()
    user, _, domain = sender.partition("@")
    message["From"] = Address(display_name=mail.sender_name, username=user, domain=domain)
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Auto-Submitted"] = "auto-generated"
    message["Message-ID"] = _message_id(mail, domain or "localhost")
    if mail.leave_url:
        message["List-Unsubscribe"] = f"<{mail.leave_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    message["Content-Language"] = mail.language  # setting the content would move it into a part
    return message


def _message_id(mail: Mail, domain: str) -> str:
    """Return the same id for the same reference, so that a mail sent twice is shown once."""
    return f"<{mail.reference}@{domain}>" if mail.reference else make_msgid(domain=domain)


class SmtpMailer:
    """A mail server named by a URL: smtp://, smtp+tls:// (STARTTLS) or smtps://."""

    def __init__(self, url: str, *, sender: str) -> None:
        self._url = urlsplit(url)
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Hand one e-mail over to the server or raise DeliveryError."""
        try:
            with self._connection() as connection:
                if self._url.username:
                    connection.login(unquote(self._url.username), unquote(self._url.password or ""))
                connection.send_message(message_from(mail, sender=self._sender))
        except (OSError, smtplib.SMTPException) as problem:
            raise DeliveryError(type(problem).__name__) from problem

    def _connection(self) -> smtplib.SMTP:
        host, port = self._url.hostname or "localhost", self._url.port or 0
        if self._url.scheme == "smtps":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(host, port, timeout=PATIENCE_SECONDS, context=context)
        connection = smtplib.SMTP(host, port or 25, timeout=PATIENCE_SECONDS)
        if self._url.scheme == "smtp+tls":
            connection.starttls(context=ssl.create_default_context())
        return connection
