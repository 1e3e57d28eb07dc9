"""Gather the administrators' room from its modules."""

from dialog.web.admin import bodies, log, mails, organisation, staff
from dialog.web.admin.room import admin

__all__ = ["admin", "bodies", "log", "mails", "organisation", "staff"]
