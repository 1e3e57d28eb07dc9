"""Show what waits to be reviewed, and one answer at a time."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import render_template, request, url_for

from dialog import context
from dialog.domain.classification import Verdict
from dialog.domain.quoting import Piece
from dialog.domain.review import Cluster, Selection
from dialog.domain.roles import Permission
from dialog.services.reading_answers import answer_in_full
from dialog.services.relabelling import labelled_before
from dialog.services.review_desk import ReviewRoom, room, rooms
from dialog.web.analyst.review_choices import address_of, choices_in, id_from, selection_from
from dialog.web.analyst.review_labels import earlier_lines, label_lines, suggestions
from dialog.web.analyst.review_words import (
    VERDICTS,
    found_language,
    language_name,
    masked_words,
    review_in_words,
)
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext


@dataclass(frozen=True)
class DeskPlace:
    """Where in its day's batch an answer stands, and how many are chosen in all."""

    number: int | None
    total: int
    everything: int
    previous: UUID | None
    next: UUID | None


@analyst.get("/review")
@guard(Permission.REVIEW_ANSWERS)
def queues() -> str:
    """Show the rounds with what waits in each."""
    found = rooms(context.session(), clock=context.ports().clock, actor=context.actor())
    return render_template("analyst/review_queues.html", rooms=found)


@analyst.get("/review/<uuid:round_id>")
@guard(Permission.REVIEW_ANSWERS)
def review_round(round_id: UUID) -> str:
    """Show one answer at a time: the one asked for, else the first chosen."""
    found = open_room(round_id)
    selection = selection_from(request.args)
    clusters = found.chosen(selection)
    answer_id = id_from(request.args.get("answer"))
    if answer_id is None and clusters:
        answer_id = clusters[0].first.id
    if answer_id is None:
        return render_template("analyst/review_done.html", **shared(found, selection, "desk"))
    return desk_page(found, selection, answer_id, clusters=clusters)


def open_room(round_id: UUID) -> ReviewRoom:
    """Return the room of a round for the acting person."""
    return room(
        context.session(), clock=context.ports().clock, actor=context.actor(), round_id=round_id
    )


def desk_page(
    found: ReviewRoom,
    selection: Selection,
    answer_id: UUID,
    *,
    clusters: list[Cluster] | None = None,
    revealed: str | None = None,
) -> str:
    """Return the page of one answer."""
    full = answer_in_full(context.session(), found=found, answer_id=answer_id)
    chosen = found.chosen(selection) if clusters is None else clusters
    question = found.round.design.question(full.queued.question_key)
    return render_template(
        "analyst/review_desk.html",
        full=full,
        pieces=full.pieces if revealed is None else (Piece(revealed),),
        revealed=revealed is not None,
        question=question.text if question else {},
        lines=label_lines(full, found.area_framework),
        more=suggestions(full),
        found_language=found_language(full.detected_language),
        history=full.history,
        earlier=earlier_lines(full),
        verdicts=VERDICTS,
        history_labels=review_in_words,
        place=place_of(chosen, answer_id),
        **shared(found, selection, "desk"),
    )


def shared(found: ReviewRoom, selection: Selection, view: str) -> dict[str, object]:
    """Return what every page of a review room shows."""
    return {
        "room": found,
        "view": view,
        "query": address_of(selection),
        "selection": selection,
        "labelled_before": _labelled_before(found),
        "choices": choices_in(found, selection),
        "done": id_from(request.args.get("done")),
        "done_words": _done_words(),
        "undo_to": request.args.get("was", ""),
        "tongue": language_name,
        "masked_words": masked_words(),
    }


def place_of(clusters: list[Cluster], answer_id: UUID) -> DeskPlace:
    """Return where among the chosen an answer stands; behind the last comes the first."""
    at = next((n for n, one in enumerate(clusters) if answer_id in one.members), None)
    if at is None:
        first = clusters[0].first.id if clusters else None
        return DeskPlace(None, 0, len(clusters), None, first)
    others = len(clusters) > 1
    batch = [n for n, one in enumerate(clusters) if one.first.day == clusters[at].first.day]
    return DeskPlace(
        batch.index(at) + 1,
        len(batch),
        len(clusters),
        clusters[at - 1].first.id if at else None,
        clusters[(at + 1) % len(clusters)].first.id if others else None,
    )


def desk_address(round_id: UUID, selection: Selection, answer_id: UUID | None, **more: str) -> str:
    """Return the address of the desk at an answer, with the selection kept."""
    query: dict[str, Any] = {**address_of(selection), **more}
    if answer_id is not None:
        query["answer"] = str(answer_id)
    return url_for("analyst.review_round", round_id=round_id, **query)


def list_address(round_id: UUID, selection: Selection, **more: str) -> str:
    """Return the address of the list, with the selection kept."""
    query: dict[str, Any] = {**address_of(selection), **more}
    return url_for("analyst.review_list", round_id=round_id, **query)


def _labelled_before(found: ReviewRoom) -> int:
    if found.labelling and found.labelling.state != "parked":
        return 0
    return labelled_before(context.session(), round_id=found.round.id)


def _done_words() -> str:
    said = request.args.get("said", "")
    return gettext(VERDICTS[Verdict(said)]) if said in set(Verdict) else ""
