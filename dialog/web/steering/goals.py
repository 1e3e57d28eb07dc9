"""Show and shape the organisation's goals."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.goals import GoalStatus, Level, reading_hints
from dialog.domain.roles import Permission
from dialog.services import goal_setting
from dialog.services.assessing import measure_list
from dialog.services.following_up import indicators
from dialog.services.goal_setting import GoalView, goal_with
from dialog.services.hearing import heard_themes
from dialog.services.suggesting import suggested_global_goals
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.goal_forms import (
    PLAIN_LANGUAGES,
    GoalForm,
    UseRow,
    global_goal,
    goal_form,
    goal_text,
    posted_uses,
    stored_uses,
)
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    fields_by_tag,
    flash_refusal,
    ids,
    language_list,
    see_again,
    seen,
    show_refusal,
)


@steering.get("/goals")
@guard(Permission.SEE_DESK)
def goals() -> str:
    """List the goals with what stands behind them."""
    level = next((one for one in Level if one == request.args.get("level")), None)
    found = goal_setting.goal_list(context.session(), actor=context.actor(), level=level)
    return render_template(
        "steering/goals.html",
        goals=found,
        levels=list(Level),
        level=level,
        indicators=indicators(context.session(), actor=context.actor()),
        may_shape=context.actor().may(Permission.SHAPE_GOALS),
    )


@steering.get("/goals/<uuid:goal_id>")
@guard(Permission.SEE_DESK)
def goal_page(goal_id: UUID) -> str:
    """Show a goal with its provenance, indicators and what is missing."""
    session, actor = context.session(), context.actor()
    view = goal_with(session, actor=actor, goal_id=goal_id)
    measures = [one for one in measure_list(session, actor=actor) if one.goal_id == goal_id]
    return render_template(
        "steering/goal.html",
        view=view,
        languages=language_list(view.goal.plain),
        hints=reading_hints(view.goal.plain),
        missing=goal_setting.missing_in_goal(view) if view.status is GoalStatus.DRAFT else (),
        indicators=indicators(session, actor=actor).get(goal_id, []),
        measures=measures,
        global_goals=[(code, global_goal(code)) for code in view.goal.global_goals],
        may_shape=actor.may(Permission.SHAPE_GOALS),
    )


@steering.route("/goals/new", methods=["GET", "POST"])
@guard(Permission.SHAPE_GOALS)
def goal_new() -> str | Response:
    """Begin a goal from one or more themes."""
    session, actor = context.session(), context.actor()
    themes = heard_themes(session, actor=actor)
    known = {str(theme.id) for theme in themes}
    chosen = ids([one for one in request.args.getlist("theme") if one in known])
    suggested = suggested_global_goals(session, theme_ids=chosen) if chosen else []
    form = goal_form(suggested=suggested)
    if form.validate_on_submit():
        try:
            text = goal_text(form, themes)
            clock = context.ports().clock
            goal_id = goal_setting.create_goal(session, clock=clock, actor=actor, text=text)
            flash(gettext("The goal is saved as a draft."), "success")
            return redirect(url_for("steering.goal_page", goal_id=goal_id))
        except InvalidError as error:
            show_refusal(form, error, default="name")
    rows = posted_uses(themes) if request.method == "POST" else stored_uses(themes, None, chosen)
    return _form_page(form, rows, None)


@steering.route("/goals/<uuid:goal_id>/edit", methods=["GET", "POST"])
@guard(Permission.SHAPE_GOALS)
def goal_edit(goal_id: UUID) -> str | Response:
    """Change a goal."""
    session, actor = context.session(), context.actor()
    view = goal_with(session, actor=actor, goal_id=goal_id)
    themes = heard_themes(session, actor=actor)
    form = goal_form(view)
    if form.validate_on_submit():
        try:
            goal_setting.change_goal(
                session,
                clock=context.ports().clock,
                actor=actor,
                goal_id=goal_id,
                revision=seen(form),
                text=goal_text(form, themes),
            )
            return redirect(url_for("steering.goal_page", goal_id=goal_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="name")
            see_again(form, view.revision)
    rows = posted_uses(themes) if request.method == "POST" else stored_uses(themes, view, ())
    return _form_page(form, rows, view)


@steering.post("/goals/<uuid:goal_id>/<any(adopt, withdraw, reviewed):verb>")
@guard(Permission.SHAPE_GOALS)
def goal_status(goal_id: UUID, verb: str) -> Response:
    """Adopt or withdraw a goal, or say that it is reviewed."""
    services = {
        "adopt": goal_setting.adopt_goal,
        "withdraw": goal_setting.withdraw_goal,
        "reviewed": goal_setting.finish_review,
    }
    done = {
        "adopt": gettext("The goal is adopted."),
        "withdraw": gettext("The goal is withdrawn. It stays readable here."),
        "reviewed": gettext("The review is noted."),
    }
    try:
        services[verb](
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            goal_id=goal_id,
            revision=request.form.get("revision", 0, type=int),
        )
        flash(done[verb], "success")
    except (InvalidError, ConflictError) as error:
        flash_refusal(error)
    return redirect(url_for("steering.goal_page", goal_id=goal_id))


def _form_page(form: GoalForm, rows: list[UseRow], view: GoalView | None) -> str:
    return render_template(
        "steering/goal_form.html",
        form=form,
        rows=rows,
        view=view,
        plain=fields_by_tag(form, "plain", PLAIN_LANGUAGES),
        languages=language_list(PLAIN_LANGUAGES),
    )
