"""Make the short link of a round, and its picture."""

from flask import url_for

from dialog import context
from dialog.services.designed_rounds import DesignedRound
from dialog.web.kit.locale import _


def short_address(current: DesignedRound) -> str:
    """Return the short link people write or scan."""
    path = url_for("public.short", short_code=current.short_code)
    return f"{context.ports().site_url}{path}"


def short_qr(current: DesignedRound) -> str:
    """Return the short link as a QR code."""
    return context.ports().qr.svg(
        short_address(current), title=_("QR code with the link to the round")
    )
