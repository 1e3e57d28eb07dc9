"""Stand on the porch: who is here, in which language, with which ports."""

from typing import cast
from urllib.parse import urlsplit

from flask import current_app, g
from sqlalchemy.orm import Session

from dialog.config import Settings
from dialog.domain.errors import NotAllowedError
from dialog.domain.identity import OrganisationId
from dialog.domain.languages import Language
from dialog.domain.organisations import Organisation
from dialog.domain.ports import Ports
from dialog.domain.roles import Actor


def ports() -> Ports:
    """Return the outside world as the roof bound it."""
    return cast("Ports", current_app.extensions["dialog_ports"])


def settings() -> Settings:
    """Return the installation's settings."""
    return cast("Settings", current_app.extensions["dialog_settings"])


def session() -> Session:
    """Return the database session of this request, command or job."""
    return cast("Session", current_app.extensions["dialog_session"])


def actor() -> Actor:
    """Return the acting member of staff; the guard has let her in."""
    found: Actor | None = g.get("actor")
    if found is None:
        raise NotAllowedError
    return found


def actor_or_none() -> Actor | None:
    """Return the acting member of staff, if anybody is logged in."""
    found: Actor | None = g.get("actor")
    return found


def language() -> Language:
    """Return the language this page is shown in."""
    found: Language | None = g.get("language")
    return found if found is not None else ports().languages.all[0]


def organisation() -> Organisation | None:
    """Return the organisation this page belongs to, if any."""
    found: Organisation | None = g.get("organisation")
    return found


def link(endpoint: str, **values: object) -> str:
    """Return the full address of a page, for mails and for the console."""
    site = urlsplit(ports().site_url)
    addresses = current_app.url_map.bind(site.netloc, site.path or "/", url_scheme=site.scheme)
    return addresses.build(endpoint, values, force_external=True)


def organisation_id() -> OrganisationId:
    """Return the id of the acting member's organisation."""
    return actor().organisation_id
