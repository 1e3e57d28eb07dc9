"""Ask for texts in languages, days, moments and whole numbers, with plain words for mistakes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from typing_extensions import override
from wtforms import (  # type: ignore[attr-defined] # its stubs lack SelectChoice
    DateField,
    DateTimeLocalField,
    Field,
    Form,
    FormField,
    IntegerField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from dialog.domain.wording import N_, Texts
from dialog.web.kit.local_time import from_wall, to_wall
from dialog.web.kit.locale import gettext

LONGEST_TEXT = 4000
LONGEST_LINE = 300


class DayField(DateField):
    """A day; nothing written is no day."""

    @override
    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the day or say how one is written."""
        written = valuelist[0].strip() if valuelist else ""
        self.data = None
        if written:
            try:
                self.data = date.fromisoformat(written)
            except ValueError as problem:
                raise ValueError(
                    gettext(N_("Write the day as year-month-day, for example 2027-05-12."))
                ) from problem


class MomentField(DateTimeLocalField):
    """A day and time on the wall clock, kept as an aware moment."""

    @override
    def process_data(self, value: datetime | None) -> None:
        """Show the moment as the wall clock does."""
        self.data = to_wall(value)

    @override
    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the moment or say how one is written."""
        written = valuelist[0].strip() if valuelist else ""
        self.data = None
        if written:
            try:
                self.data = datetime.fromisoformat(written).replace(tzinfo=None)
            except ValueError as problem:
                raise ValueError(
                    gettext(N_("Write day and time, for example 2027-02-28 23:59."))
                ) from problem

    def _value(self) -> str:
        """Return what stands in the control: what was written, or the moment as it wants it."""
        if self.raw_data:
            return str(self.raw_data[0])
        return self.data.isoformat(timespec="minutes") if self.data else ""

    @property
    def moment(self) -> datetime | None:
        """Return the moment that was written."""
        return from_wall(self.data)


class WholeNumberField(IntegerField):
    """A whole number; nothing written is no number."""

    @override
    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the number or say how one is written."""
        written = valuelist[0].strip() if valuelist else ""
        self.data = None
        if written:
            try:
                self.data = int(written)
            except ValueError as problem:
                raise ValueError(
                    gettext(N_("Write a whole number with digits, for example 3."))
                ) from problem


def offered(pairs: Iterable[tuple[str, str]]) -> list[Any]:
    """Return codes with their words as the choices of a field."""
    return [SelectChoice(code, words) for code, words in pairs]


def checkboxes(label: str, pairs: Iterable[tuple[str, str]], **options: Any) -> SelectMultipleField:
    """Return a field with a checkbox for each code and its words."""
    return SelectMultipleField(
        label,
        choices=offered(pairs),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **options,
    )


def texts_field(label: str, tags: Iterable[str], *, line: bool = False) -> "FormField[Form]":
    """Return one text in several languages, each with its own control."""
    return FormField(texts_form(tags, line=line), label)


def texts_form(tags: Iterable[str], *, line: bool = False) -> type[Form]:
    """Return a form with a control for each language."""
    fields = {tag: _one_line() if line else _area() for tag in tags}
    return type("TextsForm", (Form,), dict(fields))


def texts_from(field: Iterable[Field], before: Texts) -> Texts:
    """Return what was written, over what there was in languages the form did not show."""
    written = {one.short_name: (one.data or "").strip() for one in field}
    merged = {**before, **written}
    return {tag: text for tag, text in merged.items() if text}


def text_of(field: Field) -> str:
    """Return what was written in a field."""
    return str(field.data or "").strip()


def _one_line() -> Field:
    return StringField(validators=[Optional(), Length(max=LONGEST_LINE)])


def _area() -> Field:
    return TextAreaField(validators=[Optional(), Length(max=LONGEST_TEXT)])
