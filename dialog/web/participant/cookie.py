"""Carry the receipt code in a signed cookie, so that the next step finds the thread."""

from flask import Response, current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.receipts import ReceiptCode


def thread_key() -> ThreadKey | None:
    """Return the key to this round's thread that the browser carries, if any."""
    sealed = request.cookies.get(_name(g.round.short_code))
    if sealed is None:
        return None
    try:
        code = _signer().loads(sealed)
    except BadSignature:
        return None
    return ThreadKey(g.organisation.id, g.round.id, ReceiptCode(str(code)))


def remember_code(response: Response, code: ReceiptCode) -> None:
    """Let the browser carry a code until it is closed."""
    response.set_cookie(
        _name(g.round.short_code),
        str(_signer().dumps(code.characters)),
        httponly=True,
        samesite="Lax",
        secure=context.settings().secure_cookies,
    )


def forget_code(response: Response) -> None:
    """Take the code off this browser."""
    response.delete_cookie(_name(g.round.short_code))


def _name(short_code: str) -> str:
    return f"thread-{short_code}"


def _signer() -> URLSafeSerializer:
    salt = f"thread:{g.organisation.id}:{g.round.id}"
    return URLSafeSerializer(str(current_app.config["SECRET_KEY"]), salt=salt)
