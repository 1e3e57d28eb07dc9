"""Prepare decision bases and lead them through the bodies."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.roles import Permission
from dialog.services.assessing import measure_list
from dialog.services.decision_views import DecisionView, decision_with
from dialog.services.preparing import add_step, change_basis, make_ready, prepare_decision
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.decision_forms import (
    BasisForm,
    basis_form,
    basis_text,
    clause_fields,
    step_form,
    step_from,
)
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    flash_refusal,
    see_again,
    seen,
    show_refusal,
)


@steering.route("/decisions/new", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def decision_new() -> str | Response:
    """Begin a decision basis, from measures or themes."""
    session, actor = context.session(), context.actor()
    form = basis_form(None, _begun())
    if form.validate_on_submit():
        try:
            clock, text = context.ports().clock, basis_text(form)
            decision_id = prepare_decision(session, clock=clock, actor=actor, text=text)
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except InvalidError as error:
            show_refusal(form, error, default="name")
    return _form_page(form, None)


@steering.route("/decisions/<uuid:decision_id>/edit", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def decision_edit(decision_id: UUID) -> str | Response:
    """Change a basis."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    form = basis_form(view, {})
    if form.validate_on_submit():
        try:
            change_basis(
                session,
                clock=context.ports().clock,
                actor=actor,
                decision_id=decision_id,
                revision=seen(form),
                text=basis_text(form),
            )
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="name")
            see_again(form, view.revision)
    return _form_page(form, view)


@steering.route("/decisions/<uuid:decision_id>/steps", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def decision_step(decision_id: UUID) -> str | Response:
    """Add a step to the trail."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    form = step_form(view)
    if form.validate_on_submit():
        try:
            add_step(
                session,
                clock=context.ports().clock,
                actor=actor,
                decision_id=decision_id,
                revision=seen(form),
                taken_step=step_from(form),
            )
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="step_body")
            see_again(form, view.revision)
    return render_template("steering/step_form.html", form=form, view=view)


@steering.post("/decisions/<uuid:decision_id>/ready")
@guard(Permission.PREPARE_DECISIONS)
def decision_ready(decision_id: UUID) -> Response:
    """Say that a basis is ready for decision."""
    try:
        make_ready(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            decision_id=decision_id,
            revision=request.form.get("revision", 0, type=int),
        )
        flash(gettext("The basis is ready for decision."), "success")
    except (InvalidError, ConflictError) as error:
        flash_refusal(error)
    return redirect(url_for("steering.decision_page", decision_id=decision_id))


def _begun() -> dict[str, object]:
    """Return what the basis is begun from, and who prepares it."""
    actor = context.actor()
    wanted = set(request.args.getlist("measure"))
    chosen = [
        str(one.id) for one in measure_list(context.session(), actor=actor) if str(one.id) in wanted
    ]
    begun: dict[str, object] = {"measures": chosen, "officer": actor.name, "revision": 0}
    return begun | {"themes": request.args.getlist("theme"), "round": request.args.get("round")}


def _form_page(form: BasisForm, view: DecisionView | None) -> str:
    return render_template(
        "steering/basis_form.html", form=form, view=view, clauses=clause_fields(form)
    )
