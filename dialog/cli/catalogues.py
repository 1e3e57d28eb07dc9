"""Know the message catalogues: what participants read in every language, what staff read in two."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from dialog.config import TEMPLATES, TRANSLATIONS
from dialog.domain.languages import Languages, languages_from_mapping
from dialog.services.describing import card_sentences

DOMAINS = ("messages", "staff")
HEADER = """\
# Messages of Dialog.
# Copyright (C) the Dialog authors. MIT licence.
#"""
PARTICIPANT_PATHS = (
    "dialog/web/participant/",
    "dialog/web/public/",
    "dialog/web/kit/",
    "dialog/domain/backgrounds.py",
    "dialog/domain/errors.py",
    "dialog/domain/receipts.py",
    "dialog/domain/questions/",
    "dialog/services/answering.py",
    "dialog/services/delivering.py",
    "templates/participant/",
    "templates/public/",
    "templates/answers/",
    "templates/components/",
    "templates/messages/",
    "templates/layouts/",
)
STAFF_PATHS = (
    "dialog/web/kit/rooms.py",
    "dialog/web/kit/staff_words.py",
    "templates/layouts/staff.html",
    "templates/layouts/_account.html",
    "templates/messages/staff_",
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
TAG = re.compile(r"</?[a-z]+[^>]*>")
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
OPTIONS = {"**.html": {"trimmed": "true", "silent": "false"}, "**.txt": {"trimmed": "true"}}
KEYWORDS = {"_": None, "_l": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def languages() -> Languages:
    """Return the one list of languages."""
    with (TRANSLATIONS / "languages.toml").open("rb") as file:
        return languages_from_mapping(tomllib.load(file))


def template_path(domain: str) -> Path:
    """Return where a domain's template stands."""
    return TRANSLATIONS / f"{domain}.pot"


def catalogue_path(domain: str, tag: str) -> Path:
    """Return where a language's catalogue stands."""
    return TRANSLATIONS / tag.replace("-", "_") / "LC_MESSAGES" / f"{domain}.po"


def every_catalogue() -> Iterator[tuple[str, str]]:
    """Yield each domain with each language that needs it; English stands in the code."""
    for language in languages().all:
        if language.tag != "en":
            yield "messages", language.tag
        if language.staff and language.tag != "en":
            yield "staff", language.tag


def domain_of(path: str) -> str:
    """Return the domain of a source file."""
    if path.startswith(STAFF_PATHS):
        return "staff"
    return "messages" if path.startswith(PARTICIPANT_PATHS) else "staff"


def extracted() -> dict[str, Catalog]:
    """Return the messages in the code; what participants read is not repeated for staff."""
    catalogues = {domain: _catalogue(domain) for domain in DOMAINS}
    found = list(_found_messages())
    for domain in DOMAINS:
        for path, message, comments in found:
            known = domain == "staff" and message in catalogues["messages"]
            if domain_of(path) == domain and not known:
                catalogues[domain].add(message, None, auto_comments=comments)
    for sentence in card_sentences():
        catalogues["staff"].add(sentence, None, auto_comments=["The text model's card"])
    return catalogues


def _found_messages() -> Iterator[tuple[str, str | tuple[str, ...], list[str]]]:
    root = TEMPLATES.parent
    for folder in ("dialog", "templates"):
        for path, _line, message, comments, _context in extract_from_dir(
            root / folder,
            METHODS,
            OPTIONS,
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        ):
            yield f"{folder}/{path}", message, list(comments)


def read_catalogue(domain: str, tag: str) -> Catalog:
    """Return a language's catalogue, a new one if there is none."""
    path = catalogue_path(domain, tag)
    locale = languages()[tag].cldr.replace("-", "_")
    if not path.exists():
        return _catalogue(domain, locale)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=locale, domain=domain)
    catalogue.header_comment = HEADER
    return catalogue


def _catalogue(domain: str, locale: str | None = None) -> Catalog:
    return Catalog(
        locale=locale,
        domain=domain,
        fuzzy=False,
        project="Dialog",
        version="1",
        copyright_holder="the Dialog authors",
        header_comment=HEADER,
        last_translator="machine-made, not yet checked by a person",
        language_team="the Dialog authors",
        msgid_bugs_address="the issue tracker",
    )


def write_catalogue(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue in a form that changes only where its messages do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, no_location=True, sort_output=True, omit_header=False, width=100)


def problems_of(templates: dict[str, Catalog]) -> Iterator[str]:
    """Yield what is missing or broken in the catalogues."""
    for domain, tag in every_catalogue():
        catalogue = read_catalogue(domain, tag)
        for message in templates[domain]:
            if message.id:
                yield from _problems(catalogue.get(_key(message)), message, f"{tag}/{domain}")


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _problems(found: Message | None, wanted: Message, where: str) -> Iterator[str]:
    string = (found.string if found is not None else None) or ()
    texts = [string] if isinstance(string, str) else list(string)
    if not texts or not all(texts):
        yield f"{where}: not translated: {_key(wanted)!r}"
        return
    ids = [wanted.id] if isinstance(wanted.id, str) else list(wanted.id)
    allowed = set(PLACEHOLDER.findall(" ".join(ids)))
    for text in texts:
        if set(PLACEHOLDER.findall(text)) - allowed or (
            len(ids) == 1 and set(PLACEHOLDER.findall(text)) != allowed
        ):
            yield f"{where}: placeholders differ: {_key(wanted)!r}"
        if len(ids) == 1 and sorted(TAG.findall(text)) != sorted(TAG.findall(ids[0])):
            yield f"{where}: tags differ: {_key(wanted)!r}"
    if found is not None and found.fuzzy:
        yield f"{where}: fuzzy: {_key(wanted)!r}"
