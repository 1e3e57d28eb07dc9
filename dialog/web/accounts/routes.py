"""Show staff their start page and let them choose a language."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.roles import Permission
from dialog.services.staffing import set_language
from dialog.web.kit.guard import guard

accounts = Blueprint("accounts", __name__, url_prefix="/staff")


@accounts.get("/")
@guard(Permission.SEE_DESK)
def home() -> str:
    """Show where the work stands."""
    return render_template("accounts/home.html")


@accounts.post("/language")
@guard(Permission.SEE_DESK)
def choose_language() -> Response:
    """Remember the language a member of staff works in."""
    tag = request.form.get("tag", "")
    languages = context.ports().languages
    if tag in languages and languages[tag].staff:
        set_language(context.session(), actor=context.actor(), language=tag)
    return redirect(url_for("accounts.home"))
