"""Write, change, relate and merge themes."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.roles import Permission
from dialog.domain.themes import RelationKind, Theme
from dialog.services.looking_up import RoundView
from dialog.services.theme_views import round_themes, theme_in_full
from dialog.services.theming import (
    change_theme,
    create_theme,
    merge,
    relate,
    remove_answers,
    unrelate,
)
from dialog.web.analyst.review_choices import id_from, ids_from
from dialog.web.analyst.routes import analyst
from dialog.web.analyst.theme_forms import (
    ThemeForm,
    languages_known,
    seen_revision,
    show_refusal,
    theme_form,
    theme_from,
    tongues,
)
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext, ngettext, sentence

THEME = "/themes/<uuid:theme_id>"


@analyst.route("/themes/rounds/<uuid:round_id>/new", methods=["GET", "POST"])
@guard(Permission.BUILD_THEMES)
def themes_new(round_id: UUID) -> str | Response:
    """Begin a theme; answers are put in it at the review desk."""
    session, actor = context.session(), context.actor()
    view = round_themes(session, actor=actor, round_id=round_id).round
    languages = view.design.languages
    form = theme_form(languages, Theme(), 0)
    if form.validate_on_submit():
        theme = theme_from(form, languages, Theme())
        try:
            clock = context.ports().clock
            theme_id = create_theme(
                session, clock=clock, actor=actor, round_id=round_id, theme=theme
            )
            return redirect(url_for("analyst.themes_show", theme_id=theme_id))
        except InvalidError as error:
            show_refusal(form, error, languages)
    return _form_page(form, view, None, "")


@analyst.route(f"{THEME}/edit", methods=["GET", "POST"])
@guard(Permission.BUILD_THEMES)
def themes_edit(theme_id: UUID) -> str | Response:
    """Change a theme; the second of two people sees what the first wrote."""
    session, actor = context.session(), context.actor()
    full = theme_in_full(session, actor=actor, theme_id=theme_id)
    brief, languages = full.brief, full.round.design.languages
    form = theme_form(languages, brief.theme, brief.revision)
    if form.validate_on_submit():
        try:
            change_theme(
                session,
                clock=context.ports().clock,
                actor=actor,
                theme_id=theme_id,
                revision=seen_revision(form),
                theme=theme_from(form, languages, brief.theme),
            )
            flash(gettext("The theme is saved."), "success")
            return redirect(url_for("analyst.themes_show", theme_id=theme_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, languages)
            form.revision.data = str(brief.revision)
    return _form_page(form, full.round, theme_id, brief.name)


@analyst.post(f"{THEME}/relations")
@guard(Permission.BUILD_THEMES)
def themes_relate(theme_id: UUID) -> Response:
    """Mark a synergy or conflict with another theme."""
    kind, other_id = request.form.get("kind", ""), id_from(request.form.get("other"))
    if kind not in set(RelationKind) or other_id is None:
        flash(gettext("Choose the other theme, and how the two pull."), "warning")
        return _back(theme_id)
    try:
        relate(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            theme_id=theme_id,
            other_id=other_id,
            kind=RelationKind(kind),
            why=request.form.get("note", ""),
        )
    except InvalidError as error:
        flash(sentence(error), "warning")
    return _back(theme_id)


@analyst.post(f"{THEME}/relations/<uuid:relation_id>/remove")
@guard(Permission.BUILD_THEMES)
def themes_unrelate(theme_id: UUID, relation_id: UUID) -> Response:
    """Take a synergy or conflict away."""
    clock, actor = context.ports().clock, context.actor()
    unrelate(context.session(), clock=clock, actor=actor, relation_id=relation_id)
    return _back(theme_id)


@analyst.route(f"{THEME}/merge", methods=["GET", "POST"])
@guard(Permission.BUILD_THEMES)
def themes_merge(theme_id: UUID) -> str | Response:
    """Let this theme become part of another; the page says beforehand what will happen."""
    session, actor = context.session(), context.actor()
    full = theme_in_full(session, actor=actor, theme_id=theme_id)
    error = ""
    if request.method == "POST":
        into = id_from(request.form.get("into")) or theme_id
        try:
            clock = context.ports().clock
            kept = merge(session, clock=clock, actor=actor, theme_id=theme_id, into_id=into)
            flash(gettext("The two themes are one now."), "success")
            return redirect(url_for("analyst.themes_show", theme_id=kept))
        except InvalidError as refusal:
            error = sentence(refusal)
    return render_template("analyst/themes_merge.html", full=full, error=error)


@analyst.post(f"{THEME}/answers/remove")
@guard(Permission.BUILD_THEMES)
def themes_remove_answers(theme_id: UUID) -> Response:
    """Take chosen answers out of the theme."""
    ids = ids_from(request.form.getlist("answer"))
    if ids:
        remove_answers(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            theme_id=theme_id,
            answer_ids=ids,
        )
        flash(
            ngettext("%(num)s answer is taken out.", "%(num)s answers are taken out.", len(ids)),
            "success",
        )
    return _back(theme_id)


def _form_page(form: ThemeForm, view: RoundView, theme_id: UUID | None, name: str) -> str:
    tags = view.design.languages
    return render_template(
        "analyst/themes_form.html",
        form=form,
        round=view,
        theme_id=theme_id,
        name=name,
        languages=languages_known(tags),
        titles=tongues(form, "title", tags),
        summaries=tongues(form, "summary", tags),
        considered=tongues(form, "considered", tags),
    )


def _back(theme_id: UUID) -> Response:
    return redirect(url_for("analyst.themes_show", theme_id=theme_id))
