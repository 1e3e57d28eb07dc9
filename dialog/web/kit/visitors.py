"""Read from the address in which language, organisation and round a visitor is."""

from typing import Any

from flask import Flask, g, redirect, request, url_for
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from dialog import context
from dialog.services.looking_up import organisation_named, round_named

LANGUAGE_COOKIE = "language"


class LanguageConverter(BaseConverter):
    """A language tag in an address."""

    regex = r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*"


def install_visitors(app: Flask) -> None:
    """Read language, organisation and round before each view."""
    app.url_map.converters["lang"] = LanguageConverter
    app.before_request(_read_address)


def wanted_languages() -> list[str]:
    """Return the languages the browser asks for, the most wanted first."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    asked = [tag for tag, _weight in request.accept_languages]
    return [chosen, *asked] if chosen else asked


def best_language(offered: tuple[str, ...]) -> str:
    """Return the offered language this visitor most likely reads."""
    return context.ports().languages.preferred(wanted_languages(), offered)


def _read_address() -> Response | None:
    arguments = dict(request.view_args or {})
    languages = context.ports().languages
    tag = arguments.get("lang")
    if tag is None:
        if "language" not in g:
            g.language = languages[best_language(languages.tags)]
        return None
    if tag not in languages:
        return redirect(url_for("public.start", lang=best_language(languages.tags)))
    g.language = languages[tag]
    return _read_round(arguments)


def _read_round(arguments: dict[str, Any]) -> Response | None:
    if "organisation" not in arguments:
        return None
    g.organisation = organisation_named(context.session(), slug=arguments["organisation"])
    if "round_slug" not in arguments:
        return None
    g.round = round_named(
        context.session(),
        organisation_id=g.organisation.id,
        slug=arguments["round_slug"],
    )
    g.contact = g.round.design.contact if g.round.design.contact.name else None
    g.offered_languages = g.round.design.languages
    if g.language.tag not in g.offered_languages and request.method == "GET":
        best = best_language(g.offered_languages)
        return redirect(url_for(str(request.endpoint), **{**arguments, "lang": best}))
    return None
