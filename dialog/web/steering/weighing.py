"""Weigh effort against effect, and show the measures in their order."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.charts import MatrixAxes, MatrixPoint
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.measures import MeasureState
from dialog.domain.priorities import POSITIONS, Effect, Effort
from dialog.domain.roles import Permission
from dialog.services.assessing import measure_with
from dialog.services.prioritising import RankedMeasure, prioritise, ranking
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.kit.pictures import inline_svg
from dialog.web.steering.measure_forms import WeighingForm
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    lines,
    see_again,
    seen,
    show_refusal,
)
from dialog.web.steering.words import choices


@steering.get("/measures/ranking")
@guard(Permission.SEE_DESK)
def measure_ranking() -> str:
    """Show the weighed measures by effort and effect."""
    ranked = ranking(context.session(), actor=context.actor())
    return render_template(
        "steering/ranking.html",
        ranked=ranked,
        first=next((one for one in ranked if one.state is MeasureState.PRIORITISED), None),
        plot=_plot(ranked) if ranked else "",
    )


@steering.route("/measures/<uuid:measure_id>/weigh", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS, Permission.DECIDE)
def measure_weigh(measure_id: UUID) -> str | Response:
    """Weigh an assessed measure."""
    session, actor = context.session(), context.actor()
    view = measure_with(session, actor=actor, measure_id=measure_id)
    form = WeighingForm(
        data={
            "effort": view.effort or "",
            "effect": view.effect or "",
            "weighed_by": "\n".join(view.measure.weighed_by),
            "weighing_note": view.measure.weighing_note,
            "revision": view.revision,
        }
    )
    form.effort.choices, form.effect.choices = choices(Effort), choices(Effect)
    if form.validate_on_submit():
        try:
            prioritise(
                session,
                clock=context.ports().clock,
                actor=actor,
                measure_id=measure_id,
                revision=seen(form),
                effort=Effort(form.effort.data),
                effect=Effect(form.effect.data),
                weighed_by=lines(form.weighed_by.data),
                weighing_note=(form.weighing_note.data or "").strip(),
            )
            flash(gettext("The measure is weighed."), "success")
            return redirect(url_for("steering.measure_page", measure_id=measure_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="effort")
            see_again(form, view.revision)
    return render_template("steering/weighing.html", form=form, view=view)


def _plot(ranked: list[RankedMeasure]) -> Markup:
    """Draw the ranking; the numbers in the plot are the places in the list."""
    language = context.language()
    points = [MatrixPoint(one.name, POSITIONS[one.effort], POSITIONS[one.effect]) for one in ranked]
    axes = MatrixAxes(
        effort=gettext("Effort"),
        effect=gettext("Effect"),
        low=gettext("Low"),
        high=gettext("High"),
        small=gettext("Small"),
        large=gettext("Large"),
        minimum=0,
        maximum=2,
    )
    svg = context.ports().charts.matrix(
        points,
        axes=axes,
        title=gettext("Measures by effort and effect"),
        language=language.tag,
        direction=language.direction,
    )
    return inline_svg(svg)
