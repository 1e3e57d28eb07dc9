"""Make a poster with the short link, on the screen and as a PDF."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from flask import Response, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from dialog import context
from dialog.config import STATIC
from dialog.domain.errors import NotFoundError
from dialog.domain.ports import MissingLibraryError
from dialog.domain.readability import minutes_to_answer
from dialog.domain.roles import Permission
from dialog.services.designed_rounds import DesignedRound
from dialog.web.designer.desk import this_round, tongues
from dialog.web.designer.links import short_address, short_qr
from dialog.web.designer.routes import designer
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext

SHEETS = ("tokens.css", "base.css", "print.css", "poster.css")


@designer.get("/<uuid:round_id>/poster/<tag>")
@guard(Permission.SEE_DESK)
def poster(round_id: UUID, tag: str) -> str:
    """Show a poster to print, in one of the round's languages."""
    return _poster(this_round(round_id), tag, is_paper=False)


@designer.get("/<uuid:round_id>/poster/<tag>.pdf")
@guard(Permission.SEE_DESK)
def poster_pdf(round_id: UUID, tag: str) -> BaseResponse:
    """Hand out the poster as a PDF, or say what the server lacks."""
    current = this_round(round_id)
    spoken = context.language()
    try:
        paper = context.ports().printer.pdf(_poster(current, tag, is_paper=True))
    except MissingLibraryError as missing:
        g.language = spoken
        flash(gettext(str(missing)), "warning")
        return redirect(url_for("designer.round_page", round_id=round_id))
    name = f"{current.slug}-{tag}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(paper, mimetype="application/pdf", headers=headers)


def _poster(current: DesignedRound, tag: str, *, is_paper: bool) -> str:
    """Return the poster; on paper its styles stand in it, for a printer fetches nothing."""
    known = context.ports().languages
    if not current.version or tag not in current.design.languages or tag not in known:
        raise NotFoundError
    g.language = known[tag]
    design = current.published or current.design
    values: dict[str, Any] = {
        "round": current,
        "design": design,
        "tongues": tongues(design),
        "tag": tag,
        "address": short_address(current).partition("://")[2],
        "qr": short_qr(current),
        "minutes": minutes_to_answer(one.kind.value for one in design.questions),
        "styles": _styles() if is_paper else [],
    }
    return render_template("designer/poster.html", **values)


def _styles() -> list[str]:
    """Return the style sheets as addresses that carry them."""
    sheets = [(STATIC / "css" / name).read_bytes() for name in SHEETS]
    return [f"data:text/css;base64,{b64encode(sheet).decode('ascii')}" for sheet in sheets]
