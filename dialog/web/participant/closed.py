"""Show everybody what a round that takes no answers led to."""

from flask import render_template

from dialog import context
from dialog.services.looking_up import RoundView
from dialog.services.telling import told
from dialog.web.kit.told_words import TONES, told_word


def closed_page(view: RoundView) -> str:
    """Return the public page of a round that is not open."""
    now, opens_at = context.ports().clock.now(), view.design.opens_at
    return render_template(
        "participant/closed.html",
        round=view,
        design=view.design,
        opens_at=opens_at if opens_at is not None and opens_at > now else None,
        told=told(context.session(), view=view),
        word=told_word,
        tones=TONES,
    )
