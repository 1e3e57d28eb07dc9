"""Ask what belongs to a measure, its assessment and its weighing."""

from typing import Any
from uuid import UUID

from wtforms import (
    DateField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from dialog import context
from dialog.domain.impact import Horizon, ImpactCell, ImpactRow, Parameters, Sign, every_cell
from dialog.domain.measures import Measure, Route, Source, SourceKind
from dialog.services.assessing import MeasureText, MeasureView
from dialog.services.goal_setting import goal_list
from dialog.services.hearing import HeardTheme
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l, gettext, in_page_language
from dialog.web.steering.texts import (
    id_choices,
    id_or_none,
    ids,
    one_of,
    text_of,
)
from dialog.web.steering.words import choices, word


class Checkboxes(SelectMultipleField):
    """Several of a list, as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class MeasureForm(StaffForm):
    """Everything that is asked when a measure is proposed."""

    name = StringField(
        _l("The measure in one sentence"),
        [DataRequired(_l("Give the measure a name.")), Length(max=300)],
    )
    what = TextAreaField(_l("What is to be done?"))
    how = TextAreaField(_l("How, and when?"))
    route = RadioField(_l("Who decides on it?"))
    goal = SelectField(_l("The goal it serves"))
    themes = Checkboxes(_l("Themes it answers"))
    no_resident_reason = TextAreaField(_l("If residents have said nothing about it: why not?"))


class AssessmentForm(StaffForm):
    """The four parameters; the ten cells are added when the form is made."""

    resources = TextAreaField(_l("Resources: staff and money"))
    operation = TextAreaField(_l("What it means for the operation, and whether it is reorganised"))
    residents = TextAreaField(_l("What it means for residents and other stakeholders"))
    review_goals = RadioField(
        _l("Do overall goals and indicators need a review?"),
        description=_l("Yes opens a task on the goal."),
        validate_choice=False,
    )


class WeighingForm(StaffForm):
    """Effort against effect, and who took part in weighing them."""

    effort = RadioField(_l("Effort"), [InputRequired(_l("Choose the effort."))])
    effect = RadioField(_l("Expected effect"), [InputRequired(_l("Choose the effect."))])
    weighed_by = TextAreaField(
        _l("Functions that took part"), description=_l("One on each line, two at least.")
    )
    weighing_note = TextAreaField(_l("Why it was weighed so"))


class OutcomeForm(StaffForm):
    """How a measure ended without a political decision."""

    kind = RadioField(_l("What happened?"), [InputRequired(_l("Choose what happened."))])
    to = StringField(_l("If passed on: to whom?"))
    on = DateField(_l("When?"), [DataRequired(_l("Choose the day."))])
    text = TextAreaField(_l("In plain words, for those who asked for it"))


class CarriedOutForm(StaffForm):
    """When a decided measure was carried out."""

    on = DateField(_l("Carried out on"), [DataRequired(_l("Choose the day."))])
    text = TextAreaField(_l("What was done"))


_SOURCES: dict[str, Any] = {f"source_{kind.value}": TextAreaField() for kind in SourceKind}
_CELLS: dict[str, Any] = {}
for _row, _horizon in every_cell():
    _CELLS[f"{_row}_{_horizon}_sign"] = SelectField()
    _CELLS[f"{_row}_{_horizon}_text"] = TextAreaField()
_WithSources = type("MeasureForm", (MeasureForm,), _SOURCES)
_WithCells = type("AssessmentForm", (AssessmentForm,), _CELLS)


def measure_form(
    view: MeasureView | None, themes: list[HeardTheme], begun: dict[str, object]
) -> MeasureForm:
    """Return the form, filled with a measure or with what it is begun from."""
    data = _data(view) if view else {"route": Route.POLITICAL.value, "revision": 0, **begun}
    form: MeasureForm = _WithSources(data=data)
    goals = goal_list(context.session(), actor=context.actor())
    form.route.choices = choices(Route)
    form.goal.choices = id_choices(goals, empty=gettext("No goal"))
    form.themes.choices = [(str(one.id), theme_label(one)) for one in themes]
    for kind in SourceKind:
        form[f"source_{kind.value}"].label.text = word(kind)
    return form


def theme_label(theme: HeardTheme) -> str:
    """Return a theme's title with its round and number of answers."""
    title = in_page_language(theme.title).text or theme.name
    return gettext(
        "%(title)s (%(round)s, %(num)d answers)",
        title=title,
        round=theme.round_name,
        num=theme.answers,
    )


def measure_text(form: MeasureForm) -> MeasureText:
    """Return the measure a person wrote."""
    sources = tuple(
        Source(kind, form[f"source_{kind.value}"].data.strip())
        for kind in SourceKind
        if text_of(form[f"source_{kind.value}"])
    )
    measure = Measure(
        what=text_of(form.what),
        how=text_of(form.how),
        sources=sources,
        no_resident_reason=text_of(form.no_resident_reason),
    )
    return MeasureText(
        name=text_of(form.name),
        measure=measure,
        route=Route(form.route.data),
        goal_id=id_or_none(form.goal.data),
        theme_ids=ids(form.themes.data),
    )


def assessment_form(view: MeasureView) -> AssessmentForm:
    """Return the form with what is assessed; residents is prefilled from the themes."""
    parameters = view.measure.parameters
    data: dict[str, object] = {
        "resources": parameters.resources,
        "operation": parameters.operation,
        "residents": parameters.residents or _what_residents_said(view),
        "review_goals": {True: "yes", False: "no", None: ""}[parameters.review_goals],
        "revision": view.revision,
    }
    for cell in view.cells:
        data[f"{cell.row}_{cell.horizon}_sign"] = cell.sign or ""
        data[f"{cell.row}_{cell.horizon}_text"] = cell.text
    form: AssessmentForm = _WithCells(data=data)
    form.review_goals.choices = [("yes", gettext("Yes")), ("no", gettext("No"))]
    signs = [("", gettext("Choose a sign")), *choices(Sign)]
    for row, horizon in every_cell():
        field = form[f"{row}_{horizon}_sign"]
        field.choices = signs
        field.label.text = gettext("Sign")
        form[f"{row}_{horizon}_text"].label.text = gettext("What happens")
    return form


def cells_from(form: AssessmentForm) -> list[ImpactCell]:
    """Return the ten cells as they were written."""
    return [
        ImpactCell(
            row,
            horizon,
            one_of(Sign, form[f"{row}_{horizon}_sign"].data),
            text_of(form[f"{row}_{horizon}_text"]),
        )
        for row, horizon in every_cell()
    ]


def parameters_from(form: AssessmentForm) -> Parameters:
    """Return the four parameters as they were written."""
    return Parameters(
        resources=text_of(form.resources),
        operation=text_of(form.operation),
        residents=text_of(form.residents),
        review_goals={"yes": True, "no": False}.get(form.review_goals.data or ""),
    )


def grid_fields(form: AssessmentForm) -> list[tuple[ImpactRow, list[tuple[Horizon, Any, Any]]]]:
    """Return the grid's fields, row by row."""
    return [
        (
            row,
            [
                (horizon, form[f"{row}_{horizon}_sign"], form[f"{row}_{horizon}_text"])
                for horizon in Horizon
            ],
        )
        for row in ImpactRow
    ]


def _what_residents_said(view: MeasureView) -> str:
    said = []
    for theme in view.themes:
        summary = in_page_language(theme.summary).text
        said.append(f"{theme_label(theme)}: {summary}" if summary else theme_label(theme))
    return "\n".join(said)


def _data(view: MeasureView) -> dict[str, object]:
    data: dict[str, object] = {
        "name": view.name,
        "what": view.measure.what,
        "how": view.measure.how,
        "route": view.route.value,
        "goal": str(view.goal_id or ""),
        "themes": [str(theme.id) for theme in view.themes],
        "no_resident_reason": view.measure.no_resident_reason,
        "revision": view.revision,
    }
    return data | {f"source_{one.kind.value}": one.text for one in view.measure.sources}


def known_ids(wanted: list[str], themes: list[HeardTheme]) -> list[str]:
    """Return the wanted theme ids that are the organisation's own."""
    own: dict[str, UUID] = {str(theme.id): theme.id for theme in themes}
    return [one for one in wanted if one in own]
