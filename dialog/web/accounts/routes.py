"""Show staff their start page and their own account."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.roles import Permission
from dialog.services.staffing import change_own_account, set_language
from dialog.services.starting import waiting_for
from dialog.web.accounts.forms import AccountForm
from dialog.web.accounts.tasks import model_card_address, shown_rounds, shown_tasks
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _
from dialog.web.kit.staff_words import ROLES

accounts = Blueprint("accounts", __name__, url_prefix="/staff")


@accounts.get("/")
@guard(Permission.SEE_DESK)
def home() -> str:
    """Show what waits for the person who logs in."""
    actor = context.actor()
    found = waiting_for(context.session(), clock=context.ports().clock, actor=actor)
    return render_template(
        "accounts/home.html",
        tasks=shown_tasks(found),
        rounds=shown_rounds(found),
        model_card=model_card_address(actor),
    )


@accounts.route("/account", methods=["GET", "POST"])
@guard(Permission.SEE_DESK)
def account() -> str | Response:
    """Let members of staff change their name and language."""
    actor = context.actor()
    form = AccountForm(name=actor.name, language=context.language().tag)
    form.language.choices = [
        (one.tag, one.autonym) for one in context.ports().languages.all if one.staff
    ]
    if form.validate_on_submit():
        change_own_account(
            context.session(),
            actor=actor,
            name=str(form.name.data).strip(),
            language=str(form.language.data),
        )
        flash(_("Saved."), "success")
        return redirect(url_for("accounts.account"))
    roles = [_(ROLES[role]) for role in sorted(actor.roles)]
    return render_template("accounts/account.html", form=form, roles=roles)


@accounts.post("/language")
@guard(Permission.SEE_DESK)
def choose_language() -> Response:
    """Remember the language a member of staff works in."""
    tag = request.form.get("tag", "")
    languages = context.ports().languages
    if tag in languages and languages[tag].staff:
        set_language(context.session(), actor=context.actor(), language=tag)
    return redirect(url_for("accounts.home"))
