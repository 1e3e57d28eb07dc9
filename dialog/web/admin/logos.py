"""Serve the organisations' logos from our own origin."""

from flask import Blueprint
from werkzeug.wrappers import Response

from dialog import context
from dialog.services.organising import logo_of
from dialog.web.kit.guard import open_to_everybody

logos = Blueprint("logos", __name__)


@logos.get("/logo/<slug>/<version>")
@open_to_everybody
def logo(slug: str, version: str) -> Response:
    """Send a logo; its address changes with the picture, so browsers may keep it."""
    found = logo_of(context.session(), slug=slug, version=version)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found.content, content_type=found.media_type, headers=headers)
