"""Show the start page, organisations, short links and the pages every site needs."""

from flask import Blueprint, Response, g, jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response as BaseResponse

from dialog import context
from dialog.services.looking_up import (
    database_answers,
    every_organisation,
    organisation_named,
    public_rounds,
    short_link,
)
from dialog.services.telling import answered_rounds
from dialog.web.kit.guard import open_to_everybody
from dialog.web.kit.visitors import address, best_language

public = Blueprint("public", __name__)


@public.get("/")
@open_to_everybody
def root() -> BaseResponse:
    """Send a visitor to the start page in her language."""
    return redirect(url_for("public.start", lang=best_language(context.ports().languages.tags)))


@public.get("/<organisation>/")
@open_to_everybody
def short_address() -> BaseResponse:
    """Send a visitor who knows only the organisation's short name to its page."""
    found = organisation_named(context.session(), slug=address()["organisation"])
    tag = best_language(context.ports().languages.tags)
    return redirect(url_for("public.organisation", lang=tag, organisation=found.slug))


@public.get("/<lang:lang>/")
@open_to_everybody
def start() -> str | BaseResponse:
    """Show the organisations that hold dialogue here."""
    organisations = every_organisation(context.session())
    if len(organisations) == 1:
        slug = organisations[0].slug
        return redirect(url_for("public.organisation", organisation=slug))
    return render_template("public/start.html", organisations=organisations)


@public.get("/<lang:lang>/<organisation>/")
@open_to_everybody
def organisation() -> str:
    """Show an organisation's open and finished rounds."""
    session, now = context.session(), context.ports().clock.now()
    rounds = public_rounds(session, organisation_id=g.organisation.id)
    answered = answered_rounds(session, organisation_id=g.organisation.id)
    coming = [one for one in rounds if one.design.opens_at and one.design.opens_at > now]
    closed = [one for one in rounds if not one.is_open(now) and one not in coming]
    return render_template(
        "public/organisation.html",
        open_rounds=[one for one in rounds if one.is_open(now)],
        coming_rounds=coming,
        waiting_rounds=[one for one in closed if one.id not in answered],
        answered_rounds=[one for one in closed if one.id in answered],
    )


@public.get("/s/<short_code>")
@open_to_everybody
def short(short_code: str) -> str:
    """Let a visitor who followed a short link or QR code choose her language."""
    found, view = short_link(context.session(), short_code=short_code.upper())
    g.organisation = found
    g.offered_languages = view.design.languages
    languages = [context.ports().languages[tag] for tag in view.design.languages]
    return render_template("public/languages.html", languages=languages, view=view, owner=found)


@public.get("/<lang:lang>/about/accessibility")
@open_to_everybody
def accessibility() -> str:
    """Say how accessible the site is and how to report a problem."""
    return render_template("public/accessibility.html")


@public.get("/<lang:lang>/about/help")
@open_to_everybody
def help_page() -> str:
    """Say how to get help and other ways to answer."""
    return render_template("public/help.html")


@public.get("/healthz")
@open_to_everybody
def health() -> Response:
    """Say that the application and its database answer."""
    return jsonify(status="ok" if database_answers(context.session()) else "broken")
