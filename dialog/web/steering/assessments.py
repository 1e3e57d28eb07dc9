"""Assess what a measure leads to."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.roles import Permission
from dialog.services.assessing import measure_with, save_assessment
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.measure_forms import (
    assessment_form,
    cells_from,
    grid_fields,
    parameters_from,
)
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    see_again,
    seen,
    show_refusal,
)


@steering.route("/measures/<uuid:measure_id>/assess", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def measure_assess(measure_id: UUID) -> str | Response:
    """Fill in the ten cells and four parameters, some now and the rest later."""
    session, actor = context.session(), context.actor()
    view = measure_with(session, actor=actor, measure_id=measure_id)
    form = assessment_form(view)
    if form.validate_on_submit():
        try:
            save_assessment(
                session,
                clock=context.ports().clock,
                actor=actor,
                measure_id=measure_id,
                revision=seen(form),
                cells=cells_from(form),
                parameters=parameters_from(form),
                finish=request.form.get("do") == "finish",
            )
            flash(gettext("The assessment is saved."), "success")
            return redirect(url_for("steering.measure_page", measure_id=measure_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="resources")
            see_again(form, view.revision)
    return render_template("steering/assessment.html", form=form, view=view, grid=grid_fields(form))
