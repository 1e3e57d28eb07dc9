"""Ask what belongs to a decision, from basis to effect report."""

from collections.abc import Iterable
from typing import Any

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from dialog import context
from dialog.domain.decisions import (
    Activity,
    Clause,
    ClauseKind,
    Decision,
    DecisionStep,
    StepAction,
    Taken,
)
from dialog.services.assessing import measure_list
from dialog.services.deciding import TakenText
from dialog.services.decision_views import DecisionView
from dialog.services.hearing import body_choices, heard_themes, round_choices
from dialog.services.preparing import DecisionText
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l, gettext
from dialog.web.steering.measure_forms import Checkboxes, theme_label
from dialog.web.steering.texts import (
    day_of,
    id_choices,
    id_or_none,
    ids,
    text_of,
    texts_data,
    texts_from,
    with_texts,
)
from dialog.web.steering.words import choices

CLAUSES = 4
ACTIVITIES = 5
BASIS_LANGUAGE = "sv"
"""Bases and minutes are written in the language of the administration."""


class BasisForm(StaffForm):
    """The nine parts of a decision basis, and what it concerns."""

    name = StringField(
        _l("Title"), [DataRequired(_l("Give the decision a title.")), Length(max=300)]
    )
    registration_number = StringField(_l("Registration number"), [Length(max=80)])
    office = StringField(_l("Office"))
    officer = StringField(_l("Handling officer"))
    body = SelectField(_l("Addressee: the body that is to decide"))
    round = SelectField(_l("The round it answers"))
    summary = TextAreaField(_l("Summary"))
    matter = TextAreaField(_l("The matter"))
    send_to = TextAreaField(_l("Decision to be sent to"))
    measures = Checkboxes(_l("Measures it concerns"))
    themes = Checkboxes(_l("Themes it answers directly"))


class StepForm(StaffForm):
    """One step of the trail."""

    step_body = StringField(_l("Body"), [DataRequired(_l("Write which body it was."))])
    on = DateField(_l("Day"), [DataRequired(_l("Choose the day."))])
    paragraph = StringField(_l("§"))
    action = SelectField(_l("What it did"))
    note = TextAreaField(_l("Note"))


class TakenForm(StaffForm):
    """What makes a decision a decision."""

    body = SelectField(_l("Body that decided"))
    decided_on = DateField(_l("Decided on"), [Optional()])
    paragraph = StringField(_l("§ of the minutes"), [Length(max=40)])
    follow_up_on = DateField(
        _l("Followed up on"),
        [Optional()],
        description=_l("On this day the effect is reported to those who decided and asked."),
    )


class CorrectionForm(TakenForm):
    """A change to a taken decision, with its reason."""

    reason = TextAreaField(
        _l("Why is the decision changed?"),
        [InputRequired(_l("Write why the decision is changed."))],
        description=_l("The reason is shown beside the new version. The old one stays readable."),
    )


class PlanForm(StaffForm):
    """The action plan; its rows are added when the form is made."""


def basis_form(view: DecisionView | None, begun: dict[str, object]) -> BasisForm:
    """Return the form, filled with a basis or with what it is begun from."""
    session, actor = context.session(), context.actor()
    rows = max(CLAUSES, len(view.facts.decision.clauses) + 1) if view else CLAUSES
    form = _with_clauses(rows)(data=_basis_data(view) if view else begun)
    linked = {one.id for one in view.measures} if view else set()
    open_measures = [
        one for one in measure_list(session, actor=actor) if one.is_open or one.id in linked
    ]
    form.body.choices = id_choices(body_choices(session, actor=actor))
    form.round.choices = id_choices(round_choices(session, actor=actor), empty=gettext("No round"))
    form.measures.choices = id_choices(open_measures)
    form.themes.choices = [
        (str(one.id), theme_label(one)) for one in heard_themes(session, actor=actor)
    ]
    for kind, _text in clause_fields(form):
        kind.choices = choices(ClauseKind)
    return form


def clause_fields(form: BasisForm) -> list[tuple[Any, Any]]:
    """Return the fields of each clause: its kind and its wording."""
    names = [field.short_name.removesuffix("_kind") for field in form]
    rows = [name for name in names if f"{name}_kind" in form]
    return [(form[f"{name}_kind"], form[f"{name}_text"]) for name in rows]


def basis_text(form: BasisForm) -> DecisionText:
    """Return the basis a person wrote."""
    decision = Decision(
        office=text_of(form.office),
        officer=text_of(form.officer),
        summary=text_of(form.summary),
        matter=text_of(form.matter),
        send_to=text_of(form.send_to),
        clauses=tuple(_clauses(form)),
    )
    return DecisionText(
        name=text_of(form.name),
        body_id=ids([form.body.data])[0],
        decision=decision,
        registration_number=form.registration_number.data or "",
        round_id=id_or_none(form.round.data),
        measure_ids=ids(form.measures.data),
        theme_ids=ids(form.themes.data),
    )


