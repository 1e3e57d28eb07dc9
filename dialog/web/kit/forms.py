"""Share what forms need: CSRF for staff, one look for errors."""

from dataclasses import dataclass

from flask_wtf import FlaskForm
from wtforms import HiddenField

from dialog.domain.errors import DialogError, InvalidError
from dialog.web.kit.locale import gettext, sentence


class StaffForm(FlaskForm):  # type: ignore[misc] # Flask-WTF carries no types
    """A form on the staff side; revision tells what the person saw when she opened it."""

    revision = HiddenField()


@dataclass(frozen=True)
class FieldError:
    """An error with the id of the field it belongs to."""

    field: str
    text: str


def form_errors(form: FlaskForm) -> list[FieldError]:
    """Return a form's errors in the order of its fields."""
    return [FieldError(field.id, str(text)) for field in form for text in field.errors]


def add_error(form: FlaskForm, error: DialogError, *, default: str) -> None:
    """Show a domain error at the field it names, else at the default field."""
    name = error.field if isinstance(error, InvalidError) and error.field in form else default
    field = form[name]
    field.errors = [*field.errors, sentence(error)]


def required_message() -> str:
    """Return what an empty required field says."""
    return gettext("Write something here, or go back without saving.")
