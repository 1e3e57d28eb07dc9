"""Let an invited member of staff choose a password."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_security.proxies import _security
from flask_security.utils import hash_password, logout_user
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.invitations import InvitationOverError
from dialog.services.inviting_staff import Addressee, accept_invitation, invited
from dialog.web.accounts.forms import PasswordForm
from dialog.web.kit.guard import open_to_everybody
from dialog.web.kit.locale import _, sentence

invitations = Blueprint("invitations", __name__, url_prefix="/staff/invitation")
GONE = 410


@invitations.route("/<token>", methods=["GET", "POST"])
@open_to_everybody
def accept(token: str) -> str | Response | tuple[str, int]:
    """Show the form for the first password, and keep the password."""
    try:
        guest = _guest(token)
        form = PasswordForm()
        if form.validate_on_submit() and _is_good(form):
            _keep(token, str(form.password.data))
            flash(_("Your password is saved. Log in with it."), "success")
            return redirect(url_for("security.login"))
    except InvitationOverError as error:
        return render_template("accounts/invitation_over.html", text=sentence(error)), GONE
    return render_template("accounts/invitation.html", form=form, guest=guest)


def _guest(token: str) -> Addressee:
    ports = context.ports()
    guest = invited(context.session(), keys=ports.keys, clock=ports.clock, token=token)
    g.organisation = guest.organisation
    return guest


def _is_good(form: PasswordForm) -> bool:
    if form.password.data != form.repeated.data:
        form.repeated.errors = [_("The two passwords differ. Write the same one twice.")]
        return False
    written = str(form.password.data)
    problems, form.password.data = _security.password_util.validate(written, False)  # noqa: FBT003 - Flask-Security's own signature
    if problems:
        form.password.errors = problems
    return not problems


def _keep(token: str, password: str) -> None:
    ports = context.ports()
    accept_invitation(
        context.session(),
        keys=ports.keys,
        clock=ports.clock,
        token=token,
        password_hash=hash_password(password),
    )
    logout_user()
