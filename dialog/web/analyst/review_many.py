"""Handle many answers at once: one action, or one theme, for all that are chosen."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, redirect, render_template, request
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.classification import Verdict
from dialog.domain.missing import IncompleteError
from dialog.domain.quoting import Piece
from dialog.domain.review import Cluster, ReviewState, Selection
from dialog.domain.roles import Permission
from dialog.domain.themes import Theme
from dialog.services.review_desk import ReviewRoom, masked_pieces
from dialog.services.reviewing import Opinion, review
from dialog.services.theme_views import round_themes
from dialog.services.theming import add_answers, create_theme
from dialog.web.analyst.review import desk_address, list_address, open_room, shared
from dialog.web.analyst.review_choices import id_from, ids_from, selection_from
from dialog.web.analyst.review_words import LabelWords, labels_in_words
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext, ngettext

PAGE = 30


@dataclass(frozen=True)
class ListLine:
    """Equal answers as one line of the list."""

    cluster: Cluster
    pieces: tuple[Piece, ...]
    labels: list[LabelWords]


@analyst.get("/review/<uuid:round_id>/list")
@guard(Permission.REVIEW_ANSWERS)
def review_list(round_id: UUID) -> str:
    """Show many answers to choose among."""
    found, selection = open_room(round_id), selection_from(request.args)
    clusters = found.chosen(selection)
    pages = max(1, -(-len(clusters) // PAGE))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    shown = clusters[(number - 1) * PAGE : number * PAGE]
    return render_template(
        "analyst/review_list.html",
        lines=[_line(one, found.area_framework) for one in shown],
        answers=sum(one.size for one in clusters),
        clusters=len(clusters),
        page_number=number,
        pages=pages,
        themes=_themes(round_id),
        **shared(found, selection, "list"),
    )


@analyst.post("/review/<uuid:round_id>/list")
@guard(Permission.REVIEW_ANSWERS)
def review_many(round_id: UUID) -> Response:
    """Do one thing with all chosen answers."""
    found, selection = open_room(round_id), selection_from(request.args)
    ids = _with_equal_texts(found, ids_from(_chosen()))
    more: dict[str, str] = {}
    if not ids:
        flash(gettext("Choose at least one answer, then press the button again."), "warning")
    elif request.form.get("do") == "theme":
        _put_in_theme(round_id, ids)
    elif request.form.get("do") in set(Verdict) - {Verdict.CORRECTED}:
        more = _say(round_id, ids, Verdict(request.form["do"]))
    return redirect(list_address(round_id, selection, **more))


@analyst.route("/review/<uuid:round_id>/answers/<uuid:answer_id>/theme", methods=["GET", "POST"])
@guard(Permission.BUILD_THEMES)
def review_theme(round_id: UUID, answer_id: UUID) -> str | Response:
    """Put one answer, and all that say the same if wanted, in a theme."""
    found, selection = open_room(round_id), selection_from(request.args)
    ids = _with_equal_texts(found, [answer_id])
    if request.method == "POST":
        everyone = request.form.get("same") == "1"
        if _put_in_theme(round_id, ids if everyone else [answer_id]):
            going_to = id_from(request.form.get("next")) or answer_id
            return redirect(desk_address(round_id, selection, going_to))
    answer = found.answer(answer_id)
    return render_template(
        "analyst/review_theme.html",
        answer=answer,
        pieces=masked_pieces(answer.text),
        same=len(ids),
        themes=_themes(round_id),
        next=request.values.get("next", ""),
        **shared(found, selection, "desk"),
    )


def _line(cluster: Cluster, areas: str) -> ListLine:
    words = labels_in_words(cluster.first.labels, areas)
    return ListLine(cluster, masked_pieces(cluster.first.text), words)


def _chosen() -> list[str]:
    return request.form.getlist("page-answer" if request.form.get("all") else "answer")


def _with_equal_texts(found: ReviewRoom, ids: list[UUID]) -> list[UUID]:
    """Return chosen answers with those that say the same, as the list shows them."""
    chosen = set(ids)
    everything = found.chosen(Selection(ReviewState.ALL))
    return [
        member
        for cluster in everything
        if chosen.intersection(cluster.members)
        for member in cluster.members
    ]


def _say(round_id: UUID, ids: list[UUID], verdict: Verdict) -> dict[str, str]:
    batch = review(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        answer_ids=ids,
        opinion=Opinion(verdict, note=request.form.get("note", "")),
    )
    return {"done": str(batch), "said": verdict.value}


def _put_in_theme(round_id: UUID, ids: list[UUID]) -> bool:
    """Put answers in the chosen theme, or in a new one named by its title."""
    session, clock, actor = context.session(), context.ports().clock, context.actor()
    theme_id, title = id_from(request.form.get("theme")), request.form.get("title", "").strip()
    if title:
        theme = Theme(title={context.language().tag: title})
        try:
            create_theme(
                session, clock=clock, actor=actor, round_id=round_id, theme=theme, answer_ids=ids
            )
        except IncompleteError:
            return False
    elif theme_id is not None:
        add_answers(session, clock=clock, actor=actor, theme_id=theme_id, answer_ids=ids)
    else:
        flash(gettext("Choose a theme, or write a title for a new one."), "warning")
        return False
    flash(
        ngettext(
            "%(num)s answer is in the theme now.",
            "%(num)s answers are in the theme now.",
            len(ids),
        ),
        "success",
    )
    return True


def _themes(round_id: UUID) -> list[tuple[str, str]]:
    found = round_themes(context.session(), actor=context.actor(), round_id=round_id)
    return [(str(one.id), one.name) for one in found.themes]
