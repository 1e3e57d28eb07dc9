"""Take a receipt code and open the thread behind it."""

from flask import Blueprint, g, redirect, render_template, request
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import InvalidError
from dialog.domain.receipts import read_receipt_code
from dialog.services.answering import find_thread
from dialog.services.looking_up import round_with
from dialog.web.kit.attempts import FailedAttempts
from dialog.web.kit.guard import open_to_everybody
from dialog.web.kit.locale import sentence
from dialog.web.participant.cookie import remember_code
from dialog.web.participant.routes import here

receipts = Blueprint("receipts", __name__, url_prefix="/<lang:lang>/<organisation>")
failures = FailedAttempts()


@receipts.get("/code")
@open_to_everybody
def enter() -> str:
    """Ask for a receipt code."""
    return _enter_page()


@receipts.post("/code")
@open_to_everybody
def open_thread() -> Response | tuple[str, int]:
    """Open the thread behind a code, or say what is wrong with it."""
    written = request.form.get("code", "")
    now = context.ports().clock.now()
    visitor = request.remote_addr or ""
    failures.must_be_few(visitor, now)
    try:
        code = read_receipt_code(written)
        round_id = find_thread(
            context.session(),
            keys=context.ports().keys,
            organisation_id=g.organisation.id,
            code=code,
        )
    except InvalidError as error:
        failures.note(visitor, now)
        return _enter_page(written=written, error=sentence(error)), 422
    g.round = round_with(context.session(), organisation_id=g.organisation.id, round_id=round_id)
    response = redirect(here("my_answers"))
    remember_code(response, code)  # type: ignore[arg-type] # Flask's response
    return response


def _enter_page(*, written: str = "", error: str = "") -> str:
    return render_template("participant/enter_code.html", written=written, error=error)
