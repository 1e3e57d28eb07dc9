"""Let administrators invite staff, change their roles and seats, and close accounts."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import InvalidError
from dialog.domain.identity import StaffId
from dialog.domain.members import Member, MemberDetails, Seat
from dialog.domain.roles import Permission, Role
from dialog.services.organising import bodies as all_bodies
from dialog.services.staffing import (
    activate_member,
    change_member,
    deactivate_member,
    invite_again,
    invite_member,
    member,
    members,
)
from dialog.web.admin.forms import MemberForm
from dialog.web.admin.room import admin
from dialog.web.kit.email_address import read_email
from dialog.web.kit.forms import add_error
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _, sentence
from dialog.web.kit.staff_words import ROLE_EXPLAINED, ROLES, SEATS, STATES


@admin.get("/staff")
@guard(Permission.ADMINISTER)
def staff() -> str:
    """List the staff."""
    found = members(context.session(), actor=context.actor())
    return render_template("admin/staff.html", members=found, roles=ROLES, states=STATES)


@admin.route("/staff/new", methods=["GET", "POST"])
@guard(Permission.ADMINISTER)
def new_member() -> str | Response:
    """Invite somebody."""
    form = MemberForm().offer()
    if form.validate_on_submit() and _is_saved(form, _invite):
        flash(_("An invitation is on its way to %(email)s.", email=form.email.data), "success")
        return redirect(url_for("admin.staff"))
    return _form_page(form, found=None)


@admin.route("/staff/<uuid:staff_id>", methods=["GET", "POST"])
@guard(Permission.ADMINISTER)
def edit_member(staff_id: UUID) -> str | Response:
    """Change a member's name, address, roles and seats."""
    found = member(context.session(), actor=context.actor(), staff_id=StaffId(staff_id))
    details = found.details
    form = MemberForm(name=details.name, email=details.email, roles=sorted(details.roles)).offer()

    def change(written: MemberDetails) -> None:
        change_member(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            staff_id=found.id,
            details=written,
        )

    if form.validate_on_submit() and _is_saved(form, change):
        flash(_("Saved."), "success")
        return redirect(url_for("admin.staff"))
    return _form_page(form, found=found)


@admin.post("/staff/<uuid:staff_id>/<any(invite, close, open):step>")
@guard(Permission.ADMINISTER)
def member_step(staff_id: UUID, step: str) -> Response:
    """Send a new invitation, close an account or open it again."""
    do, done = {
        "invite": (invite_again, _("A new invitation is on its way. Older links are dead.")),
        "close": (deactivate_member, _("The account is closed.")),
        "open": (activate_member, _("The account is open again.")),
    }[step]
    session, clock, actor = context.session(), context.ports().clock, context.actor()
    try:
        do(session, clock=clock, actor=actor, staff_id=StaffId(staff_id))
        flash(done, "success")
    except InvalidError as error:
        flash(sentence(error), "error")
    return redirect(url_for("admin.edit_member", staff_id=staff_id))


def _invite(details: MemberDetails) -> None:
    session, clock = context.session(), context.ports().clock
    invite_member(session, clock=clock, actor=context.actor(), details=details)


def _is_saved(form: MemberForm, save: Callable[[MemberDetails], object]) -> bool:
    try:
        save(_details(form))
    except InvalidError as error:
        add_error(form, error, default="name")
        return False
    return True


def _details(form: MemberForm) -> MemberDetails:
    return MemberDetails(
        name=str(form.name.data).strip(),
        email=read_email(str(form.email.data)),
        roles=frozenset(Role(role) for role in form.roles.data or ()),
        seats={
            entry.body.id: _seat(request.form.get(f"seat-{entry.body.id}"))
            for entry in all_bodies(context.session(), actor=context.actor())
        },
    )


def _seat(written: str | None) -> Seat:
    return Seat(written) if written in set(Seat) else Seat.NONE


def _form_page(form: MemberForm, *, found: Member | None) -> str:
    entries = all_bodies(context.session(), actor=context.actor())
    kept = found.details.seats if found is not None else {}
    seats = {
        entry.body.id: _seat(request.form.get(f"seat-{entry.body.id}", kept.get(entry.body.id)))
        for entry in entries
    }
    return render_template(
        "admin/member.html",
        form=form,
        found=found,
        entries=entries,
        seats=seats,
        roles=[(role, _(ROLES[role]), _(ROLE_EXPLAINED[role])) for role in Role],
        seat_words=[(seat, _(words)) for seat, words in SEATS.items()],
        states=STATES,
    )
