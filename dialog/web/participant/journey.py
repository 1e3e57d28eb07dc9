"""Show a resident her answers and what became of them."""

from flask import g, redirect, render_template
from werkzeug.wrappers import Response

from dialog import context
from dialog.web.kit.asked import turns
from dialog.web.kit.guard import open_to_everybody
from dialog.web.participant.cookie import thread_key
from dialog.web.participant.routes import current_thread, here, participant


@participant.get("/my-answers")
@open_to_everybody
def my_answers() -> str | Response:
    """Show the answers behind a code and the journey they have made."""
    key = thread_key()
    if key is None:
        return redirect(here("intro"))
    saved = current_thread(key)
    if saved.participation_id is None:
        return redirect(here("thread"))
    return render_template(
        "participant/my_answers.html",
        round=g.round,
        turns=turns(g.round.design, saved),
        saved=saved,
        code=key.code,
        is_open=g.round.is_open(context.ports().clock.now()),
        here=here,
    )
