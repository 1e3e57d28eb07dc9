"""Let Flask-Security keep staff accounts, in our languages and through our queue."""

from typing import Any

from flask import Flask, current_app, g, request, session
from flask_security.core import Security
from flask_security.datastore import UserDatastore
from flask_security.forms import ForgotPasswordForm, LoginForm
from flask_security.mail_util import MailUtil
from flask_security.signals import user_authenticated
from typing_extensions import override

from dialog import context
from dialog.domain.errors import TooManyAttemptsError
from dialog.domain.wording import N_
from dialog.services.inviting_staff import ask_for_reset
from dialog.web.accounts.security_settings import MESSAGES, SETTINGS
from dialog.web.kit.attempts import FailedAttempts
from dialog.web.kit.locale import gettext, ngettext

FAILURES = "dialog_log_in_failures"


def install_security(app: Flask, accounts: UserDatastore, *, password_salt: str) -> None:
    """Add log-in, log-out, forgotten and changed passwords to the application."""
    app.config.from_mapping(SETTINGS)
    app.config.from_mapping(MESSAGES)
    app.config["SECURITY_PASSWORD_SALT"] = password_salt
    app.extensions[FAILURES] = FailedAttempts()
    security = Security(
        app,
        accounts,
        mail_util_cls=QueuedMail,
        login_form=LogInForm,
        forgot_password_form=ForgottenForm,
    )
    security.i18n_domain = OurWords()  # type: ignore[assignment] # it speaks as theirs does
    user_authenticated.connect(_begin_anew, app)


class OurWords:
    """Speaks Flask-Security's sentences in the page's language."""

    def gettext(self, text: str, **values: object) -> str:
        """Return a sentence of Flask-Security in the page's language."""
        return gettext(str(text), **values)

    def ngettext(self, singular: str, plural: str, num: int, **values: object) -> str:
        """Return a sentence in the plural form of a number."""
        return ngettext(singular, plural, num, **values)

    def format_list(self, parts: list[str], **_options: object) -> str:
        """Return a list as words."""
        return ", ".join(parts)


class QueuedMail(MailUtil):
    """Asks the queue for the mail, so that no answer tells by its time who has an account."""

    @override
    def send_mail(self, template: str, *_words: object, **values: Any) -> None:
        """Ask for the mail with the link to a new password; a first one takes an invitation."""
        if template.endswith("reset_instructions") and values["user"].password is not None:
            ask_for_reset(context.session(), staff_id=values["user"].id)


class LogInForm(LoginForm):
    """The log-in form, slowed down for those who guess."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.password.description = ""

    @override
    def validate(self, **options: Any) -> bool:
        """Check address and password unless too many were wrong."""
        _must_be_patient()
        right = bool(super().validate(**options))
        if not right:
            _note_attempt()
        return right


class ForgottenForm(ForgotPasswordForm):
    """The form for a forgotten password, slowed down for those who ask for many."""

    @override
    def validate(self, **options: Any) -> bool:
        """Find the account unless too many were asked for."""
        _must_be_patient()
        _note_attempt()
        return bool(super().validate(**options))


def _must_be_patient() -> None:
    failures: FailedAttempts = current_app.extensions[FAILURES]
    try:
        failures.must_be_few(request.remote_addr or "", context.ports().clock.now())
    except TooManyAttemptsError as problem:
        raise TooManyAttemptsError(
            N_("Too many tries within a minute. Wait a minute and try again.")
        ) from problem


def _note_attempt() -> None:
    failures: FailedAttempts = current_app.extensions[FAILURES]
    failures.note(request.remote_addr or "", context.ports().clock.now())


def _begin_anew(_app: Flask, **_about: object) -> None:
    """Start a session with a token nobody could have planted before the log-in."""
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)
    session.permanent = True
