"""List, add, change, move and take away questions."""

from dataclasses import replace
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.design_changes import (
    Change,
    known_question,
    moved_question,
    with_question,
    without_question,
)
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.findings import Section
from dialog.domain.publishing_questions import MOST_MINUTES, MOST_QUESTIONS, reachable
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.readability import minutes_to_answer
from dialog.domain.roles import Permission
from dialog.services.designed_rounds import DesignedRound, Part, Seen, seen_now
from dialog.services.designing import StaleDesignError, save_part
from dialog.web.designer.conflicts import Difference, differences
from dialog.web.designer.desk import flash_error, round_template, seen_from, this_round
from dialog.web.designer.question_forms import (
    question_data,
    question_form,
    question_from,
    ways_to,
)
from dialog.web.designer.routes import designer
from dialog.web.designer.words import LEADS, choices
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _

QUESTIONS = Section.QUESTIONS


@designer.get("/<uuid:round_id>/design/questions")
@guard(Permission.SEE_DESK)
def questions(round_id: UUID) -> str:
    """List the questions with how long they take."""
    current = this_round(round_id)
    asked = current.design.questions
    return round_template(
        "questions",
        current,
        section=QUESTIONS,
        lead=_(LEADS[QUESTIONS]),
        kinds=choices(QuestionKind),
        reachable=reachable(current.design),
        minutes=minutes_to_answer(one.kind.value for one in asked) if asked else 0,
        is_long=len(asked) > MOST_QUESTIONS,
        most=(MOST_QUESTIONS, MOST_MINUTES),
    )


@designer.get("/<uuid:round_id>/design/questions/new/<kind>")
@guard(Permission.SEE_DESK)
def new_question(round_id: UUID, kind: str) -> str:
    """Show an empty question of a kind."""
    current = this_round(round_id)
    asked = _empty(kind)
    return _question_page(current, asked, _form(current, asked))


@designer.post("/<uuid:round_id>/design/questions/new/<kind>")
@guard(Permission.DESIGN_ROUNDS)
def add_question(round_id: UUID, kind: str) -> str | Response | tuple[str, int]:
    """Add a question."""
    current = this_round(round_id)
    return _saved(current, _empty(kind), seen=None)


@designer.get("/<uuid:round_id>/design/questions/<key>")
@guard(Permission.SEE_DESK)
def question(round_id: UUID, key: str) -> str:
    """Show one question."""
    current = this_round(round_id)
    asked = known_question(current.design, key)
    form = question_form(current.design, asked)(formdata=None, data=question_data(asked))
    form.revision.data = str(seen_now(current, Part(QUESTIONS, key)))
    return _question_page(current, asked, form)


@designer.post("/<uuid:round_id>/design/questions/<key>")
@guard(Permission.DESIGN_ROUNDS)
def save_question(round_id: UUID, key: str) -> str | Response | tuple[str, int]:
    """Save one question."""
    current = this_round(round_id)
    asked = current.design.question(key)
    if asked is None:  # taken away while she wrote; what she wrote is kept
        asked = replace(_empty(request.form.get("kind", "")), key=key)
    return _saved(current, asked, seen=seen_from(request.form.get("revision")))


@designer.post("/<uuid:round_id>/design/questions/<key>/move")
@guard(Permission.DESIGN_ROUNDS)
def move_question(round_id: UUID, key: str) -> Response:
    """Move a question one place up or down."""
    by = 1 if request.form.get("way") == "down" else -1
    _change(round_id, key, lambda design: moved_question(design, key, by=by))
    return redirect(url_for("designer.questions", round_id=round_id, _anchor=f"question-{key}"))


@designer.post("/<uuid:round_id>/design/questions/<key>/take-away")
@guard(Permission.DESIGN_ROUNDS)
def take_away_question(round_id: UUID, key: str) -> Response:
    """Take a question away."""
    if _change(round_id, key, lambda design: without_question(design, key)):
        flash(_("The question is taken away."), "success")
    return redirect(url_for("designer.questions", round_id=round_id))


def _saved(
    current: DesignedRound, before: Question, *, seen: Seen | None
) -> str | Response | tuple[str, int]:
    form = question_form(current.design, before)(data=question_data(before))
    if not form.validate():
        return _question_page(current, before, form), 422
    try:
        asked = question_from(form, current.design, before)
        part = Part(QUESTIONS, asked.key)
        _save(current.id, part, lambda design: with_question(design, asked), seen)
    except StaleDesignError as stale:
        return _conflict_page(stale.current, before, form), 409
    except InvalidError as error:
        add_error(form, error, default="revision")
        return _question_page(current, before, form), 422
    flash(_("Saved."), "success")
    return redirect(_after(current, asked.key))


def _after(current: DesignedRound, key: str) -> str:
    if request.form.get("go") == "more":
        return url_for("designer.question", round_id=current.id, key=key, _anchor="options")
    return url_for("designer.questions", round_id=current.id, _anchor=f"question-{key}")


def _change(round_id: UUID, key: str, change: Change) -> bool:
    try:
        _save(round_id, Part(QUESTIONS, key), change, None)
    except InvalidError as error:
        flash_error(error)
        return False
    return True


def _save(round_id: UUID, part: Part, change: Change, seen: Seen | None) -> None:
    save_part(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        part=part,
        change=change,
        seen=seen,
    )


def _empty(kind: str) -> Question:
    if kind not in set(QuestionKind):
        raise NotFoundError
    return Question("", QuestionKind(kind), {})


def _form(current: DesignedRound, asked: Question) -> StaffForm:
    return question_form(current.design, asked)(formdata=None, data=question_data(asked))


def _conflict_page(current: DesignedRound, before: Question, form: StaffForm) -> str:
    """Show both versions; a question taken away meanwhile comes back when she saves again."""
    theirs = current.design.question(before.key)
    form.revision.data = str(seen_now(current, Part(QUESTIONS, before.key)))
    differ = differences(form, _form(current, theirs or Question("", before.kind, {})))
    return _question_page(current, before, form, differ)


def _question_page(
    current: DesignedRound,
    asked: Question,
    form: StaffForm,
    differ: list[Difference] | None = None,
) -> str:
    return round_template(
        "question",
        current,
        section=QUESTIONS,
        form=form,
        asked=asked,
        ways=ways_to(current.design, asked),
        conflict=differ,
    )
