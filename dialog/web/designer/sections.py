"""Show and save the sections of a design that are one form each."""

from functools import partial
from typing import Any
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.findings import Section
from dialog.domain.roles import Permission
from dialog.services.designed_rounds import DesignedRound, Part, body_names, seen_now
from dialog.services.designing import StaleDesignError, save_part
from dialog.web.designer.conflicts import Difference, differences
from dialog.web.designer.desk import round_template, seen_from, this_round
from dialog.web.designer.routes import designer
from dialog.web.designer.section_forms import SECTION_FORMS, SectionForm
from dialog.web.designer.words import LEADS
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _


@designer.get("/<uuid:round_id>/design/<section>")
@guard(Permission.SEE_DESK)
def section(round_id: UUID, section: str) -> str:
    """Show one section of a design."""
    asked, part = _asked(section)
    current = this_round(round_id)
    form = _filled(asked, current)
    form.revision.data = str(seen_now(current, part))
    return _section_page(current, part, form)


@designer.post("/<uuid:round_id>/design/<section>")
@guard(Permission.DESIGN_ROUNDS)
def save_section(round_id: UUID, section: str) -> str | Response | tuple[str, int]:
    """Save one section; a conflict or a mistake keeps everything that was written."""
    asked, part = _asked(section)
    current = this_round(round_id)
    form = asked.form(current.design)(data=asked.data(current))
    if not form.validate():
        return _section_page(current, part, form), 422
    try:
        save_part(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            part=part,
            seen=seen_from(form.revision.data),
            change=partial(asked.changed, form),
            name=form["name"].data if "name" in form else None,
        )
    except StaleDesignError as stale:
        form.revision.data = str(seen_now(stale.current, part))
        differ = differences(form, _filled(asked, stale.current))
        return _section_page(stale.current, part, form, differ), 409
    except InvalidError as error:
        add_error(form, error, default="revision")
        return _section_page(current, part, form), 422
    flash(_("Saved."), "success")
    return redirect(after_saving(current, part.section))


def after_saving(current: DesignedRound, section: Section) -> str:
    """Return the page to go on with: the same section, or the next when that was asked."""
    order = list(Section)
    if request.form.get("go") == "next" and section is not order[-1]:
        section = order[order.index(section) + 1]
    return url_for("designer.section", round_id=current.id, section=section.value)


def _asked(name: str) -> tuple[SectionForm, Part]:
    if name not in set(Section) or Section(name) not in SECTION_FORMS:
        raise NotFoundError
    found = Section(name)
    return SECTION_FORMS[found], Part(found)


def _filled(asked: SectionForm, current: DesignedRound) -> StaffForm:
    """Return the form as the saved design fills it, whatever was sent."""
    return asked.form(current.design)(formdata=None, data=asked.data(current))


def _section_page(
    current: DesignedRound,
    part: Part,
    form: StaffForm,
    differ: list[Difference] | None = None,
) -> str:
    more: dict[str, Any] = {}
    if part.section is Section.DECISION:
        more["bodies"] = body_names(context.session(), actor=context.actor())
    return round_template(
        f"section_{part.section.value}",
        current,
        section=part.section,
        form=form,
        lead=_(LEADS[part.section]),
        conflict=differ,
        **more,
    )
