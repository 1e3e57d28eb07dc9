"""Ask what a decision led to, and read what was written."""

from wtforms import RadioField, TextAreaField

from dialog.domain.effects import EffectOutcome, EffectReport, Extent
from dialog.services.decision_views import DecisionView
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l
from dialog.web.steering.texts import (
    lines,
    one_of,
    text_of,
    texts_data,
    texts_from,
    with_texts,
)
from dialog.web.steering.words import choices


class EffectForm(StaffForm):
    """Two judgements with evidence, and what comes next."""

    done = RadioField(_l("Was it done?"), validate_choice=False)
    done_evidence = TextAreaField(_l("What shows it?"))
    achieved = RadioField(_l("Was the goal achieved?"), validate_choice=False)
    achieved_evidence = TextAreaField(_l("What shows it?"))
    outcome = RadioField(_l("What happens with it now?"), validate_choice=False)
    informed = TextAreaField(_l("Bodies that are told"), description=_l("One on each line."))


def effect_form(view: DecisionView) -> EffectForm:
    """Return the form of the effect report."""
    data: dict[str, object] = {"revision": view.revision}
    if view.effect:
        report = view.effect.report
        data |= vars(report) | {"informed": "\n".join(report.informed)}
        data |= texts_data("texts", report.texts)
    form = with_texts(EffectForm, ["texts"], view.languages)(data=data)
    form.done.choices = form.achieved.choices = choices(Extent)
    form.outcome.choices = choices(EffectOutcome)
    return form


def report_from(form: EffectForm, languages: tuple[str, ...]) -> EffectReport:
    """Return the report a person wrote."""
    return EffectReport(
        done=one_of(Extent, form.done.data),
        done_evidence=text_of(form.done_evidence),
        achieved=one_of(Extent, form.achieved.data),
        achieved_evidence=text_of(form.achieved_evidence),
        outcome=one_of(EffectOutcome, form.outcome.data),
        texts=texts_from(form, "texts", languages),
        informed=lines(form.informed.data),
    )
