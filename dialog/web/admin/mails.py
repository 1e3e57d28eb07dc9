"""Show administrators the mails that were written while no mail server is set up."""

from flask import render_template

from dialog import context
from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.errors import NotFoundError
from dialog.domain.roles import Permission
from dialog.web.admin.room import admin
from dialog.web.kit.guard import guard


@admin.get("/mails")
@guard(Permission.ADMINISTER)
def mails() -> str:
    """List the organisation's own mails, or say that a mail server sends them."""
    if context.settings().smtp_url is not None:
        return render_template("admin/mails.html", is_kept=False, mails=[], zone=LOCAL_ZONE)
    found = context.ports().mail_folder.mails(context.organisation_id())
    return render_template("admin/mails.html", is_kept=True, mails=found, zone=LOCAL_ZONE)


@admin.get("/mails/<name>")
@guard(Permission.ADMINISTER)
def mail(name: str) -> str:
    """Show one of the organisation's own mails."""
    if context.settings().smtp_url is not None:
        raise NotFoundError
    for found in context.ports().mail_folder.mails(context.organisation_id()):
        if found.name == name:
            return render_template("admin/mail.html", mail=found, zone=LOCAL_ZONE)
    raise NotFoundError
