"""Read an e-mail address as a person wrote it."""

from email_validator import EmailNotValidError, validate_email

from dialog.domain.errors import InvalidError
from dialog.domain.wording import N_


def read_email(written: str) -> str:
    """Return the address in its normal form or raise saying how one looks."""
    try:
        return str(validate_email(written.strip(), check_deliverability=False).normalized)
    except EmailNotValidError as problem:
        raise InvalidError(
            N_("Write the whole e-mail address, like name@example.org."), field="email"
        ) from problem
