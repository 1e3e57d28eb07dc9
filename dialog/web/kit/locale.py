"""Speak each person's language: messages, dates and numbers."""

import gettext as stdlib_gettext
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask
from markupsafe import Markup
from typing_extensions import override

from dialog import context
from dialog.config import TRANSLATIONS
from dialog.domain.errors import DialogError
from dialog.domain.wording import Texts, Wording, worded

DOMAINS = ("messages", "staff")


@lru_cache(maxsize=64)
def catalogue(chain: tuple[str, ...]) -> stdlib_gettext.NullTranslations:
    """Return the messages of a language; English stands in the code and needs no catalogue."""
    first: stdlib_gettext.NullTranslations | None = None
    for tag in chain:
        if tag == "en":
            break
        for domain in DOMAINS:
            path = TRANSLATIONS / tag.replace("-", "_") / "LC_MESSAGES" / f"{domain}.mo"
            if path.exists():
                with path.open("rb") as file:
                    found = stdlib_gettext.GNUTranslations(file)
                if first is None:
                    first = found
                else:
                    first.add_fallback(found)
    return first if first is not None else stdlib_gettext.NullTranslations()


def gettext(message: str, **values: object) -> str:
    """Return a message in the page's language."""
    found = catalogue(context.language().chain).gettext(message)
    return found % values if values else found


def ngettext(singular: str, plural: str, num: int, **values: object) -> str:
    """Return a message in the plural form that belongs to a number."""
    found = catalogue(context.language().chain).ngettext(singular, plural, num)
    return found % {"num": num, **values}


class LazyText:
    """A message translated when it is shown, not when it is written."""

    def __init__(self, message: str) -> None:
        self._message = message

    @override
    def __str__(self) -> str:
        return gettext(self._message)

    def __html__(self) -> str:
        return str(Markup.escape(str(self)))


_ = gettext


def _l(message: str) -> str:
    """Mark a message to be translated when it is shown."""
    return LazyText(message)  # type: ignore[return-value] # it stands where text stands


def sentence(error: DialogError) -> str:
    """Return what an error says to a person."""
    return gettext(error.message) % error.values if error.values else gettext(error.message)


def in_page_language(texts: Texts) -> Wording:
    """Return a text in the page's language, or in the nearest with its own tag."""
    return worded(texts, context.language().chain)


def shown_date(day: date | None) -> str:
    """Return a day as people of the page's language write it."""
    if day is None:
        return ""
    return format_date(day, format="long", locale=_cldr())


def shown_number(number: float, decimals: int = 0) -> str:
    """Return a number as people of the page's language write it, in Latin digits."""
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(number, format=pattern, locale=_cldr(), numbering_system="latn")


def language_in_words(tag: str) -> str:
    """Return a language's name in the page's language, to begin a line with."""
    languages = context.ports().languages
    if "-" in tag:
        # CLDR knows no easy Swedish.
        return languages[tag].autonym if tag in languages else tag
    return _named(tag)


def _named(tag: str) -> str:
    try:
        name = Locale.parse(tag, sep="-").get_display_name(_cldr())
    except (UnknownLocaleError, ValueError):
        return tag
    return name[:1].upper() + name[1:] if name else tag


def _cldr() -> str:
    return context.language().cldr.replace("-", "_")


def install_locale(app: Flask) -> None:
    """Give the templates their messages, dates and numbers."""
    environment = app.jinja_env
    environment.policies["ext.i18n.trimmed"] = True
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(_plain_gettext, _plain_ngettext, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    environment.filters["worded"] = in_page_language
    environment.filters["date"] = shown_date
    environment.filters["number"] = shown_number


def _plain_gettext(message: str) -> str:
    return catalogue(context.language().chain).gettext(message)


def _plain_ngettext(singular: str, plural: str, num: int) -> str:
    return catalogue(context.language().chain).ngettext(singular, plural, num)
