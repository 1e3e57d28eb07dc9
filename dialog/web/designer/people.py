"""Plan which groups a round must reach and how."""

from dataclasses import replace
from uuid import UUID

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.design_changes import Change, known_group, with_group, without_group
from dialog.domain.errors import InvalidError
from dialog.domain.findings import Section
from dialog.domain.roles import Permission
from dialog.domain.rounds import OutreachGroup
from dialog.services.designed_rounds import DesignedRound, Part, Seen, seen_now
from dialog.services.designing import StaleDesignError, save_part
from dialog.web.designer.conflicts import Difference, differences
from dialog.web.designer.desk import flash_error, round_template, seen_from, this_round
from dialog.web.designer.fields import text_of
from dialog.web.designer.group_forms import (
    ReasonForm,
    group_data,
    group_form,
    group_from,
    measures,
)
from dialog.web.designer.routes import designer
from dialog.web.designer.words import LEADS
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _

PEOPLE = Section.PEOPLE
NEW = OutreachGroup("", "")


@designer.get("/<uuid:round_id>/design/people")
@guard(Permission.SEE_DESK)
def people(round_id: UUID) -> str:
    """List the groups to reach."""
    current = this_round(round_id)
    form = ReasonForm(formdata=None, data={"no_groups_reason": current.design.no_groups_reason})
    form.revision.data = str(seen_now(current, Part(PEOPLE)))
    return _people_page(current, form)


@designer.post("/<uuid:round_id>/design/people")
@guard(Permission.DESIGN_ROUNDS)
def save_people(round_id: UUID) -> str | Response | tuple[str, int]:
    """Keep the reason why no group is planned for."""
    current = this_round(round_id)
    form = ReasonForm()
    if not form.validate():
        return _people_page(current, form), 422
    reason = text_of(form.no_groups_reason)
    try:
        _save(
            round_id,
            Part(PEOPLE),
            lambda design: replace(design, no_groups_reason=reason),
            seen_from(form.revision.data),
        )
    except StaleDesignError as stale:
        form.revision.data = str(seen_now(stale.current, Part(PEOPLE)))
        saved = ReasonForm(
            formdata=None, data={"no_groups_reason": stale.current.design.no_groups_reason}
        )
        return _people_page(stale.current, form, differences(form, saved)), 409
    flash(_("Saved."), "success")
    return redirect(url_for("designer.people", round_id=round_id))


@designer.get("/<uuid:round_id>/design/people/new")
@guard(Permission.SEE_DESK)
def new_group(round_id: UUID) -> str:
    """Show an empty group."""
    current = this_round(round_id)
    return _group_page(current, NEW, _filled(current, NEW))


@designer.post("/<uuid:round_id>/design/people/new")
@guard(Permission.DESIGN_ROUNDS)
def add_group(round_id: UUID) -> str | Response | tuple[str, int]:
    """Add a group."""
    return _saved(this_round(round_id), NEW, seen=None)


@designer.get("/<uuid:round_id>/design/people/<key>")
@guard(Permission.SEE_DESK)
def group(round_id: UUID, key: str) -> str:
    """Show one group."""
    current = this_round(round_id)
    planned = known_group(current.design, key)
    form = _filled(current, planned)
    form.revision.data = str(seen_now(current, Part(PEOPLE, key)))
    return _group_page(current, planned, form)


@designer.post("/<uuid:round_id>/design/people/<key>")
@guard(Permission.DESIGN_ROUNDS)
def save_group(round_id: UUID, key: str) -> str | Response | tuple[str, int]:
    """Save one group."""
    current = this_round(round_id)
    planned = next(
        (one for one in current.design.groups if one.key == key),
        OutreachGroup(key, ""),  # taken away while she wrote; what she wrote is kept
    )
    return _saved(current, planned, seen=seen_from(request.form.get("revision")))


@designer.post("/<uuid:round_id>/design/people/<key>/take-away")
@guard(Permission.DESIGN_ROUNDS)
def take_away_group(round_id: UUID, key: str) -> Response:
    """Take a group away."""
    try:
        _save(round_id, Part(PEOPLE, key), lambda design: without_group(design, key), None)
        flash(_("The group is taken away."), "success")
    except InvalidError as error:
        flash_error(error)
    return redirect(url_for("designer.people", round_id=round_id))


def _saved(
    current: DesignedRound, before: OutreachGroup, *, seen: Seen | None
) -> str | Response | tuple[str, int]:
    form = group_form(current.design)(data=group_data(before))
    if not form.validate():
        return _group_page(current, before, form), 422
    try:
        planned = group_from(form, current.design, before)
        part = Part(PEOPLE, planned.key)
        _save(current.id, part, lambda design: with_group(design, planned), seen)
    except StaleDesignError as stale:
        form.revision.data = str(seen_now(stale.current, Part(PEOPLE, before.key)))
        theirs = next((one for one in stale.current.design.groups if one.key == before.key), NEW)
        differ = differences(form, _filled(stale.current, theirs))
        return _group_page(stale.current, before, form, differ), 409
    except InvalidError as error:
        add_error(form, error, default="name")
        return _group_page(current, before, form), 422
    flash(_("Saved."), "success")
    return redirect(url_for("designer.people", round_id=current.id))


def _save(round_id: UUID, part: Part, change: Change, seen: Seen | None) -> None:
    save_part(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        part=part,
        change=change,
        seen=seen,
    )


def _filled(current: DesignedRound, planned: OutreachGroup) -> StaffForm:
    return group_form(current.design)(formdata=None, data=group_data(planned))


def _people_page(
    current: DesignedRound, form: StaffForm, differ: list[Difference] | None = None
) -> str:
    return round_template(
        "people", current, section=PEOPLE, form=form, lead=_(LEADS[PEOPLE]), conflict=differ
    )


def _group_page(
    current: DesignedRound,
    planned: OutreachGroup,
    form: StaffForm,
    differ: list[Difference] | None = None,
) -> str:
    return round_template(
        "group",
        current,
        section=PEOPLE,
        form=form,
        planned=planned,
        measures=measures(current.design),
        conflict=differ,
    )
