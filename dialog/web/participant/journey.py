"""Show a resident her answers and the journey they have made."""

from dataclasses import dataclass

from flask import g, redirect, render_template, request
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.answers import Thread
from dialog.domain.errors import InvalidError
from dialog.domain.feedback import HAS_EFFECT, Clear, Outcome
from dialog.services import tracing
from dialog.services.tracing import Journey
from dialog.web.kit.asked import turns
from dialog.web.kit.guard import open_to_everybody
from dialog.web.kit.locale import gettext, shown_date
from dialog.web.kit.told_words import told_word
from dialog.web.participant.cookie import thread_key
from dialog.web.participant.routes import current_thread, here, known_key, participant


@dataclass(frozen=True)
class JourneyStep:
    """One step of the path: its part of the page, how far it is, and when it comes."""

    key: str
    title: str
    state: str
    when: str | None = None


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
    session, keys = context.session(), context.ports().keys
    journey = tracing.journey_of(session, keys=keys, view=g.round, key=key)
    is_open = g.round.is_open(context.ports().clock.now())
    return render_template(
        "participant/my_answers.html",
        round=g.round,
        turns=turns(g.round.design, saved),
        saved=saved,
        code=key.code,
        is_open=is_open,
        journey=journey,
        steps=steps_of(journey, saved, is_open=is_open),
        word=told_word,
        here=here,
    )


@participant.post("/my-answers")
@open_to_everybody
def react() -> Response:
    """Count whether the answer was clear; the reply is tied to nobody."""
    reply = request.form.get("reply", "")
    if reply not in set(Clear):
        raise InvalidError
    tracing.react(
        context.session(),
        keys=context.ports().keys,
        view=g.round,
        key=known_key(),
        reply=Clear(reply),
    )
    return redirect(here("my_answers") + "#reaction")


def steps_of(journey: Journey, saved: Thread, *, is_open: bool) -> list[JourneyStep]:
    """Return the path of the answers: what is done, what goes on now, what comes when."""
    is_in = saved.status == "submitted"
    return [
        JourneyStep("wrote", gettext("You wrote"), "done" if is_in else "now"),
        JourneyStep("read", gettext("We read it"), _read_state(journey, is_in=is_in)),
        _themes_step(journey, is_open=is_open),
        _decided_step(journey),
        _done_step(journey),
    ]


def _read_state(journey: Journey, *, is_in: bool) -> str:
    if not is_in:
        return "later"
    return "done" if journey.read == journey.written else "now"


def _themes_step(journey: Journey, *, is_open: bool) -> JourneyStep:
    title = gettext("It became part of a theme")
    if journey.told.stage is not None:
        return JourneyStep("themes", title, "done")
    if journey.has_themes and not is_open:
        return JourneyStep("themes", title, "now")
    closes_at = g.round.design.closes_at
    when = gettext("after %(date)s", date=shown_date(closes_at)) if closes_at and is_open else None
    return JourneyStep("themes", title, "later", when)


def _decided_step(journey: Journey) -> JourneyStep:
    title = gettext("This was decided")
    outcomes = {one.told.feedback.outcome for one in journey.own if one.told}
    if journey.told.stage is None and any(one.is_taken for one in journey.told.decisions):
        return JourneyStep("decided", title, "now")
    if journey.told.stage is None:
        expected = g.round.design.decision.expected_on or g.round.design.feedback_on
        when = gettext("expected %(date)s", date=shown_date(expected)) if expected else None
        return JourneyStep("decided", gettext("Then it is decided"), "later", when)
    undecided = outcomes == {Outcome.UNDER_CONSIDERATION}
    return JourneyStep("decided", title, "now" if undecided else "done")


def _done_step(journey: Journey) -> JourneyStep:
    title = gettext("This is what it led to")
    own = [one.told for one in journey.own if one.told]
    awaited = [one for one in own if one.feedback.outcome in HAS_EFFECT and not one.effect]
    if journey.told.effect_on is not None and not awaited:
        return JourneyStep("done", title, "done")
    days = [one.decision.facts.follow_up_on for one in awaited if one.decision]
    day = min((one for one in days if one), default=journey.told.follow_up_on)
    when = gettext("expected %(date)s", date=shown_date(day)) if day else None
    return JourneyStep("done", gettext("Then we see what it led to"), "later", when)
