"""Take what a reviewer says of one answer, and lead her to the next."""

from collections.abc import Sequence
from uuid import UUID

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.classification import Facet, Verdict
from dialog.domain.errors import InvalidError
from dialog.domain.roles import Permission
from dialog.services.reading_answers import AnswerInFull, answer_in_full
from dialog.services.relabelling import label_again
from dialog.services.review_desk import ReviewRoom
from dialog.services.reviewing import Opinion, Translation, reveal, review, translate, undo
from dialog.web.analyst.review import desk_address, desk_page, list_address, open_room, shared
from dialog.web.analyst.review_choices import id_from, selection_from
from dialog.web.analyst.review_labels import target_lines
from dialog.web.analyst.review_words import all_areas, all_dimensions, all_goals
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext, ngettext, sentence

ANSWER = "/review/<uuid:round_id>/answers/<uuid:answer_id>"


@analyst.post(ANSWER)
@guard(Permission.REVIEW_ANSWERS)
def review_decide(round_id: UUID, answer_id: UUID) -> Response:
    """Record a verdict, or take one label away or add one, and go on."""
    found = open_room(round_id)
    full = _full(found, answer_id)
    stays = bool(request.form.get("drop") or request.form.get("add"))
    opinion = _opinion(full, asks_areas=bool(found.area_framework))
    batch = _review(round_id, full, opinion)
    going_to = answer_id if stays else id_from(request.form.get("next"))
    return _onward(round_id, going_to, was=answer_id, batch=batch, said=opinion.verdict)


@analyst.route(f"{ANSWER}/change", methods=["GET", "POST"])
@guard(Permission.REVIEW_ANSWERS)
def review_change(round_id: UUID, answer_id: UUID) -> str | Response:
    """Choose the right goals, dimensions and areas."""
    found, selection = open_room(round_id), selection_from(request.args)
    full = _full(found, answer_id)
    if request.method == "POST":
        chosen = request.form.getlist
        areas = chosen("area") if found.area_framework else None
        opinion = _said(Verdict.CORRECTED, chosen("goal"), chosen("dimension"), areas)
        batch = _review(round_id, full, opinion)
        going_to = id_from(request.form.get("next"))
        return _onward(round_id, going_to, was=answer_id, batch=batch, said=opinion.verdict)
    goals = all_goals()
    return render_template(
        "analyst/review_change.html",
        full=full,
        goals=goals,
        dimensions=all_dimensions(),
        areas=all_areas(found.area_framework),
        targets=[(goal, lines) for goal in goals if (lines := target_lines(full, goal.code))],
        next=request.args.get("next", ""),
        **shared(found, selection, "desk"),
    )


@analyst.post("/review/<uuid:round_id>/undo")
@guard(Permission.REVIEW_ANSWERS)
def review_undo(round_id: UUID) -> Response:
    """Take the latest press of a button back."""
    batch = id_from(request.form.get("batch"))
    if batch is not None:
        count = undo(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            batch=batch,
        )
        flash(
            ngettext(
                "Undone. The answer stands as before.",
                "Undone. %(num)s answers stand as before.",
                count,
            ),
            "success",
        )
    selection, answer_id = selection_from(request.args), id_from(request.form.get("answer"))
    if request.form.get("view") == "list":
        return redirect(list_address(round_id, selection))
    return redirect(desk_address(round_id, selection, answer_id))


@analyst.post("/review/<uuid:round_id>/label-again")
@guard(Permission.REVIEW_ANSWERS)
def review_label_again(round_id: UUID) -> Response:
    """Have the round labelled by the model of today."""
    session, clock = context.session(), context.ports().clock
    label_again(session, clock=clock, actor=context.actor(), round_id=round_id)
    flash(gettext("The model is reading the answers again. You can go on meanwhile."), "success")
    return redirect(desk_address(round_id, selection_from(request.args), None))


@analyst.post(f"{ANSWER}/reveal")
@guard(Permission.REVIEW_ANSWERS)
def review_reveal(round_id: UUID, answer_id: UUID) -> str:
    """Show the personal details once, in this page only; that somebody asked is noted."""
    text = reveal(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        answer_id=answer_id,
    )
    selection = selection_from(request.args)
    return desk_page(open_room(round_id), selection, answer_id, revealed=text)


@analyst.post(f"{ANSWER}/translation")
@guard(Permission.REVIEW_ANSWERS)
def review_translate(round_id: UUID, answer_id: UUID) -> Response:
    """Keep a person's translation beside the original."""
    language = request.form.get("language", "")
    languages = context.ports().languages
    if language in languages and languages[language].staff:
        _translate(round_id, answer_id, language)
    return redirect(desk_address(round_id, selection_from(request.args), answer_id))


def _translate(round_id: UUID, answer_id: UUID, language: str) -> None:
    written = Translation(
        language, request.form.get("text", ""), request.form.get("translator", "")[:200]
    )
    try:
        translate(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            answer_id=answer_id,
            translation=written,
        )
        flash(gettext("The translation is saved."), "success")
    except InvalidError as error:
        flash(sentence(error), "danger")


def _onward(
    round_id: UUID, going_to: UUID | None, *, was: UUID, batch: UUID, said: Verdict
) -> Response:
    """Go to the next answer, and say there what was saved and how to undo it."""
    words = {"done": str(batch), "said": said.value, "was": str(was)}
    return redirect(desk_address(round_id, selection_from(request.args), going_to, **words))


def _full(found: ReviewRoom, answer_id: UUID) -> AnswerInFull:
    return answer_in_full(context.session(), found=found, answer_id=answer_id)


def _opinion(full: AnswerInFull, *, asks_areas: bool) -> Opinion:
    """Return what the pressed button says; one label taken or added corrects the whole."""
    labels = full.queued.labels
    chosen = {
        Facet.GOAL.value: list(labels.goals),
        Facet.DIMENSION.value: list(labels.dimensions),
        Facet.AREA.value: list(labels.areas),
    }
    for name, change in (("drop", _without), ("add", _with)):
        facet, _, code = request.form.get(name, "").partition(":")
        if code and facet in chosen:
            chosen[facet] = change(chosen[facet], code)
            goals, dimensions, areas = chosen.values()
            return _said(Verdict.CORRECTED, goals, dimensions, areas if asks_areas else None)
    verdict = request.form.get("verdict", "")
    if verdict not in set(Verdict) - {Verdict.CORRECTED}:
        raise InvalidError
    return _said(Verdict(verdict))


def _said(
    verdict: Verdict,
    goals: Sequence[str] = (),
    dimensions: Sequence[str] = (),
    areas: Sequence[str] | None = None,
) -> Opinion:
    return Opinion(
        verdict,
        tuple(goals),
        tuple(dimensions),
        note=request.form.get("note", ""),
        targets=tuple(request.form.getlist("target")),
        areas=None if areas is None else tuple(areas),
    )


def _without(codes: list[str], code: str) -> list[str]:
    return [one for one in codes if one != code]


def _with(codes: list[str], code: str) -> list[str]:
    return [*codes, code]


def _review(round_id: UUID, full: AnswerInFull, opinion: Opinion) -> UUID:
    """Record it, for all the equal texts when the person wants that."""
    everyone = request.form.get("same") == "1"
    return review(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        answer_ids=full.same if everyone else (full.queued.id,),
        opinion=opinion,
    )
