"""Let a participant have her address removed by the link in her e-mail."""

from flask import g, render_template

from dialog import context
from dialog.services.delivering import read_removal_token
from dialog.services.delivering import remove_address as erase_address
from dialog.web.kit.guard import open_to_everybody
from dialog.web.public.routes import public


@public.get("/<lang:lang>/<organisation>/remove-address/<token>")
@open_to_everybody
def remove_address(token: str) -> str:
    """Ask whether the address should be removed; nothing happens yet."""
    read_removal_token(context.ports().keys, g.organisation.id, token)
    return render_template("public/remove_address.html", is_removed=False)


@public.post("/<lang:lang>/<organisation>/remove-address/<token>")
@open_to_everybody
def address_removed(token: str) -> str:
    """Remove the address; a mail program's one click ends here too."""
    erase_address(
        context.session(),
        clock=context.ports().clock,
        keys=context.ports().keys,
        organisation_id=g.organisation.id,
        token=token,
    )
    return render_template("public/remove_address.html", is_removed=True)
