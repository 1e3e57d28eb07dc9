"""Let a resident say something about herself, check, hand in, judge the round and leave."""

from flask import g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.wording import N_
from dialog.services import answering
from dialog.web.kit.asked import background_groups, turns
from dialog.web.kit.email_address import read_email
from dialog.web.kit.guard import open_to_everybody
from dialog.web.kit.locale import gettext, in_page_language, sentence
from dialog.web.participant.cookie import forget_code, thread_key
from dialog.web.participant.routes import current_thread, here, known_key, participant


@participant.get("/about-you")
@open_to_everybody
def about_you() -> str | Response:
    """Ask the optional questions about the person, with the reason for each."""
    key = thread_key()
    if key is None:
        return redirect(here("intro"))
    return _about_you_page(current_thread(key).backgrounds)


@participant.post("/about-you")
@open_to_everybody
def save_about_you() -> str | Response | tuple[str, int]:
    """Save what the person chose to say about herself, or nothing."""
    wanted = g.round.design.backgrounds
    chosen = {one.value: request.form.get(one.value, "") for one in wanted}
    if request.form.get("reply") == "skip":
        chosen = {}
    try:
        answering.save_backgrounds(
            context.session(),
            clock=context.ports().clock,
            keys=context.ports().keys,
            view=g.round,
            key=known_key(),
            chosen=chosen,
        )
    except InvalidError as error:
        return _about_you_page(chosen, error=sentence(error)), 422
    return redirect(here("check"))


def _about_you_page(chosen: dict[str, str], *, error: str = "") -> str:
    return render_template(
        "participant/about_you.html",
        round=g.round,
        groups=background_groups(g.round.design, chosen),
        reason=in_page_language(g.round.design.background_reason),
        error=error,
        here=here,
    )


@participant.get("/check")
@open_to_everybody
def check() -> str | Response:
    """Show all answers before they are handed in, each with a way to change it."""
    key = thread_key()
    if key is None:
        return redirect(here("intro"))
    saved = current_thread(key)
    if saved.participation_id is None:
        return redirect(here("thread"))
    return render_template(
        "participant/check.html",
        round=g.round,
        turns=turns(g.round.design, saved),
        saved=saved,
        code=key.code,
        here=here,
    )


@participant.post("/check")
@open_to_everybody
def hand_in() -> Response:
    """Hand in the answers."""
    key = known_key()
    answering.submit(
        context.session(),
        clock=context.ports().clock,
        keys=context.ports().keys,
        view=g.round,
        key=key,
    )
    return redirect(here("receipt") if current_thread(key).evaluated else here("evaluation"))


@participant.get("/evaluation")
@open_to_everybody
def evaluation() -> str | Response:
    """Ask whether it was easy and whether the right question was asked."""
    if thread_key() is None:
        return redirect(here("intro"))
    return render_template("participant/evaluation.html", round=g.round, here=here)


@participant.post("/evaluation")
@open_to_everybody
def save_evaluation() -> Response:
    """Save the evaluation; skipping it saves nothing."""
    if request.form.get("reply") != "skip":
        answering.evaluate(
            context.session(),
            keys=context.ports().keys,
            key=known_key(),
            easy=_one_of("easy", {"yes", "partly", "no"}),
            right_question=_one_of("right_question", {"yes", "partly", "no"}),
            text=request.form.get("text", "").strip(),
        )
    return redirect(here("receipt"))


def _one_of(field: str, allowed: set[str]) -> str | None:
    chosen = request.form.get(field)
    return chosen if chosen in allowed else None


@participant.get("/receipt")
@open_to_everybody
def receipt() -> str | Response:
    """Show the receipt and offer to write when there is an answer."""
    if thread_key() is None:
        return redirect(here("intro"))
    return _receipt_page(contact_saved=request.args.get("contact") == "saved")


@participant.post("/receipt")
@open_to_everybody
def leave_contact() -> str | Response | tuple[str, int]:
    """Keep an e-mail address for the feedback, apart from the answers."""
    if current_thread(known_key()).participation_id is None:
        raise NotFoundError
    written = request.form.get("email", "")
    try:
        email = read_email(written)
        answering.leave_contact(
            context.session(),
            keys=context.ports().keys,
            view=g.round,
            email=email,
            language=context.language().tag,
        )
    except InvalidError as error:
        return _receipt_page(written=written, error=sentence(error)), 422
    return redirect(here("receipt", contact="saved") + "#contact")


def _receipt_page(*, contact_saved: bool = False, written: str = "", error: str = "") -> str:
    key = known_key()
    if current_thread(key).participation_id is None:
        raise NotFoundError
    address = context.ports().site_url + url_for(
        "receipts.enter", lang=context.language().tag, organisation=g.organisation.slug
    )
    title = gettext(N_("Code to the page where you enter your receipt code"))
    return render_template(
        "participant/receipt.html",
        round=g.round,
        code=key.code,
        address=address,
        qr=context.ports().qr.svg(address, title=title),
        contact_saved=contact_saved,
        written=written,
        error=error,
        here=here,
    )


@participant.get("/withdraw")
@open_to_everybody
def withdraw() -> str | Response:
    """Ask once more before the answers are erased for good."""
    if thread_key() is None:
        return redirect(here("intro"))
    return render_template("participant/withdraw.html", round=g.round, here=here)


@participant.post("/withdraw")
@open_to_everybody
def erase() -> Response:
    """Erase the answers for good."""
    answering.withdraw(
        context.session(),
        clock=context.ports().clock,
        keys=context.ports().keys,
        key=known_key(),
    )
    response = redirect(here("gone"))
    forget_code(response)  # type: ignore[arg-type] # Flask's response
    return response


@participant.get("/gone")
@open_to_everybody
def gone() -> str:
    """Say that nothing of the answers is left here."""
    return render_template("participant/gone.html", round=g.round, here=here)


@participant.post("/leave")
@open_to_everybody
def leave() -> Response:
    """Take the code off this phone; the answers stay under it."""
    response = redirect(here("intro"))
    forget_code(response)  # type: ignore[arg-type] # Flask's response
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
