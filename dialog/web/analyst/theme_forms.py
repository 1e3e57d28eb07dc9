"""Ask what belongs to a theme in each of the round's languages, and read what was written."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from wtforms import (  # type: ignore[attr-defined] # its stubs lack SelectChoice
    Field,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length

from dialog import context
from dialog.domain.errors import DialogError
from dialog.domain.goals import Control
from dialog.domain.languages import Language
from dialog.domain.missing import IncompleteError
from dialog.domain.themes import LONGEST_NAME, Theme, ThemeKind
from dialog.domain.wording import N_, Texts
from dialog.web.kit.forms import StaffForm, add_error
from dialog.web.kit.locale import _l, gettext

TEXTS = ("title", "summary", "considered")
LONGEST_TEXT = 5000
CONTROLS = {
    Control.OWN: N_("We decide ourselves"),
    Control.SHARED: N_("We decide together with others"),
    Control.OUTSIDE: N_("Others decide; we can only pass it on"),
}


class ThemeForm(StaffForm):
    """What every theme has, whatever its languages."""

    kind = RadioField(
        _l("What is it?"),
        choices=[
            SelectChoice(ThemeKind.THEME.value, _l("A theme: answers about the same thing")),
            SelectChoice(
                ThemeKind.INTEREST.value, _l("An interest: something a group wants or needs")
            ),
        ],
    )
    control = RadioField(
        _l("Who can do something about it?"),
        choices=[SelectChoice(control.value, _l(words)) for control, words in CONTROLS.items()],
    )
    holders = StringField(
        _l("Who has this interest?"),
        description=_l("For example: people over 75, families, shop owners. Needed for interests."),
        validators=[Length(max=500)],
    )


def theme_form(languages: Sequence[str], theme: Theme, revision: int) -> ThemeForm:
    """Return the form of a theme with its texts in these languages."""
    fields: dict[str, Any] = {
        text_name(name, tag): _text_field(name) for name in TEXTS for tag in languages
    }
    form_class = cast("type[ThemeForm]", type("ThemeForm", (ThemeForm,), fields))
    form = form_class(data=_data(theme, languages))
    if not form.is_submitted():
        form.revision.data = str(revision)
    return form


def theme_from(form: ThemeForm, languages: Sequence[str], before: Theme) -> Theme:
    """Return the theme as written; texts in languages the round has no more are kept."""
    return Theme(
        kind=ThemeKind(form.kind.data),
        title=_texts(form, "title", languages, before.title),
        summary=_texts(form, "summary", languages, before.summary),
        holders=form.holders.data or "",
        control=Control(form.control.data),
        how_considered=_texts(form, "considered", languages, before.how_considered),
    )


def seen_revision(form: StaffForm) -> int:
    """Return the revision the person saw; a missing one is too old for anything."""
    written = str(form.revision.data)
    return int(written) if written.isdecimal() else 0


def text_name(name: str, tag: str) -> str:
    """Return the name of a text's field in a language."""
    return f"{name}_{tag.replace('-', '_')}"


def tongues(form: ThemeForm, name: str, languages: Sequence[str]) -> dict[str, Field]:
    """Return the fields of a text by language."""
    return {tag: form[text_name(name, tag)] for tag in languages}


def languages_known(tags: Sequence[str]) -> list[Language]:
    """Return languages with their own names and directions."""
    known = context.ports().languages
    return [known[tag] for tag in tags if tag in known]


def show_refusal(form: ThemeForm, error: DialogError, languages: Sequence[str]) -> None:
    """Show a refusal in the form, each missing part at its field."""
    first = text_name("title", languages[0])
    if not isinstance(error, IncompleteError):
        add_error(form, error, default=first)
        return
    for part in error.missing:
        field = form[part.field if part.field in form else first]
        field.errors = [*field.errors, gettext(part.message)]


def _text_field(name: str) -> Field:
    if name == "title":
        return StringField(validators=[Length(max=LONGEST_NAME)])
    return TextAreaField(validators=[Length(max=LONGEST_TEXT)])


def _data(theme: Theme, languages: Sequence[str]) -> dict[str, str]:
    texts = {"title": theme.title, "summary": theme.summary, "considered": theme.how_considered}
    written = {
        text_name(name, tag): texts[name].get(tag, "") for name in TEXTS for tag in languages
    }
    plain = {"kind": theme.kind.value, "control": theme.control.value, "holders": theme.holders}
    return {**plain, **written}


def _texts(
    form: ThemeForm, name: str, languages: Sequence[str], before: Mapping[str, str]
) -> Texts:
    written = {tag: (form[text_name(name, tag)].data or "").strip() for tag in languages}
    kept = {tag: text for tag, text in before.items() if tag not in languages}
    return {**kept, **{tag: text for tag, text in written.items() if text}}
