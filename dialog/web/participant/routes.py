"""Lead a resident from the introduction through the questions to her receipt."""

from typing import Any

from flask import Blueprint, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.answers import ParticipationStatus, Thread, ThreadKey
from dialog.domain.errors import ClosedError, InvalidError, NotFoundError
from dialog.domain.questions.kinds import Question
from dialog.domain.questions.registry import read_value
from dialog.domain.questions.values import DONT_KNOW, SKIPPED, Value
from dialog.domain.readability import minutes_to_answer
from dialog.domain.receipts import new_receipt_code
from dialog.domain.routing import next_question, path
from dialog.services import answering
from dialog.web.kit.asked import TURNS_SHOWN, asked, progress, turns
from dialog.web.kit.guard import open_to_everybody
from dialog.web.kit.locale import sentence
from dialog.web.participant.closed import closed_page
from dialog.web.participant.cookie import remember_code, thread_key

participant = Blueprint(
    "participant", __name__, url_prefix="/<lang:lang>/<organisation>/<round_slug>"
)


def here(endpoint: str, **values: object) -> str:
    """Return the address of another step in this round, in the same language."""
    address: dict[str, Any] = {"round_slug": g.round.slug, **values}
    return url_for(f"participant.{endpoint}", **address)


def known_key() -> ThreadKey:
    """Return the key to the thread under way, or send the person to the beginning."""
    key = thread_key()
    if key is None:
        raise NotFoundError
    return key


def current_thread(key: ThreadKey) -> Thread:
    """Return what is saved in the thread under way."""
    return answering.thread_behind(context.session(), keys=context.ports().keys, key=key)


@participant.get("/")
@open_to_everybody
def intro() -> str:
    """Say who asks, why, how long it takes and what happens with the answers; or what it led to."""
    if not g.round.is_open(context.ports().clock.now()):
        return closed_page(g.round)
    key = thread_key()
    saved = None if key is None else current_thread(key)
    return render_template(
        "participant/intro.html",
        round=g.round,
        design=g.round.design,
        minutes=minutes_to_answer([q.kind.value for q in g.round.design.questions]),
        has_begun=saved is not None and saved.participation_id is not None,
        is_submitted=saved is not None and saved.status is ParticipationStatus.SUBMITTED,
        here=here,
    )


@participant.post("/start")
@open_to_everybody
def start() -> Response:
    """Begin a thread under a new code."""
    if not g.round.is_open(context.ports().clock.now()):
        raise ClosedError
    response = redirect(here("thread"))
    remember_code(response, new_receipt_code())  # type: ignore[arg-type] # Flask's response
    return response


@participant.get("/answer")
@open_to_everybody
def thread() -> Response:
    """Lead to the next question."""
    key = thread_key()
    if key is None:
        return redirect(here("intro"))
    saved = current_thread(key)
    question = next_question(g.round.design, saved.values)
    if question is None:
        return redirect(here("check"))
    return redirect(here("change", question_key=question.key))


@participant.get("/answer/<question_key>")
@open_to_everybody
def change(question_key: str) -> str | Response:
    """Ask one question again with what was answered."""
    key = thread_key()
    if key is None:
        return redirect(here("intro"))
    saved = current_thread(key)
    return _question_page(key, saved, _question_on_way(saved, question_key))


@participant.post("/answer/<question_key>")
@open_to_everybody
def answer(question_key: str) -> str | Response | tuple[str, int]:
    """Save an answer and go on to the next question."""
    key = thread_key()
    if key is None:
        return redirect(here("intro"))
    saved = current_thread(key)
    question = _question_on_way(saved, question_key)
    written = tuple(request.form.getlist("answer"))
    if request.form.get("reply") == "keep":
        return _question_page(key, saved, question, written=written)
    try:
        value = _replied(question, written)
        _save(key, question, value)
    except InvalidError as error:
        page = _question_page(key, saved, question, written=written, error=sentence(error))
        return page, 422
    return redirect(_after(key))


def _replied(question: Question, written: tuple[str, ...]) -> Value:
    reply = request.form.get("reply")
    if reply == "skip":
        return SKIPPED
    if reply == "dont_know":
        return DONT_KNOW
    return read_value(question, written)


def _save(key: ThreadKey, question: Question, value: Value) -> None:
    answering.save_answer(
        context.session(),
        clock=context.ports().clock,
        keys=context.ports().keys,
        view=g.round,
        key=key,
        step=answering.Step(
            question.key, value, context.language().tag, request.form.get("rendered", "")
        ),
    )


def _after(key: ThreadKey) -> str:
    saved = current_thread(key)
    if request.args.get("back") == "check" or saved.status == "submitted":
        return here("check")
    question = next_question(g.round.design, saved.values)
    if question is not None:
        return here("change", question_key=question.key) + "#question"
    return here("about_you") if g.round.design.backgrounds else here("check")


def _question_on_way(saved: Thread, question_key: str) -> Question:
    for question in path(g.round.design, saved.values):
        if question.key == question_key:
            return question
    raise NotFoundError


def _question_page(
    key: ThreadKey,
    saved: Thread,
    question: Question,
    *,
    written: tuple[str, ...] | None = None,
    error: str = "",
) -> str:
    past = turns(g.round.design, saved, before=question.key)
    shown = past if request.args.get("all") else past[-TURNS_SHOWN:]
    return render_template(
        "participant/thread.html",
        round=g.round,
        asked=asked(question, saved, written=written, error=error),
        progress=progress(g.round.design, saved, question),
        past=shown,
        hidden=len(past) - len(shown),
        code=key.code if saved.participation_id is not None else None,
        back=request.args.get("back", ""),
        here=here,
    )
