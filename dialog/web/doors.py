"""Open the web rooms and install what they share."""

from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request
from jinja2 import StrictUndefined

from dialog.web.accounts.invitations import invitations
from dialog.web.accounts.routes import accounts
from dialog.web.admin.logos import logos
from dialog.web.admin.rooms import admin
from dialog.web.analyst.rooms import analyst
from dialog.web.designer.rooms import designer
from dialog.web.kit.errors import install_errors
from dialog.web.kit.guard import recognise_staff
from dialog.web.kit.headers import install_headers
from dialog.web.kit.locale import install_locale
from dialog.web.kit.pages import install_pages
from dialog.web.kit.pictures import install_pictures
from dialog.web.kit.static_files import install_static_files
from dialog.web.kit.visitors import install_visitors
from dialog.web.participant.receipts import receipts
from dialog.web.participant.rooms import participant
from dialog.web.public.rooms import public
from dialog.web.steering.rooms import steering

OUTSIDE = (public, participant, receipts, logos)
WORKBENCH = (accounts, invitations, admin, designer, analyst, steering)
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def install_doors(app: Flask) -> None:
    """Open every room of the web floor."""
    app.jinja_env.undefined = StrictUndefined
    install_locale(app)
    install_headers(app)
    install_errors(app)
    install_pages(app)
    install_pictures(app)
    install_static_files(app)
    app.before_request(_refuse_foreign_posts)
    app.before_request(recognise_staff)
    install_visitors(app)
    for room in (*OUTSIDE, *WORKBENCH):
        app.register_blueprint(room)


def _refuse_foreign_posts() -> None:
    """Refuse forms sent from other sites; staff forms carry a token besides."""
    if request.method not in UNSAFE:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        abort(400)
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(400)
    if request.path.startswith("/staff"):
        current_app.extensions["csrf"].protect()
