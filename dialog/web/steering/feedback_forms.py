"""Ask what participants are told about a theme, and read what was written."""

from collections.abc import Mapping
from datetime import date

from wtforms import DateField, Field, RadioField, SelectField, StringField
from wtforms.validators import Length, Optional

from dialog.domain.effects import EffectOutcome, Extent
from dialog.domain.feedback import DecisionFeedback, EffectFeedback, Outcome
from dialog.domain.wording import Texts
from dialog.services.decision_views import DecisionView
from dialog.services.feedback_views import Desk, DeskTheme
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l, gettext, shown_date
from dialog.web.kit.told_words import TOLD_WORDS
from dialog.web.steering.texts import one_of, text_of, texts_data, texts_from, with_texts

DECISION_TEXTS = ("heard", "decided", "why", "next_step")
EFFECT_TEXTS = ("told", "next_step")


class DecisionForm(StaffForm):
    """What became of a theme, by whom, and when participants know more."""

    outcome = RadioField(_l("What became of it?"), validate_choice=False)
    decision = SelectField(
        _l("The decision"), description=_l("Body, day and § are shown from the decision.")
    )
    said_by = StringField(
        _l("Who said or did it, when no body decided"),
        [Length(max=200)],
        description=_l("For a no without a formal decision, or what was put right at once."),
    )
    passed_to = StringField(_l("Passed on to"), [Length(max=200)])
    passed_on = DateField(_l("Passed on, day"), [Optional()])
    next_on = DateField(_l("Participants know more by"), [Optional()])


class EffectForm(StaffForm):
    """Whether it was done, whether it worked, and what happens now."""

    done = RadioField(_l("Was it done?"), validate_choice=False)
    achieved = RadioField(_l("Did it work?"), validate_choice=False)
    outcome = RadioField(_l("What happens now?"), validate_choice=False)


def decision_form(desk: Desk, theme: DeskTheme) -> DecisionForm:
    """Return the form of the first feedback, filled with what is saved or suggested."""
    written, feedback = theme.decision_written, theme.decision
    data: dict[str, object] = {
        "outcome": feedback.outcome.value if feedback.outcome else None,
        "decision": str(written.decision.id) if written.decision else "",
        "said_by": feedback.said_by,
        "passed_to": feedback.passed_to,
        "passed_on": feedback.passed_on,
        "next_on": feedback.next_on,
        "revision": written.revision,
        **_texts(DECISION_TEXTS, feedback),
    }
    form = with_texts(DecisionForm, DECISION_TEXTS, desk.round.design.languages)(data=data)
    form.outcome.choices = _worded(Outcome)
    form.decision.choices = [
        ("", gettext("No decision")),
        *((str(one.id), decision_name(one)) for one in theme.choices),
    ]
    return form


def decision_from(form: DecisionForm, languages: tuple[str, ...]) -> DecisionFeedback:
    """Return the first feedback as it was written."""
    return DecisionFeedback(
        outcome=one_of(Outcome, form.outcome.data),
        heard=texts_from(form, "heard", languages),
        decided=texts_from(form, "decided", languages),
        why=texts_from(form, "why", languages),
        next_step=texts_from(form, "next_step", languages),
        next_on=_day(form.next_on),
        said_by=text_of(form.said_by),
        passed_to=text_of(form.passed_to),
        passed_on=_day(form.passed_on),
    )


def effect_form(desk: Desk, theme: DeskTheme) -> EffectForm:
    """Return the form of the second feedback, filled with what is saved or reported."""
    effect = theme.effect
    data: dict[str, object] = {
        "done": effect.done.value if effect.done else None,
        "achieved": effect.achieved.value if effect.achieved else None,
        "outcome": effect.outcome.value if effect.outcome else None,
        "revision": theme.effect_written.revision,
        **_texts(EFFECT_TEXTS, effect),
    }
    form = with_texts(EffectForm, EFFECT_TEXTS, desk.round.design.languages)(data=data)
    form.done.choices = form.achieved.choices = _worded(Extent)
    form.outcome.choices = _worded(EffectOutcome)
    return form


def effect_from(form: EffectForm, languages: tuple[str, ...]) -> EffectFeedback:
    """Return the second feedback as it was written."""
    return EffectFeedback(
        done=one_of(Extent, form.done.data),
        achieved=one_of(Extent, form.achieved.data),
        outcome=one_of(EffectOutcome, form.outcome.data),
        told=texts_from(form, "told", languages),
        next_step=texts_from(form, "next_step", languages),
    )


def decision_name(decision: DecisionView) -> str:
    """Return a decision as it is told apart in a list: body, day, § and title."""
    facts = decision.facts
    day = shown_date(facts.decided_on)
    return f"{facts.body_name}, {day}, {facts.paragraph}: {facts.name}"


def _texts(names: tuple[str, ...], feedback: DecisionFeedback | EffectFeedback) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        texts: Texts = getattr(feedback, name)
        found |= texts_data(name, texts)
    return found


def _worded(kind: type[Outcome] | type[Extent] | type[EffectOutcome]) -> list[tuple[str, str]]:
    words: Mapping[str, str] = TOLD_WORDS[kind]
    return [(one.value, gettext(words[one])) for one in kind]


def _day(field: Field) -> date | None:
    return field.data if isinstance(field.data, date) else None
