"""Show two people's versions of the same part beside each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wtforms import Field

from dialog import context
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.local_time import from_wall, shown_moment
from dialog.web.kit.locale import shown_date

_LEFT_OUT = {"csrf_token", "revision", "key", "place"}


@dataclass(frozen=True)
class Difference:
    """A field two people filled differently: what is saved now, and what she wrote."""

    label: str
    theirs: str
    hers: str


def differences(hers: StaffForm, theirs: StaffForm) -> list[Difference]:
    """Return the fields in which two fillings of the same form differ."""
    saved = dict(_filled(theirs))
    written = dict(_filled(hers))
    labels = list(dict.fromkeys((*written, *saved)))
    return [
        Difference(label, saved.get(label, ""), written.get(label, ""))
        for label in labels
        if saved.get(label, "") != written.get(label, "")
    ]


def _filled(form: Any, before: str = "") -> Iterator[tuple[str, str]]:
    for field in form:
        if field.short_name in _LEFT_OUT:
            continue
        label = " · ".join(part for part in (before, _label(field)) if part)
        if hasattr(field, "form"):
            yield from _filled(field.form, label)
        elif hasattr(field, "entries"):
            for number, entry in enumerate(field.entries, start=1):
                yield from _filled(entry.form, f"{label} {number}".strip())
        else:
            yield label, _in_words(field)


def _label(field: Field) -> str:
    languages = context.ports().languages
    if field.short_name in languages:
        return languages[field.short_name].autonym
    return str(field.label.text)


def _in_words(field: Field) -> str:
    offered = getattr(field, "choices", None)
    if offered:
        chosen = field.data if isinstance(field.data, list) else [field.data]
        return ", ".join(str(words) for code, words, *_more in offered if code in chosen)
    if field.data is None or field.data == "":
        return ""
    if hasattr(field, "moment"):
        return shown_moment(from_wall(field.data))
    return shown_date(field.data) if hasattr(field.data, "isoformat") else str(field.data)
