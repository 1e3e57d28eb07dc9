"""Read what members of staff write about themselves."""

from wtforms import PasswordField, SelectField, StringField
from wtforms.validators import DataRequired, Length

from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l

LONGEST_NAME = 200


class AccountForm(StaffForm):
    """What members of staff decide about their own account."""

    name = StringField(
        _l("Your name"),
        description=_l("Colleagues see it beside what you did."),
        validators=[DataRequired(_l("Write your name.")), Length(max=LONGEST_NAME)],
        render_kw={"autocomplete": "name"},
    )
    language = SelectField(_l("The language you work in"))


class PasswordForm(StaffForm):
    """A first password, written twice."""

    password = PasswordField(
        _l("Password"),
        description=_l("At least 12 characters. A sentence is easy to remember."),
        validators=[DataRequired(_l("Write a password."))],
        render_kw={"autocomplete": "new-password"},
    )
    repeated = PasswordField(
        _l("The same password once more"),
        validators=[DataRequired(_l("Write the password once more."))],
        render_kw={"autocomplete": "new-password"},
    )
