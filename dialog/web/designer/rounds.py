"""List rounds, begin one, show where it is in the loop, and copy it."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import RadioField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from dialog import context
from dialog.domain.errors import InvalidError
from dialog.domain.loop import LoopStep
from dialog.domain.publishing_reach import rounds_planned_for
from dialog.domain.roles import Permission
from dialog.domain.rounds import RoundKind
from dialog.services.designed_rounds import designed_rounds
from dialog.services.designing import copy_round, create_round
from dialog.web.designer.desk import flash_error, round_template, shown_finding, this_round
from dialog.web.designer.fields import offered, text_of
from dialog.web.designer.links import short_address, short_qr
from dialog.web.designer.next_places import next_place
from dialog.web.designer.routes import designer
from dialog.web.designer.words import NEXT_STEPS, choices
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.local_time import shown_moment
from dialog.web.kit.locale import _, _l

NAME = [DataRequired(_l("Give the round a name.")), Length(max=300)]


class CopyForm(StaffForm):
    """What a copy is called."""

    name = StringField(_l("Name of the copy"), NAME)


class NewRoundForm(StaffForm):
    """What a round begins with."""

    name = StringField(
        _l("What is the round about?"),
        NAME,
        description=_l("A question is a good name: How shall the harbour park become?"),
    )
    kind = RadioField(_l("What kind of round is it?"), default=RoundKind.CONSULTATION.value)
    language = SelectField(_l("Which language do you write in first?"))


@designer.get("/")
@guard(Permission.SEE_DESK)
def rounds() -> str:
    """List the organisation's rounds."""
    found = designed_rounds(context.session(), clock=context.ports().clock, actor=context.actor())
    return render_template(
        "designer/rounds.html",
        rounds=found,
        planned=rounds_planned_for(one.design for one in found),
        may_begin=context.actor().may(Permission.DESIGN_ROUNDS),
        shown_moment=shown_moment,
    )


@designer.get("/new")
@guard(Permission.DESIGN_ROUNDS)
def new() -> str:
    """Ask what a new round is about."""
    return _new_page(_new_form())


@designer.post("/new")
@guard(Permission.DESIGN_ROUNDS)
def create() -> str | Response | tuple[str, int]:
    """Begin a round."""
    form = _new_form()
    if not form.validate():
        return _new_page(form), 422
    try:
        round_id = create_round(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            kind=RoundKind(form.kind.data),
            name=text_of(form.name),
            language=form.language.data,
        )
    except InvalidError as error:
        add_error(form, error, default="name")
        return _new_page(form), 422
    flash(_("The round has begun. Nobody else sees it until you publish it."), "success")
    return redirect(url_for("designer.section", round_id=round_id, section="about"))


@designer.get("/<uuid:round_id>")
@guard(Permission.SEE_DESK)
def round_page(round_id: UUID) -> str:
    """Show where a round is in the loop and what comes next."""
    return _round_page(round_id, CopyForm(formdata=None))


@designer.post("/<uuid:round_id>/copy")
@guard(Permission.DESIGN_ROUNDS)
def copy(round_id: UUID) -> str | Response | tuple[str, int]:
    """Begin a new round with this one's design."""
    form = CopyForm()
    if not form.validate():
        return _round_page(round_id, form), 422
    try:
        copied_id = copy_round(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            name=text_of(form.name),
        )
    except InvalidError as error:
        flash_error(error)
        return redirect(url_for("designer.round_page", round_id=round_id))
    flash(_("This is the copy. Dates and reasons are left out."), "success")
    return redirect(url_for("designer.round_page", round_id=copied_id))


def _round_page(round_id: UUID, form: CopyForm) -> str:
    current = this_round(round_id)
    before = this_round(current.predecessor_id) if current.predecessor_id else None
    page: dict[str, Any] = {
        "form": form,
        "before": before,
        "next_step": _(NEXT_STEPS[current.step]),
        "next_place": next_place(current.step, round_id=current.id, actor=context.actor()),
        "is_open": current.step is LoopStep.ASK,
        "address": short_address(current),
        "qr": short_qr(current) if current.version else "",
        "shown_moment": shown_moment,
        "shown_finding": shown_finding,
    }
    return round_template("round", current, **page)


def _new_form() -> NewRoundForm:
    form = NewRoundForm()
    form.kind.choices = offered(choices(RoundKind))
    form.language.choices = offered((one.tag, one.autonym) for one in context.ports().languages.all)
    return form


def _new_page(form: NewRoundForm) -> str:
    return render_template("designer/new.html", form=form)
