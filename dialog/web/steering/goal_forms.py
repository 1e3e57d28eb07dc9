"""Ask what belongs to a goal, and read what was written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import request
from wtforms import (
    BooleanField,
    DateField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from dialog import context
from dialog.domain.global_goals import GOAL_NAMES
from dialog.domain.goals import Control, Goal, GoalKind, InputUse, Level, Smart, ThemeUse
from dialog.services.goal_setting import GoalText, GoalView
from dialog.services.hearing import HeardTheme, body_choices, round_choices
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l, gettext
from dialog.web.steering.texts import (
    id_choices,
    id_or_none,
    text_of,
    texts_data,
    texts_from,
    with_texts,
)
from dialog.web.steering.words import choices

PLAIN_LANGUAGES = ("sv", "sv-simple", "en", "fi", "ar")


class GoalForm(StaffForm):
    """Everything that is asked about a goal, except which themes shaped it."""

    name = StringField(
        _l("The goal in one sentence"),
        [DataRequired(_l("Give the goal a name.")), Length(max=300)],
    )
    level = RadioField(_l("Where does the result lie?"))
    control = RadioField(
        _l("Who can steer this?"),
        description=_l("Shared control asks for a round that the partners took part in."),
    )
    kind = RadioField(_l("What kind of goal is it?"))
    beyond_term = BooleanField(_l("The goal reaches beyond this term of office"))
    body = SelectField(_l("Responsible body"))
    partners = StringField(_l("Partners, when control is shared"))
    partner_round = SelectField(_l("The round the partners took part in"))
    short_term = TextAreaField(_l("In the short term"))
    long_term = TextAreaField(_l("In the long term"))
    societal_effect = TextAreaField(_l("The effect in society it is meant to have"))
    specific = TextAreaField(_l("Specific: what exactly is to be reached?"))
    measurable = RadioField(_l("Measurable: can it be measured?"))
    measured_how = TextAreaField(_l("If yes: how is it measured?"))
    not_measurable_reason = TextAreaField(_l("If no: why can't it be measured?"))
    accepted_round = SelectField(_l("Accepted: which round shows it?"))
    accepted = TextAreaField(_l("Accepted: what did the round show?"))
    realistic = TextAreaField(_l("Realistic: why can it be reached?"))
    due_on = DateField(_l("Time-bound: by which day?"), [Optional()])
    helps = TextAreaField(_l("Which other goals does it help?"))
    hinders = TextAreaField(_l("Which other goals does it hinder?"))
    left_out = TextAreaField(_l("Who risks being left out, and what have they said?"))
    global_goals = SelectMultipleField(
        _l("Global goals it belongs to"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


@dataclass(frozen=True)
class UseRow:
    """A theme with what was chosen for it in the form."""

    theme: HeardTheme
    use: str
    note: str


def goal_form(view: GoalView | None = None, *, suggested: Sequence[str] = ()) -> GoalForm:
    """Return the form, filled with a goal or with what was posted."""
    data = _data(view) if view else {"global_goals": list(suggested[:3]), **_DEFAULTS}
    form = with_texts(GoalForm, ["plain"], PLAIN_LANGUAGES)(data=data)
    session, actor = context.session(), context.actor()
    rounds = id_choices(round_choices(session, actor=actor), empty=gettext("None chosen"))
    bodies = id_choices(body_choices(session, actor=actor), empty=gettext("None chosen"))
    form.level.choices, form.control.choices = choices(Level), choices(Control)
    form.kind.choices, form.body.choices = choices(GoalKind), bodies
    form.partner_round.choices = form.accepted_round.choices = rounds
    form.measurable.choices = [("yes", gettext("Yes")), ("no", gettext("No"))]
    form.global_goals.choices = [(code, global_goal(code)) for code in GOAL_NAMES]
    return form


def global_goal(code: str) -> str:
    """Return the number and name of a global goal."""
    return f"{code} {gettext(GOAL_NAMES[code])}"


def goal_text(form: GoalForm, themes: Iterable[HeardTheme]) -> GoalText:
    """Return the goal a person wrote."""
    goal = Goal(
        level=Level(form.level.data),
        control=Control(form.control.data),
        kind=GoalKind(form.kind.data),
        beyond_term=bool(form.beyond_term.data),
        plain=texts_from(form, "plain", PLAIN_LANGUAGES),
        smart=_smart(form),
        partner_round=id_or_none(form.partner_round.data),
        global_goals=tuple(form.global_goals.data or ()),
        short_term=text_of(form.short_term),
        long_term=text_of(form.long_term),
        societal_effect=text_of(form.societal_effect),
        helps=text_of(form.helps),
        hinders=text_of(form.hinders),
        left_out=text_of(form.left_out),
        partners=text_of(form.partners),
    )
    uses = tuple(
        ThemeUse(row.theme.id, InputUse(row.use), row.note)
        for row in posted_uses(themes)
        if row.use
    )
    return GoalText(form.name.data or "", goal, id_or_none(form.body.data), uses)


def posted_uses(themes: Iterable[HeardTheme]) -> list[UseRow]:
    """Return what was chosen for each theme."""
    allowed = {use.value for use in InputUse}
    rows = []
    for theme in themes:
        use = request.form.get(f"use-{theme.id}", "")
        note = request.form.get(f"note-{theme.id}", "").strip()
        rows.append(UseRow(theme, use if use in allowed else "", note))
    return rows


def stored_uses(
    themes: Iterable[HeardTheme], view: GoalView | None, chosen: Iterable[UUID]
) -> list[UseRow]:
    """Return what stands for each theme, or that it shapes a goal just begun from it."""
    known = {use.theme_id: use for use in view.uses} if view else {}
    begun = set(chosen)
    rows = []
    for theme in themes:
        use = known.get(theme.id)
        fresh = InputUse.SHAPED.value if theme.id in begun else ""
        rows.append(UseRow(theme, use.use.value if use else fresh, use.note if use else ""))
    return rows


def _smart(form: GoalForm) -> Smart:
    return Smart(
        specific=text_of(form.specific),
        measurable=form.measurable.data == "yes",
        measured_how=text_of(form.measured_how),
        not_measurable_reason=text_of(form.not_measurable_reason),
        accepted=text_of(form.accepted),
        accepted_round=id_or_none(form.accepted_round.data),
        realistic=text_of(form.realistic),
        due_on=form.due_on.data,
    )


def _data(view: GoalView) -> dict[str, object]:
    goal, smart = view.goal, view.goal.smart
    data: dict[str, object] = {name: getattr(goal, name) for name in _PLAIN_FIELDS}
    data |= {name: getattr(smart, name) for name in _SMART_FIELDS}
    data |= texts_data("plain", goal.plain)
    data |= {
        "name": view.name,
        "level": goal.level.value,
        "control": goal.control.value,
        "kind": goal.kind.value,
        "beyond_term": goal.beyond_term,
        "measurable": "yes" if smart.measurable else "no",
        "body": str(view.body_id or ""),
        "partner_round": str(goal.partner_round or ""),
        "accepted_round": str(smart.accepted_round or ""),
        "global_goals": list(goal.global_goals),
        "revision": view.revision,
    }
    return data


_PLAIN_FIELDS = (
    "short_term",
    "long_term",
    "societal_effect",
    "helps",
    "hinders",
    "left_out",
    "partners",
)
_SMART_FIELDS = (
    "specific",
    "measured_how",
    "not_measurable_reason",
    "accepted",
    "realistic",
    "due_on",
)
_DEFAULTS = {
    "level": Level.RESIDENT.value,
    "control": Control.OWN.value,
    "kind": GoalKind.OUTCOME.value,
    "measurable": "yes",
    "revision": 0,
}
