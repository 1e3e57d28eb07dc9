"""Build what every page shows around its content."""

from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlencode

from flask import Flask, current_app, g, get_flashed_messages, request, url_for
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup

from dialog import context
from dialog.config import STATIC
from dialog.domain.contrast import brand_palette
from dialog.domain.languages import Direction, Language
from dialog.domain.organisations import OrganisationType
from dialog.domain.roles import Permission
from dialog.domain.rounds import NamedContact
from dialog.web.kit.headers import nonce
from dialog.web.kit.locale import gettext
from dialog.web.kit.rooms import ROOMS
from dialog.web.kit.visitors import address

INLINED = ("tokens.css", "base.css", "participant.css")


@dataclass(frozen=True)
class LanguageLink:
    """A language one can go on in."""

    tag: str
    autonym: str
    dir: Direction
    href: str
    current: bool


@dataclass(frozen=True)
class OrganisationMark:
    """How the organisation shows itself."""

    name: str
    slug: str
    logo_url: str | None
    mark: str
    type: OrganisationType
    """Municipality or region: sentences that name the kind come in both (STD-007)."""


@dataclass(frozen=True)
class RoomLink:
    """A room of the workbench."""

    label: str
    href: str
    current: bool
    badge: str | None = None


@dataclass(frozen=True)
class StaffMark:
    """Who works here."""

    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """What layouts need to know."""

    lang: str
    dir: Direction
    languages: tuple[LanguageLink, ...]
    organisation: OrganisationMark | None
    nonce: str
    brand_css: Markup
    inline_css: Markup
    contact: NamedContact | None
    help_url: str
    accessibility_url: str
    easy_url: str | None
    messages: tuple[tuple[str, str], ...]
    machine_made: bool
    staff: StaffMark | None = None
    rooms: tuple[RoomLink, ...] = field(default=())
    logout_url: str = ""
    csrf: str = ""


def install_pages(app: Flask) -> None:
    """Give every template the page it stands on."""
    app.context_processor(lambda: {"page": this_page()})


def this_page() -> Page:
    """Return the page being made."""
    language = context.language()
    actor = context.actor_or_none()
    links = language_links()
    return Page(
        lang=language.tag,
        dir=language.direction,
        languages=links,
        organisation=_organisation_mark(),
        nonce=nonce(),
        brand_css=Markup(_brand_css()),  # noqa: S704 - made of checked colours only
        inline_css=Markup(inline_css()),  # noqa: S704 - our own style sheets
        contact=g.get("contact"),
        help_url=url_for("public.help_page"),
        accessibility_url=url_for("public.accessibility"),
        easy_url=next((link.href for link in links if link.tag == "sv-simple"), None),
        messages=tuple((kind, str(text)) for kind, text in flashed()),
        machine_made=language.machine_made,
        staff=StaffMark(actor.name, tuple(sorted(actor.roles))) if actor else None,
        rooms=_rooms() if actor else (),
        logout_url=url_for("security.logout") if actor else "",
        csrf=generate_csrf() if request.path.startswith("/staff") else "",
    )


def flashed() -> list[tuple[str, str]]:
    """Return the notices waiting for this person, with their kinds."""
    return [(pair[0], pair[1]) for pair in get_flashed_messages(with_categories=True)]


def language_links() -> tuple[LanguageLink, ...]:
    """Return links to this very page in the languages it is offered in."""
    current = context.language().tag
    return tuple(
        LanguageLink(one.tag, one.autonym, one.direction, _in_language(one), one.tag == current)
        for one in offered_languages()
    )


def offered_languages() -> list[Language]:
    """Return the languages of this page: the round's, the staff's or all."""
    languages = context.ports().languages
    if request.path.startswith("/staff"):
        return [one for one in languages.all if one.staff]
    offered = g.get("offered_languages") or languages.tags
    return [one for one in languages.all if one.tag in offered]


def _in_language(language: Language) -> str:
    if context.actor_or_none() is not None:
        return url_for("accounts.choose_language")
    if request.path.startswith("/staff"):
        return f"{request.path}?{urlencode({**request.args, 'language': language.tag})}"
    path = f"/{language.tag}{request.path.removeprefix('/' + context.language().tag)}"
    if address().get("lang") and _can_be_opened(path):
        return path
    return url_for("public.start", lang=language.tag)


def _can_be_opened(path: str) -> bool:
    return current_app.url_map.bind("").test(path, "GET")


def _organisation_mark() -> OrganisationMark | None:
    organisation = context.organisation()
    if organisation is None:
        return None
    return OrganisationMark(
        organisation.name,
        organisation.slug,
        url_for("logos.logo", slug=organisation.slug, version=organisation.logo)
        if organisation.logo
        else None,
        organisation.name[:1],
        organisation.type,
    )


def _brand_css() -> str:
    organisation = context.organisation()
    colour = organisation.colour if organisation else "#0b5a4b"
    return _palette_css(colour)


@lru_cache(maxsize=256)
def _palette_css(colour: str) -> str:
    palette = brand_palette(colour)
    return (
        f":root{{--brand:{palette.light};--on-brand:{palette.on_light}}}"
        "@media (prefers-color-scheme:dark){"
        f":root{{--brand:{palette.dark};--on-brand:{palette.on_dark}}}}}"
    )


@lru_cache(maxsize=1)
def inline_css() -> str:
    """Return the participant's style sheets as one text to stand in the page."""
    return "".join((STATIC / "css" / name).read_text(encoding="utf-8") for name in INLINED)


def _rooms() -> tuple[RoomLink, ...]:
    actor = context.actor()
    return tuple(
        RoomLink(
            gettext(room.label),
            url_for(room.endpoint),
            (request.endpoint or "").startswith((room.prefix, room.endpoint)),
        )
        for room in ROOMS
        if room.endpoint in current_app.view_functions
        and any(actor.may(Permission(permission)) for permission in room.permissions)
    )
