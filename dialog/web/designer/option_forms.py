"""Ask for answers to choose among, or areas: a row for each, with a few empty ones below."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wtforms import FieldList, Form, FormField, HiddenField

from dialog.domain.questions.kinds import Option
from dialog.domain.wording import Texts
from dialog.web.designer.fields import WholeNumberField, texts_field, texts_from

EMPTY_ROWS = 2
NewKey = Callable[[Texts, set[str]], str]


def options_in(languages: Sequence[str]) -> "FieldList[FormField[Form]]":
    """Return a list of rows, each with a place, the stable key and a text in each language."""
    row = type(
        "OptionForm",
        (Form,),
        {
            "key": HiddenField(),
            "place": WholeNumberField(),
            "text": texts_field("", languages, line=True),
        },
    )
    return FieldList(FormField(row), max_entries=100)


def option_rows(options: Iterable[Option], *, least: int) -> list[dict[str, Any]]:
    """Return the data of the rows: what there is, and empty ones to go on with."""
    rows: list[dict[str, Any]] = [{"key": one.key, "text": one.text} for one in options]
    empty = max(EMPTY_ROWS, least - len(rows))
    rows += [{"key": "", "text": {}} for _number in range(empty)]
    return [{**row, "place": number} for number, row in enumerate(rows, start=1)]


def options_from(
    rows: Iterable[Any], before: Iterable[Option], *, new_key: NewKey
) -> tuple[Option, ...]:
    """Return the options that were written, in the order of their places; empty rows fall away.

    A row keeps its key, so that answers and translations stay with it however it is worded.
    """
    known = {one.key: one.text for one in before}
    taken = set(known)
    found = []
    for row in sorted(rows, key=lambda row: row.form.place.data or 0):
        key = row.form.key.data if row.form.key.data in known else ""
        text = texts_from(row.form.text, {})
        if not text:
            continue
        if not key:
            key = new_key(text, taken)
        taken.add(key)
        found.append(Option(key, {**_hidden(known.get(key, {}), row), **text}))
    return tuple(found)


def _hidden(before: Texts, row: Any) -> Texts:
    """Return the texts in languages the row did not show."""
    shown = {field.short_name for field in row.form.text}
    return {tag: text for tag, text in before.items() if tag not in shown}
