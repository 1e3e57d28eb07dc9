"""Let administrators keep the bodies and say which may decide."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import InvalidError
from dialog.domain.identity import BodyId
from dialog.domain.organisations import BodyKind
from dialog.domain.roles import Permission
from dialog.services.organising import bodies as all_bodies
from dialog.services.organising import body as one_body
from dialog.services.organising import save_body
from dialog.web.admin.forms import BodyForm
from dialog.web.admin.room import admin
from dialog.web.kit.forms import add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _
from dialog.web.kit.staff_words import BODY_KIND_EXPLAINED, BODY_KINDS


@admin.get("/bodies")
@guard(Permission.ADMINISTER)
def bodies() -> str:
    """List the bodies."""
    entries = all_bodies(context.session(), actor=context.actor())
    return render_template("admin/bodies.html", entries=entries, kinds=BODY_KINDS)


@admin.route("/bodies/new", methods=["GET", "POST"])
@guard(Permission.ADMINISTER)
def new_body() -> str | Response:
    """Add a body."""
    return _form_page(BodyForm().offer(), body_id=None)


@admin.route("/bodies/<uuid:body_id>", methods=["GET", "POST"])
@guard(Permission.ADMINISTER)
def edit_body(body_id: UUID) -> str | Response:
    """Change a body."""
    found = one_body(context.session(), actor=context.actor(), body_id=BodyId(body_id))
    return _form_page(BodyForm(obj=found).offer(), body_id=BodyId(body_id))


def _form_page(form: BodyForm, *, body_id: BodyId | None) -> str | Response:
    if form.validate_on_submit() and _save(form, body_id):
        flash(_("Saved."), "success")
        return redirect(url_for("admin.bodies"))
    kinds = [(_(BODY_KINDS[kind]), _(BODY_KIND_EXPLAINED[kind])) for kind in BodyKind]
    return render_template("admin/body.html", form=form, is_new=body_id is None, kinds=kinds)


def _save(form: BodyForm, body_id: BodyId | None) -> bool:
    try:
        save_body(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            body_id=body_id,
            name=str(form.name.data).strip(),
            kind=BodyKind(form.kind.data),
            may_decide=form.may_decide.data,
        )
    except InvalidError as error:
        add_error(form, error, default="name")
        return False
    return True
