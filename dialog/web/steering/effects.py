"""Report what a decision led to."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.roles import Permission
from dialog.services.decision_views import decision_with
from dialog.services.evaluating import report_effect
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext
from dialog.web.steering.effect_forms import effect_form, report_from
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    fields_by_tag,
    language_list,
    see_again,
    seen,
    show_refusal,
)


@steering.route("/decisions/<uuid:decision_id>/effect", methods=["GET", "POST"])
@guard(Permission.PREPARE_DECISIONS)
def decision_effect(decision_id: UUID) -> str | Response:
    """Say whether it was done and whether it worked."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    form = effect_form(view)
    if form.validate_on_submit():
        try:
            report_effect(
                session,
                clock=context.ports().clock,
                actor=actor,
                decision_id=decision_id,
                revision=seen(form),
                report=report_from(form, view.languages),
            )
            flash(gettext("The effect is reported. Next, tell those who asked."), "success")
            return redirect(url_for("steering.decision_page", decision_id=decision_id))
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="done")
            see_again(form, view.revision)
    return render_template(
        "steering/effect_form.html",
        form=form,
        view=view,
        texts=fields_by_tag(form, "texts", view.languages),
        languages=language_list(view.languages),
    )
