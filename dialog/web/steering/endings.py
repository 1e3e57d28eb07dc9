"""Carry measures out, fix them directly, or pass them on."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.clock import today
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.measures import DirectOutcome, Outcome
from dialog.domain.roles import Permission
from dialog.services.assessing import measure_with
from dialog.services.carrying_out import (
    carry_out,
    decide_in_administration,
    end_without_decision,
)
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.measure_forms import CarriedOutForm, OutcomeForm
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    day_of,
    flash_refusal,
    see_again,
    seen,
    show_refusal,
    text_of,
)
from dialog.web.steering.words import choices


@steering.route("/measures/<uuid:measure_id>/end", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def measure_end(measure_id: UUID) -> str | Response:
    """Say that a measure was fixed directly or passed on."""
    session, actor = context.session(), context.actor()
    view = measure_with(session, actor=actor, measure_id=measure_id)
    form = OutcomeForm(data={"on": today(context.ports().clock), "revision": view.revision})
    form.kind.choices = choices(DirectOutcome)
    if form.validate_on_submit():
        outcome = Outcome(
            DirectOutcome(form.kind.data),
            day_of(form.on),
            text_of(form.text),
            text_of(form.to),
        )
        try:
            end_without_decision(
                session,
                clock=context.ports().clock,
                actor=actor,
                measure_id=measure_id,
                revision=seen(form),
                outcome=outcome,
            )
            return redirect(url_for("steering.measure_page", measure_id=measure_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="kind")
            see_again(form, view.revision)
    return render_template("steering/outcome.html", form=form, view=view)


@steering.route("/measures/<uuid:measure_id>/carry-out", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def measure_carry_out(measure_id: UUID) -> str | Response:
    """Say that a decided measure is carried out."""
    session, actor = context.session(), context.actor()
    view = measure_with(session, actor=actor, measure_id=measure_id)
    form = CarriedOutForm(data={"on": today(context.ports().clock), "revision": view.revision})
    if form.validate_on_submit():
        try:
            carry_out(
                session,
                clock=context.ports().clock,
                actor=actor,
                measure_id=measure_id,
                revision=seen(form),
                on=day_of(form.on),
                text=text_of(form.text),
            )
            return redirect(url_for("steering.measure_page", measure_id=measure_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="on")
            see_again(form, view.revision)
    return render_template("steering/carry_out.html", form=form, view=view)


@steering.post("/measures/<uuid:measure_id>/take-on")
@guard(Permission.PREPARE_DECISIONS)
def measure_take_on(measure_id: UUID) -> Response:
    """Take an administrative measure on without a political decision."""
    try:
        decide_in_administration(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            measure_id=measure_id,
            revision=request.form.get("revision", 0, type=int),
        )
        flash(gettext("The measure is taken on."), "success")
    except (InvalidError, ConflictError) as error:
        flash_refusal(error)
    return redirect(url_for("steering.measure_page", measure_id=measure_id))
