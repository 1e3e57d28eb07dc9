"""Name what can go wrong, each with a stable code and a sentence for people."""

from collections.abc import Mapping
from typing import ClassVar

from dialog.domain.wording import N_


class DialogError(Exception):
    """A refusal with a stable code and a translatable sentence that says what to do next."""

    code: ClassVar[str] = "error"
    message: str = N_("Something went wrong. Try again, or ask the contact person for help.")

    def __init__(self, message: str | None = None, **values: object) -> None:
        self.message = message if message is not None else type(self).message
        self.values: Mapping[str, object] = values
        super().__init__(self.message)


class NotFoundError(DialogError):
    """What was asked for does not exist, or belongs to another organisation."""

    code = "not-found"
    message = N_("We can't find that page. The address may be old or mistyped.")


class NotAllowedError(DialogError):
    """The actor lacks the permission."""

    code = "not-allowed"
    message = N_("Your role does not include this. Ask an administrator if you need it.")


class ConflictError(DialogError):
    """Somebody else changed the same thing in between."""

    code = "conflict"
    message = N_("Somebody else has changed this since you opened it. Compare and save again.")


class ClosedError(DialogError):
    """The round takes no answers now."""

    code = "closed"
    message = N_("This round takes no answers now.")


class TooManyAttemptsError(DialogError):
    """A code was tried too many times."""

    code = "too-many-attempts"
    message = N_("Too many codes have been tried. Wait a minute and try again.")


class InvalidError(DialogError):
    """Input can't be accepted; the sentence says what to change."""

    code = "invalid"
    message = N_("Something needs to be changed before this can be saved.")

    def __init__(
        self, message: str | None = None, *, field: str | None = None, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.field = field
