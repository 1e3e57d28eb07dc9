"""Follow a goal by indicators and their values."""

from uuid import UUID

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import (
    BooleanField,
    DateField,
    FloatField,
    RadioField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length, Optional

from dialog import context
from dialog.domain.clock import today
from dialog.domain.errors import InvalidError
from dialog.domain.indicators import Measured, Polarity, Target
from dialog.domain.roles import Permission
from dialog.services.following_up import (
    IndicatorText,
    IndicatorView,
    add_indicator,
    change_indicator,
    indicator_with,
    record_value,
)
from dialog.services.goal_setting import goal_with
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _l
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    day_of,
    show_refusal,
    text_of,
)
from dialog.web.steering.words import choices


class IndicatorForm(StaffForm):
    """Everything that is asked about an indicator."""

    name = StringField(
        _l("What is followed"),
        [DataRequired(_l("Give the indicator a name.")), Length(max=300)],
    )
    qualitative = BooleanField(_l("It is told in words, not in figures"))
    unit = StringField(_l("Unit"), [Length(max=80)])
    polarity = RadioField(_l("Which way is better?"))
    method = TextAreaField(_l("How is it found out?"))
    baseline = FloatField(_l("Where it stood at the start"), [Optional()])
    target = RadioField(_l("What is it held against?"))
    expected = FloatField(_l("Expected value"), [Optional()])
    expected_on = DateField(_l("Expected by"), [Optional()])
    comparison = FloatField(_l("Value of the comparison"), [Optional()])
    comparison_name = StringField(_l("Whom it is compared with"), [Length(max=200)])


class ValueForm(StaffForm):
    """A value on a day."""

    on = DateField(_l("Measured on"), [DataRequired(_l("Choose the day."))])
    value = FloatField(_l("Value"), [Optional()])
    note = TextAreaField(_l("What lies behind it"))


@steering.route("/goals/<uuid:goal_id>/indicators/new", methods=["GET", "POST"])
@guard(Permission.SHAPE_GOALS)
def goal_indicator_new(goal_id: UUID) -> str | Response:
    """Follow a goal by one more indicator."""
    session, actor = context.session(), context.actor()
    goal = goal_with(session, actor=actor, goal_id=goal_id)
    form = _form(None)
    if form.validate_on_submit():
        try:
            clock, text = context.ports().clock, _text(form)
            add_indicator(session, clock=clock, actor=actor, goal_id=goal_id, text=text)
            return redirect(url_for("steering.goal_page", goal_id=goal_id))
        except InvalidError as error:
            show_refusal(form, error, default="name")
    return render_template("steering/indicator_form.html", form=form, goal=goal, view=None)


@steering.route("/goals/indicators/<uuid:indicator_id>/edit", methods=["GET", "POST"])
@guard(Permission.SHAPE_GOALS)
def goal_indicator_edit(indicator_id: UUID) -> str | Response:
    """Change how a goal is followed."""
    session, actor = context.session(), context.actor()
    view = indicator_with(session, actor=actor, indicator_id=indicator_id)
    goal = goal_with(session, actor=actor, goal_id=view.goal_id)
    form = _form(view)
    if form.validate_on_submit():
        try:
            change_indicator(
                session,
                clock=context.ports().clock,
                actor=actor,
                indicator_id=indicator_id,
                text=_text(form),
            )
            return redirect(url_for("steering.goal_page", goal_id=goal.id))
        except InvalidError as error:
            show_refusal(form, error, default="name")
    return render_template("steering/indicator_form.html", form=form, goal=goal, view=view)


@steering.route("/goals/indicators/<uuid:indicator_id>/values", methods=["GET", "POST"])
@guard(Permission.SHAPE_GOALS)
def goal_value_new(indicator_id: UUID) -> str | Response:
    """Write a measured value down."""
    session, actor = context.session(), context.actor()
    view = indicator_with(session, actor=actor, indicator_id=indicator_id)
    goal = goal_with(session, actor=actor, goal_id=view.goal_id)
    form = ValueForm(data={"on": today(context.ports().clock)})
    if form.validate_on_submit():
        try:
            record_value(
                session,
                clock=context.ports().clock,
                actor=actor,
                indicator_id=indicator_id,
                measured=Measured(day_of(form.on), form.value.data, text_of(form.note)),
            )
            return redirect(url_for("steering.goal_page", goal_id=goal.id))
        except InvalidError as error:
            show_refusal(form, error, default="value")
    return render_template("steering/value_form.html", form=form, goal=goal, view=view)


def _form(view: IndicatorView | None) -> IndicatorForm:
    data = vars(view.text) if view else {"polarity": Polarity.HIGHER, "target": Target.LEVEL}
    form = IndicatorForm(data=data)
    form.polarity.choices, form.target.choices = choices(Polarity), choices(Target)
    return form


def _text(form: IndicatorForm) -> IndicatorText:
    return IndicatorText(
        name=text_of(form.name),
        unit=text_of(form.unit),
        polarity=Polarity(form.polarity.data),
        qualitative=bool(form.qualitative.data),
        method=text_of(form.method),
        baseline=form.baseline.data,
        target=Target(form.target.data),
        expected=form.expected.data,
        expected_on=form.expected_on.data,
        comparison=form.comparison.data,
        comparison_name=text_of(form.comparison_name),
    )
