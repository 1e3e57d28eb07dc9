"""Show and propose measures."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.impact import Horizon, ImpactRow
from dialog.domain.measures import STATES, one_function_only
from dialog.domain.roles import Permission
from dialog.services.assessing import (
    change_measure,
    measure_list,
    measure_with,
    missing_in_assessment,
    propose_measure,
)
from dialog.services.hearing import heard_themes
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.measure_forms import known_ids, measure_form, measure_text
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    see_again,
    seen,
    show_refusal,
)


@steering.get("/measures")
@guard(Permission.SEE_DESK)
def measures() -> str:
    """List the measures with how far each has come."""
    actor = context.actor()
    return render_template(
        "steering/measures.html",
        measures=measure_list(context.session(), actor=actor),
        may_prepare=actor.may(Permission.PREPARE_DECISIONS),
    )


@steering.get("/measures/<uuid:measure_id>")
@guard(Permission.SEE_DESK)
def measure_page(measure_id: UUID) -> str:
    """Show a measure, its assessment and its next step."""
    actor = context.actor()
    view = measure_with(context.session(), actor=actor, measure_id=measure_id)
    return render_template(
        "steering/measure.html",
        view=view,
        states=STATES,
        place=STATES.index(view.state),
        rows=list(ImpactRow),
        horizons=list(Horizon),
        cells={(cell.row, cell.horizon): cell for cell in view.cells},
        missing=missing_in_assessment(view),
        one_function=one_function_only(view.measure.weighed_by),
        may_prepare=actor.may(Permission.PREPARE_DECISIONS),
        may_weigh=actor.may(Permission.PREPARE_DECISIONS) or actor.may(Permission.DECIDE),
    )


@steering.route("/measures/new", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def measure_new() -> str | Response:
    """Propose a measure, from themes or towards a goal."""
    session, actor = context.session(), context.actor()
    themes = heard_themes(session, actor=actor)
    begun: dict[str, object] = {
        "themes": known_ids(request.args.getlist("theme"), themes),
        "goal": request.args.get("goal", ""),
    }
    form = measure_form(None, themes, begun)
    if form.validate_on_submit():
        try:
            clock, text = context.ports().clock, measure_text(form)
            measure_id = propose_measure(session, clock=clock, actor=actor, text=text)
            flash(gettext("The measure is proposed. Next, assess what it leads to."), "success")
            return redirect(url_for("steering.measure_page", measure_id=measure_id))
        except InvalidError as error:
            show_refusal(form, error, default="name")
    return render_template("steering/measure_form.html", form=form, view=None)


@steering.route("/measures/<uuid:measure_id>/edit", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def measure_edit(measure_id: UUID) -> str | Response:
    """Change a proposal."""
    session, actor = context.session(), context.actor()
    view = measure_with(session, actor=actor, measure_id=measure_id)
    form = measure_form(view, heard_themes(session, actor=actor), {})
    if form.validate_on_submit():
        try:
            change_measure(
                session,
                clock=context.ports().clock,
                actor=actor,
                measure_id=measure_id,
                revision=seen(form),
                text=measure_text(form),
            )
            return redirect(url_for("steering.measure_page", measure_id=measure_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="name")
            see_again(form, view.revision)
    return render_template("steering/measure_form.html", form=form, view=view)
