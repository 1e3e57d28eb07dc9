"""Take decisions, plan what follows, and correct them in the open."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.roles import Permission
from dialog.services.deciding import correct_decision, plan_activities, take_decision
from dialog.services.decision_views import DecisionView, decision_with
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.decision_forms import (
    CorrectionForm,
    TakenForm,
    activities_from,
    plan_form,
    taken_form,
    taken_text,
)
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    fields_by_tag,
    language_list,
    see_again,
    seen,
    show_refusal,
)


@steering.route("/decisions/<uuid:decision_id>/take", methods=["GET", "POST"])
@guard(Permission.DECIDE, Permission.PREPARE_DECISIONS)
def decision_take(decision_id: UUID) -> str | Response:
    """Take a decision, or register one that a body took."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    form = taken_form(view, view.languages)
    if form.validate_on_submit():
        try:
            take_decision(
                session,
                clock=context.ports().clock,
                actor=actor,
                decision_id=decision_id,
                revision=seen(form),
                text=taken_text(form, view.languages),
            )
            flash(gettext("The decision is registered. Next, tell those who asked."), "success")
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="paragraph")
            see_again(form, view.revision)
    return _form_page(form, view)


@steering.route("/decisions/<uuid:decision_id>/correct", methods=["GET", "POST"])
@guard(Permission.DECIDE, Permission.PREPARE_DECISIONS)
def decision_correct(decision_id: UUID) -> str | Response:
    """Change a taken decision in a new version."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    form = taken_form(view, view.languages, kind=CorrectionForm)
    if form.validate_on_submit():
        try:
            correct_decision(
                session,
                clock=context.ports().clock,
                actor=actor,
                decision_id=decision_id,
                revision=seen(form),
                text=taken_text(form, view.languages),
                reason=form["reason"].data or "",
            )
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="reason")
            see_again(form, view.revision)
    return _form_page(form, view)


@steering.route("/decisions/<uuid:decision_id>/plan", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def decision_plan(decision_id: UUID) -> str | Response:
    """Write the action plan and how each clause went."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    form = plan_form(view)
    clauses = [form[f"clause_{n}"] for n in range(1, len(view.facts.decision.clauses) + 1)]
    if form.validate_on_submit():
        try:
            plan_activities(
                session,
                clock=context.ports().clock,
                actor=actor,
                decision_id=decision_id,
                revision=seen(form),
                activities=activities_from(form),
                followed_up=tuple((field.data or "").strip() for field in clauses),
            )
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="activity_1_what")
            see_again(form, view.revision)
    rows = [name for name in form.data if name.endswith("_what")]
    return render_template(
        "steering/plan_form.html",
        form=form,
        view=view,
        activities=[(form[name], form[name.replace("_what", "_who")]) for name in rows],
        clauses=list(zip(view.facts.decision.clauses, clauses, strict=True)),
    )


def _form_page(form: TakenForm, view: DecisionView) -> str:
    return render_template(
        "steering/taken_form.html",
        form=form,
        view=view,
        wording=fields_by_tag(form, "wording", view.languages),
        motive=fields_by_tag(form, "motive", view.languages),
        languages=language_list(view.languages),
    )
