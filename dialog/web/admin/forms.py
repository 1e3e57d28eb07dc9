"""Read what administrators write."""

from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from dialog import context
from dialog.domain.organisations import BodyKind, OrganisationType
from dialog.domain.roles import Role
from dialog.services.naming import local_taxonomy_names
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l, gettext
from dialog.web.kit.staff_words import BODY_KINDS, ORGANISATION_TYPES, ROLES

LONGEST_NAME = 200
LONGEST_EMAIL = 255


class OrganisationForm(StaffForm):
    """The organisation's name, type, colour and settings."""

    name = StringField(
        _l("Name"),
        description=_l("Shown at the top of every page."),
        validators=[DataRequired(_l("Write the organisation's name.")), Length(max=LONGEST_NAME)],
    )
    type = RadioField(
        _l("Kind of organisation"),
        description=_l("The wording of every page follows."),
    )
    colour = StringField(
        _l("Colour"),
        description=_l("As # and six digits or letters a–f, like #0b5a4b."),
        validators=[DataRequired(_l("Write a colour."))],
        render_kw={"maxlength": 7, "autocomplete": "off", "spellcheck": "false"},
    )
    least_count = IntegerField(
        _l("Smallest number shown"),
        description=_l("Groups with fewer people are hidden in every result. Usually 5."),
        validators=[InputRequired(_l("Write a number from 3 to 20."))],
    )
    draft_days = IntegerField(
        _l("Days that unfinished answers are kept"),
        description=_l("New rounds begin with this number; each round can choose its own."),
        validators=[InputRequired(_l("Write a number of days from 1 to 365."))],
    )
    taxonomy = RadioField(
        _l("Our own areas"),
        description=_l("Open answers are then labelled by these too, beside the global goals. "
                       "For answers that have come already, press “Label again” under Review."),
        validators=[Optional()],
    )  # fmt: skip

    def offer(self) -> "OrganisationForm":
        """Fill in the choices in the page's language."""
        self.type.choices = [
            (one.value, gettext(ORGANISATION_TYPES[one])) for one in OrganisationType
        ]
        local = local_taxonomy_names(context.language().tag)
        self.taxonomy.choices = [("", gettext("None, the global goals only")), *local.items()]
        return self


class LogoForm(StaffForm):
    """A new logo."""

    logo = FileField(
        _l("New logo"),
        description=_l("PNG, JPEG or WebP, at most 100 kB. It is shown 36 pixels high."),
        render_kw={"accept": "image/png,image/jpeg,image/webp"},
    )


class BodyForm(StaffForm):
    """A body and what it may do."""

    name = StringField(
        _l("Name"),
        validators=[DataRequired(_l("Write the body's name.")), Length(max=LONGEST_NAME)],
    )
    kind = SelectField(_l("Kind"))
    may_decide = BooleanField(
        _l("This body may take decisions"),
        description=_l("Committees, administrations, analysis groups and sustainability councils "
                       "prepare and advise; they never decide."),
    )  # fmt: skip

    def offer(self) -> "BodyForm":
        """Fill in the choices in the page's language."""
        self.kind.choices = [(one.value, gettext(BODY_KINDS[one])) for one in BodyKind]
        return self


class MemberForm(StaffForm):
    """A member of staff; the seats stand beside it, one per body."""

    name = StringField(
        _l("Name"),
        validators=[DataRequired(_l("Write the person's name.")), Length(max=LONGEST_NAME)],
        render_kw={"autocomplete": "off"},
    )
    email = StringField(
        _l("E-mail address"),
        description=_l("The person logs in with it."),
        validators=[DataRequired(_l("Write the e-mail address.")), Length(max=LONGEST_EMAIL)],
        render_kw={"autocomplete": "off", "type": "email"},
    )
    roles = SelectMultipleField(
        _l("Roles"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validators=[DataRequired(_l("Choose at least one role."))],
    )

    def offer(self) -> "MemberForm":
        """Fill in the choices in the page's language."""
        self.roles.choices = [(one.value, gettext(ROLES[one])) for one in Role]
        return self
