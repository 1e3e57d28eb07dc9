"""Turn errors into pages that say what to do next."""

import logging
import traceback

from flask import Flask, render_template
from werkzeug.exceptions import HTTPException

from dialog.domain.errors import (
    ClosedError,
    ConflictError,
    DialogError,
    InvalidError,
    NotAllowedError,
    NotFoundError,
    TooManyAttemptsError,
)
from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext, sentence

log = logging.getLogger(__name__)

STATUS: dict[type[DialogError], int] = {
    NotFoundError: 404,
    NotAllowedError: 403,
    ConflictError: 409,
    ClosedError: 409,
    TooManyAttemptsError: 429,
    InvalidError: 422,
}
HEADINGS = {
    400: N_("Something in the request could not be read"),
    403: N_("This page is for others"),
    404: N_("The page is not here"),
    405: N_("The page is not here"),
    409: N_("That is not possible now"),
    413: N_("That was too much to send"),
    422: N_("Something needs to be changed"),
    429: N_("Wait a little"),
    500: N_("Something went wrong here"),
}
SENTENCES = {
    400: N_("Go back, reload the page and try once more. What you had saved is still there."),
    404: NotFoundError.message,
    405: NotFoundError.message,
    413: N_("Shorten what you wrote and send it again."),
    500: N_("It is our fault, not yours. What you had saved is still there. Try again soon."),
}


def status_of(error: DialogError) -> int:
    """Return the HTTP status of a domain error."""
    return STATUS.get(type(error), 400)


def install_errors(app: Flask) -> None:
    """Show a page for every error."""
    app.register_error_handler(DialogError, _domain_page)
    app.register_error_handler(HTTPException, _http_page)
    app.register_error_handler(Exception, _unexpected_page)


def _domain_page(error: DialogError) -> tuple[str, int]:
    return _page(status_of(error), sentence(error))


def _http_page(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:  # noqa: PLR2004 - redirects are no errors
        return error
    return _page(code, gettext(SENTENCES.get(code, SENTENCES[400])))


def _unexpected_page(error: Exception) -> tuple[str, int]:
    frames = "".join(traceback.format_tb(error.__traceback__))
    log.error("unexpected %s, its text left out\n%s", type(error).__name__, frames)
    return _page(500, gettext(SENTENCES[500]))


def _page(status: int, text: str) -> tuple[str, int]:
    heading = gettext(HEADINGS.get(status, HEADINGS[400]))
    return render_template("public/error.html", heading=heading, text=text, status=status), status