def taken_form(
    view: DecisionView, languages: Iterable[str], *, kind: type[TakenForm] = TakenForm
) -> TakenForm:
    """Return the form for taking or correcting a decision."""
    facts = view.facts
    data: dict[str, object] = {
        "body": str(facts.body_id),
        "decided_on": facts.decided_on,
        "paragraph": facts.paragraph,
        "follow_up_on": facts.follow_up_on,
        "revision": view.revision,
        **texts_data("wording", facts.decision.wording),
        **texts_data("motive", facts.decision.motive),
    }
    form = with_texts(kind, ["wording", "motive"], languages)(data=data)
    bodies = body_choices(context.session(), actor=context.actor())
    form.body.choices = [
        (str(one.id), one.name if one.may_decide else gettext("%(body)s (advises)", body=one.name))
        for one in bodies
    ]
    return form


def taken_text(form: TakenForm, languages: tuple[str, ...]) -> TakenText:
    """Return what was written when a decision was taken."""
    return TakenText(
        body_id=ids([form.body.data])[0],
        taken=Taken(form.decided_on.data, form.paragraph.data or "", form.follow_up_on.data),
        wording=texts_from(form, "wording", languages),
        motive=texts_from(form, "motive", languages),
    )


def step_form(view: DecisionView) -> StepForm:
    """Return the form for one step of the trail."""
    form = StepForm(data={"revision": view.revision})
    form.action.choices = choices(StepAction)
    return form


def step_from(form: StepForm) -> DecisionStep:
    """Return the step a person wrote."""
    return DecisionStep(
        body=text_of(form.step_body),
        on=day_of(form.on),
        paragraph=text_of(form.paragraph),
        action=StepAction(form.action.data),
        note=text_of(form.note),
    )


def plan_form(view: DecisionView) -> PlanForm:
    """Return the form of the action plan and of each clause's follow-up."""
    decision = view.facts.decision
    rows = max(ACTIVITIES, len(decision.activities) + 1)
    fields: dict[str, Any] = {}
    data: dict[str, object] = {"revision": view.revision}
    for number in range(1, rows + 1):
        fields[f"activity_{number}_what"] = StringField(_l("What is to be done"))
        fields[f"activity_{number}_who"] = StringField(_l("Who is concerned"))
    for number, activity in enumerate(decision.activities, start=1):
        data[f"activity_{number}_what"] = activity.what
        data[f"activity_{number}_who"] = activity.who
    for number, clause in enumerate(decision.clauses, start=1):
        fields[f"clause_{number}"] = TextAreaField(_l("How it went"))
        data[f"clause_{number}"] = clause.followed_up
    form: PlanForm = type("PlanForm", (PlanForm,), fields)(data=data)
    return form


def activities_from(form: PlanForm) -> list[Activity]:
    """Return the activities that say what is to be done."""
    numbers = [field.short_name.split("_")[1] for field in form if "_what" in field.short_name]
    pairs = [
        (form[f"activity_{number}_what"].data or "", form[f"activity_{number}_who"].data or "")
        for number in numbers
    ]
    return [Activity(what.strip(), who.strip()) for what, who in pairs if what.strip()]


def _clauses(form: BasisForm) -> Iterable[Clause]:
    for kind, text in clause_fields(form):
        written = (text.data or "").strip()
        if written:
            yield Clause(ClauseKind(kind.data), {BASIS_LANGUAGE: written})


def _with_clauses(rows: int) -> type[BasisForm]:
    fields: dict[str, Any] = {}
    for number in range(1, rows + 1):
        fields[f"clauses_{number}_kind"] = SelectField(_l("Kind"))
        fields[f"clauses_{number}_text"] = TextAreaField(_l("Wording"))
    return type("BasisForm", (BasisForm,), fields)


def _basis_data(view: DecisionView) -> dict[str, object]:
    facts, decision = view.facts, view.facts.decision
    data: dict[str, object] = {
        "name": facts.name,
        "registration_number": facts.registration_number,
        "office": decision.office,
        "officer": decision.officer,
        "body": str(facts.body_id),
        "round": str(view.round_id or ""),
        "summary": decision.summary,
        "matter": decision.matter,
        "send_to": decision.send_to,
        "measures": [str(one.id) for one in view.measures],
        "themes": [str(one) for one in view.own_theme_ids],
        "revision": view.revision,
    }
    for number, clause in enumerate(decision.clauses, start=1):
        data[f"clauses_{number}_kind"] = clause.kind.value
        data[f"clauses_{number}_text"] = clause.text.get(BASIS_LANGUAGE, "")
    return data
