"""Make the administrators' room and the tabs inside it."""

from dataclasses import dataclass

from flask import Blueprint, request, url_for

from dialog import context
from dialog.domain.roles import Permission
from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext

admin = Blueprint("admin", __name__, url_prefix="/staff/organisation")

TABS = (
    (N_("Name and look"), "admin.organisation", Permission.ADMINISTER),
    (N_("Bodies"), "admin.bodies", Permission.ADMINISTER),
    (N_("Staff"), "admin.staff", Permission.ADMINISTER),
    (N_("Audit log"), "admin.audit_log", Permission.READ_AUDIT),
    (N_("Mails"), "admin.mails", Permission.ADMINISTER),
)


@dataclass(frozen=True)
class Tab:
    """A part of the room."""

    label: str
    href: str
    current: bool
    badge: str | None = None


@admin.app_template_global("admin_tabs")
def admin_tabs() -> list[Tab]:
    """Return the parts of the room this person may enter."""
    here = request.path
    return [
        Tab(gettext(label), url_for(endpoint), _is_inside(here, url_for(endpoint)))
        for label, endpoint, permission in TABS
        if context.actor().may(permission)
    ]


def _is_inside(here: str, address: str) -> bool:
    if address.endswith("/organisation"):
        return here == address
    return here == address or here.startswith(f"{address}/")
