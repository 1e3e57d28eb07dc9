"""Publish a round through the gate, and close it early."""

from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response
from wtforms import TextAreaField
from wtforms.validators import Length, Optional

from dialog import context
from dialog.domain.errors import InvalidError
from dialog.domain.publishing import LEAST_REASON, Gate, is_reason
from dialog.domain.roles import Permission
from dialog.services.designed_rounds import DesignedRound
from dialog.services.designing import StaleDesignError
from dialog.services.publishing import (
    GateClosedError,
    accept_warnings,
    close_round,
    publish_round,
)
from dialog.web.designer.desk import (
    flash_error,
    round_template,
    seen_from,
    shown_finding,
    this_gate,
    this_round,
)
from dialog.web.designer.routes import designer
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.local_time import shown_moment
from dialog.web.kit.locale import _


@designer.get("/<uuid:round_id>/publish")
@guard(Permission.SEE_DESK)
def gate(round_id: UUID) -> str:
    """Show what is missing before the round can be published."""
    current = this_round(round_id)
    found = this_gate(current)
    form = _form(found)(formdata=None, data=found.reasons)
    form.revision.data = str(current.revision)
    return _gate_page(current, found, form)


@designer.post("/<uuid:round_id>/reasons")
@guard(Permission.DESIGN_ROUNDS)
def save_reasons(round_id: UUID) -> Response:
    """Keep the reasons without publishing."""
    current = this_round(round_id)
    form = _form(this_gate(current))()
    accept_warnings(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        reasons=_reasons(form),
    )
    flash(_("The reasons are saved."), "success")
    return redirect(url_for("designer.gate", round_id=round_id))


@designer.post("/<uuid:round_id>/publish")
@guard(Permission.DESIGN_ROUNDS)
def publish(round_id: UUID) -> str | Response | tuple[str, int]:
    """Publish the round, or say what stops it."""
    current = this_round(round_id)
    found = this_gate(current)
    form = _form(found)()
    try:
        number = publish_round(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            revision=seen_from(form.revision.data).revision,
            reasons=_reasons(form),
        )
    except StaleDesignError as stale:
        form.revision.data = str(stale.current.revision)
        return _gate_page(stale.current, found, form, changed_by=stale.current.edited_by), 409
    except GateClosedError as refused:
        _ask_for_reasons(form, refused.gate)
        return _gate_page(current, refused.gate, form), 422
    except InvalidError as error:
        add_error(form, error, default="revision")
        return _gate_page(current, found, form), 422
    flash(_("Version %(number)d is published.", number=number), "success")
    return redirect(url_for("designer.round_page", round_id=round_id))


@designer.post("/<uuid:round_id>/close")
@guard(Permission.DESIGN_ROUNDS)
def close(round_id: UUID) -> Response:
    """Close the round before its time."""
    try:
        close_round(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
        )
        flash(_("The round is closed. The answers stay."), "success")
    except InvalidError as error:
        flash_error(error)
    return redirect(url_for("designer.round_page", round_id=round_id))


def _form(found: Gate) -> type[StaffForm]:
    """Return a form with a field for the reason of each warning."""
    fields = {
        one.key: TextAreaField(
            _("Why do you publish all the same?"), [Optional(), Length(max=2000)]
        )
        for one in found.warnings
    }
    return type("GateForm", (StaffForm,), dict(fields))


def _reasons(form: StaffForm) -> dict[str, str]:
    return {
        field.short_name: field.data or ""
        for field in form
        if field.short_name not in {"revision", "csrf_token"}
    }


def _ask_for_reasons(form: StaffForm, found: Gate) -> None:
    for one in found.warnings:
        if one.key in form and not is_reason(form[one.key].data or ""):
            words = _("Write the reason, at least %(least)d characters.", least=LEAST_REASON)
            form[one.key].errors = [words]


def _gate_page(
    current: DesignedRound, found: Gate, form: StaffForm, *, changed_by: str = ""
) -> str:
    stops = [shown_finding(current, one) for one in found.stops]
    warnings = [(shown_finding(current, one), form[one.key]) for one in found.warnings]
    return round_template(
        "gate",
        current,
        form=form,
        stops=stops,
        warnings=warnings,
        changed_by=changed_by,
        is_stopped=bool(stops),
        is_tried=bool(form.errors),
        shown_moment=shown_moment,
    )
