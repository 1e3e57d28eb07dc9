"""Share what the steering room's forms need: texts in languages, choices, missing parts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from flask import flash
from wtforms import Field, TextAreaField

from dialog import context
from dialog.domain.errors import DialogError, InvalidError
from dialog.domain.languages import Language
from dialog.domain.missing import IncompleteError, Missing
from dialog.domain.wording import N_, Texts
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.locale import gettext

F = TypeVar("F", bound=StaffForm)
E = TypeVar("E", bound=StrEnum)
_TRANSLATED = {"horizon", "part"}


def with_texts(base: type[F], names: Iterable[str], languages: Iterable[str]) -> type[F]:
    """Return a form with one text area for each of these texts in each language."""
    fields: dict[str, Any] = {
        text_field(name, tag): TextAreaField() for name in names for tag in languages
    }
    return type(base.__name__, (base,), fields)


def text_field(name: str, tag: str) -> str:
    """Return the name of a text's field in a language."""
    return f"{name}_{tag.replace('-', '_')}"


def texts_from(form: StaffForm, name: str, languages: Iterable[str]) -> Texts:
    """Return what was written for a text, by language, without the empty ones."""
    written = {tag: (form[text_field(name, tag)].data or "").strip() for tag in languages}
    return {tag: text for tag, text in written.items() if text}


def fields_by_tag(form: StaffForm, name: str, languages: Iterable[str]) -> dict[str, Field]:
    """Return a text's fields by language."""
    return {tag: form[text_field(name, tag)] for tag in languages}


def texts_data(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return a text as the data its fields start with."""
    return {text_field(name, tag): text for tag, text in texts.items()}


def language_list(tags: Iterable[str]) -> list[Language]:
    """Return languages with their own names and directions."""
    known = context.ports().languages
    return [known[tag] for tag in tags if tag in known]


def id_choices(things: Iterable[Any], *, empty: str | None = None) -> list[tuple[str, str]]:
    """Return things with an id and a name as the choices of a form."""
    first = [("", empty)] if empty is not None else []
    return [*first, *((str(thing.id), thing.name) for thing in things)]


def id_or_none(text: str | None) -> UUID | None:
    """Return a chosen id; the form has checked that it was offered."""
    return UUID(text) if text else None


def ids(texts: Sequence[str] | None) -> tuple[UUID, ...]:
    """Return the chosen ids."""
    return tuple(UUID(text) for text in texts or ())


def one_of(kind: type[E], text: str | None) -> E | None:
    """Return a chosen value, or None when nothing that is offered is chosen."""
    return kind(text) if text in set(kind) else None


def text_of(field: Field) -> str:
    """Return what was written in a field."""
    return str(field.data or "").strip()


def day_of(field: Field) -> date:
    """Return the day that was chosen; the form has checked that there is one."""
    if not isinstance(field.data, date):
        raise InvalidError(N_("Choose the day."), field=field.short_name)
    return field.data


def seen(form: StaffForm) -> int:
    """Return the revision the person saw; a missing one is too old for anything."""
    written = str(form.revision.data)
    return int(written) if written.isdecimal() else 0


def see_again(form: StaffForm, revision: int) -> None:
    """Let the form be saved again once the person has read what changed."""
    form.revision.data = str(revision)


def lines(text: str | None) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


def sentence_of(part: Missing) -> str:
    """Return what is missing, in the page's language."""
    values = {
        key: gettext(str(value)) if key in _TRANSLATED else value
        for key, value in part.values.items()
    }
    return gettext(part.message, **values)


def show_refusal(form: StaffForm, error: DialogError, *, default: str) -> None:
    """Show a refusal in the form, each missing part at its own field."""
    if not isinstance(error, IncompleteError):
        add_error(form, error, default=default)
        return
    for part in error.missing:
        field = form[_field_for(form, part, default)]
        field.errors = [*field.errors, sentence_of(part)]


def flash_refusal(error: DialogError) -> None:
    """Say a refusal at the top of the next page."""
    parts = error.missing if isinstance(error, IncompleteError) else ()
    for part in parts:
        flash(sentence_of(part), "warning")
    if not parts:
        flash(gettext(error.message, **dict(error.values)), "warning")


def _field_for(form: StaffForm, part: Missing, default: str) -> str:
    candidates = (part.field, f"{part.field}_sign", f"{part.field}_1_text")
    return next((name for name in candidates if name in form), _first_text(form, part, default))


def _first_text(form: StaffForm, part: Missing, default: str) -> str:
    names = (str(field.short_name) for field in form)
    return next((name for name in names if name.startswith(f"{part.field}_")), default)
