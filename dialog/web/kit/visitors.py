"""Read from the address in which language, organisation and round a visitor is."""

from typing import Any

from flask import Flask, current_app, g, redirect, request, session, url_for
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response

from dialog import context
from dialog.services.looking_up import organisation_named, round_named

ADDRESS = ("lang", "organisation", "round_slug")


class LanguageConverter(BaseConverter):
    """A language tag in an address."""

    regex = r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*"
    weight = 90  # before an organisation's short name, whose converter weighs 100


def install_visitors(app: Flask) -> None:
    """Read language, organisation and round before each view, and keep them in its links."""
    app.url_map.converters["lang"] = LanguageConverter
    app.url_value_preprocessor(_take_address)
    app.url_defaults(_keep_address)
    app.before_request(_read_address)


def address() -> dict[str, Any]:
    """Return the parts of the address that every page of a round shares."""
    found: dict[str, Any] = g.get("address", {})
    return found


def wanted_languages() -> list[str]:
    """Return the languages the browser asks for, the most wanted first."""
    return [tag for tag, _weight in request.accept_languages]


def best_language(offered: tuple[str, ...]) -> str:
    """Return the offered language this visitor most likely reads."""
    return context.ports().languages.preferred(wanted_languages(), offered)


def _take_address(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    taken = values if values is not None else {}
    g.address = {name: taken.pop(name) for name in ADDRESS if name in taken}


def _keep_address(endpoint: str, values: dict[str, Any]) -> None:
    for name in ADDRESS:
        if name not in values and current_app.url_map.is_endpoint_expecting(endpoint, name):
            found = _present(name)
            if found is not None:
                values[name] = found


def _present(name: str) -> str | None:
    if name == "lang":
        return context.language().tag
    found: str | None = address().get(name)
    return found


def _read_address() -> Response | None:
    languages = context.ports().languages
    tag = address().get("lang")
    if tag is None:
        if "language" not in g:
            g.language = languages[_language_without_address()]
        return None
    if tag not in languages:
        return redirect(url_for("public.start", lang=best_language(languages.tags)))
    g.language = languages[tag]
    return _read_round()


def _language_without_address() -> str:
    languages = context.ports().languages
    if not request.path.startswith("/staff"):
        return best_language(languages.tags)
    spoken = tuple(one.tag for one in languages.all if one.staff)
    if request.args.get("language") in spoken:
        session["language"] = request.args["language"]
    chosen: str | None = session.get("language")
    return chosen if chosen in spoken else best_language(spoken)


def _read_round() -> Response | None:
    if "organisation" not in address():
        return None
    g.organisation = organisation_named(context.session(), slug=address()["organisation"])
    if "round_slug" not in address():
        return None
    g.round = round_named(
        context.session(), organisation_id=g.organisation.id, slug=address()["round_slug"]
    )
    design = g.round.design
    g.contact = design.contact if design.contact.name else None
    g.offered_languages = design.languages
    if g.language.tag not in design.languages and request.method == "GET":
        here = {**(request.view_args or {}), "lang": best_language(design.languages)}
        return redirect(url_for(str(request.endpoint), **here))
    return None
