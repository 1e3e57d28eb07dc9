"""Show what staff did, and how often participants did what on which day."""

from datetime import date, timedelta

from flask import render_template, request, url_for

from dialog import context
from dialog.domain.clock import today
from dialog.domain.roles import Permission
from dialog.services.reading_audit import AuditFilter, audit_page, participant_days
from dialog.web.admin.detail_words import shown_details
from dialog.web.admin.room import admin
from dialog.web.admin.words import shown_action
from dialog.web.kit.guard import guard

DAYS = timedelta(days=30)
LONGEST_NUMBER = 6


@admin.get("/audit")
@guard(Permission.READ_AUDIT)
def audit_log() -> str:
    """Show the audit log, filtered."""
    session, actor = context.session(), context.actor()
    wanted = _filter()
    last = wanted.last_day or today(context.ports().clock)
    first = wanted.first_day or last - DAYS
    found = audit_page(session, actor=actor, wanted=wanted)
    return render_template(
        "admin/audit.html",
        found=found,
        wanted=wanted,
        days=participant_days(session, actor=actor, first_day=first, last_day=last),
        first=first,
        last=last,
        previous=_address(wanted, found.page - 1) if found.page > 1 else None,
        following=_address(wanted, found.page + 1) if found.page < found.pages else None,
        shown_action=shown_action,
        shown_details=shown_details,
    )


def _filter() -> AuditFilter:
    page = request.args.get("page", "")
    return AuditFilter(
        actor_name=request.args.get("who", ""),
        action=request.args.get("what", ""),
        first_day=_day("from"),
        last_day=_day("to"),
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < LONGEST_NUMBER else 1,
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None


def _address(wanted: AuditFilter, page: int) -> str:
    return url_for(
        "admin.audit_log",
        who=wanted.actor_name or None,
        what=wanted.action or None,
        page=page,
        **{"from": wanted.first_day, "to": wanted.last_day},  # type: ignore[arg-type] # left out when None
    )
