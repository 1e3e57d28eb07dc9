"""Set Flask-Security up: what it may do, and what it says to people."""

from datetime import timedelta

from dialog.domain.wording import N_

SETTINGS: dict[str, object] = {
    "SECURITY_URL_PREFIX": "/staff",
    "SECURITY_PASSWORD_HASH": "scrypt",
    "SECURITY_PASSWORD_SCHEMES": ["scrypt"],
    "SECURITY_DEPRECATED_PASSWORD_SCHEMES": [],
    "SECURITY_PASSWORD_LENGTH_MIN": 12,
    "SECURITY_RECOVERABLE": True,
    "SECURITY_RESET_PASSWORD_WITHIN": timedelta(days=1),
    "SECURITY_CHANGEABLE": True,
    "SECURITY_REGISTERABLE": False,
    "SECURITY_TRACKABLE": False,
    "SECURITY_POST_LOGIN_VIEW": "/staff/",
    "SECURITY_POST_LOGOUT_VIEW": "/staff/login",
    "SECURITY_POST_RESET_VIEW": "/staff/login",
    "SECURITY_POST_CHANGE_VIEW": "/staff/account",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_EMAIL_PLAINTEXT": False,
    "SECURITY_EMAIL_HTML": False,
    "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": False,
    "SECURITY_SEND_PASSWORD_RESET_NOTICE_EMAIL": False,
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False},
}
"""Its mails are only asked for here; the queue writes and sends them."""

_ERRORS = {
    "API_ERROR": N_("Something in the form could not be read. Fill it in once more."),
    "GENERIC_AUTHN_FAILED": N_(
        "The e-mail address and the password do not belong together. Check both and try again."
    ),
    "UNAUTHORIZED": N_("Your role does not include this. Ask an administrator if you need it."),
    "UNAUTHENTICATED": N_("Log in to see this page."),
    "REAUTHENTICATION_REQUIRED": N_("Write your password once more to go on."),
    "PASSWORD_MISMATCH": N_("This is not your password."),
    "RETYPE_PASSWORD_MISMATCH": N_("The two passwords differ. Write the same one twice."),
    "INVALID_REDIRECT": N_("The link led out of Dialog, so it was left out."),
    "PASSWORD_RESET_EXPIRED": N_(
        "The link is older than a day and does not work any more. Ask for a new one here."
    ),
    "INVALID_RESET_PASSWORD_TOKEN": N_(
        "The link has been used or is not complete. Ask for a new one here."
    ),
    "DISABLED_ACCOUNT": N_("This account is closed. Ask your administrator to open it again."),
    "EMAIL_NOT_PROVIDED": N_("Write your e-mail address."),
    "INVALID_EMAIL_ADDRESS": N_("Write the whole e-mail address, like name@example.org."),
    "PASSWORD_NOT_PROVIDED": N_("Write a password."),
    "PASSWORD_INVALID_LENGTH": N_(
        "The password is too short. Write at least %(length)s characters; "
        "a sentence is easy to remember."
    ),
    "PASSWORD_TOO_SIMPLE": N_("The password is too easy to guess. Choose another one."),
    "USER_DOES_NOT_EXIST": N_("There is no account with this e-mail address."),
    "INVALID_PASSWORD": N_("This is not your password now. Write the one you log in with."),
    "PASSWORD_IS_THE_SAME": N_("This is the password you have already. Write a new one."),
}
_FACTS = {
    "PASSWORD_RESET_REQUEST": N_(
        "If there is an account for %(email)s, a mail is on its way to it. "
        "Its link works for one day."
    ),
    "LOGIN": N_("Log in to see this page."),
    "REFRESH": N_("Write your password once more to go on."),
    "ANONYMOUS_USER_REQUIRED": N_("You are logged in already."),
}
_GOOD_NEWS = {
    "REAUTHENTICATION_SUCCESSFUL": N_("Your password was right. You can go on."),
    "PASSWORD_RESET_NO_LOGIN": N_("The new password is saved. Log in with it."),
    "PASSWORD_CHANGE": N_("The new password is saved. Other devices are logged out."),
}
MESSAGES: dict[str, object] = {
    f"SECURITY_MSG_{key}": (text, kind)
    for texts, kind in ((_ERRORS, "error"), (_FACTS, "info"), (_GOOD_NEWS, "success"))
    for key, text in texts.items()
}
