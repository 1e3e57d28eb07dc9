"""Let administrators keep the organisation's name, look and settings."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.contrast import BrandPalette, brand_palette, is_colour
from dialog.domain.errors import InvalidError
from dialog.domain.logos import read_logo
from dialog.domain.organisations import Organisation, OrganisationType
from dialog.domain.roles import Permission
from dialog.services.looking_up import organisation_with
from dialog.services.organising import OrganisationDetails, change_organisation, set_logo
from dialog.web.admin.forms import LogoForm, OrganisationForm
from dialog.web.admin.room import admin
from dialog.web.kit.forms import add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _

CHECK = "check"


@admin.route("", methods=["GET", "POST"])
@guard(Permission.ADMINISTER, Permission.READ_AUDIT)
def organisation() -> str | Response:
    """Show and save the organisation's name, look and settings."""
    if not context.actor().may(Permission.ADMINISTER):
        return redirect(url_for("admin.audit_log"))
    own = _own()
    form = OrganisationForm(obj=own).offer()
    checks_only = request.form.get("action") == CHECK
    if not checks_only and form.validate_on_submit() and _save(form):
        flash(_("Saved."), "success")
        return redirect(url_for("admin.organisation"))
    return _page(own, form, LogoForm())


@admin.post("/logo")
@guard(Permission.ADMINISTER)
def change_logo() -> str | Response:
    """Keep an uploaded logo or take the logo away."""
    form = LogoForm()
    try:
        uploaded = form.logo.data
        takes_away = request.form.get("action") == "remove"
        logo = None if takes_away else read_logo(uploaded.read() if uploaded else b"")
    except InvalidError as error:
        add_error(form, error, default="logo")
        own = _own()
        return _page(own, OrganisationForm(formdata=None, obj=own).offer(), form)
    session, clock = context.session(), context.ports().clock
    set_logo(session, clock=clock, actor=context.actor(), logo=logo)
    flash(_("The logo is removed.") if takes_away else _("The logo is saved."), "success")
    return redirect(url_for("admin.organisation"))


def _own() -> Organisation:
    return organisation_with(context.session(), organisation_id=context.organisation_id())


def _save(form: OrganisationForm) -> bool:
    details = OrganisationDetails(
        name=str(form.name.data).strip(),
        type=OrganisationType(form.type.data),
        colour=str(form.colour.data).strip(),
        least_count=form.least_count.data or 0,
        draft_days=form.draft_days.data or 0,
        taxonomy=form.taxonomy.data or "",
    )
    session, clock = context.session(), context.ports().clock
    try:
        change_organisation(session, clock=clock, actor=context.actor(), details=details)
    except InvalidError as error:
        add_error(form, error, default="name")
        return False
    return True


def _page(own: Organisation, form: OrganisationForm, logo_form: LogoForm) -> str:
    return render_template(
        "admin/organisation.html",
        own=own,
        form=form,
        logo_form=logo_form,
        palette=_palette(form),
        check=CHECK,
        checks_only=request.form.get("action") == CHECK,
    )


def _palette(form: OrganisationForm) -> BrandPalette | None:
    colour = (form.colour.data or "").strip()
    return brand_palette(colour) if is_colour(colour) else None
