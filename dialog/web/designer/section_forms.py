"""Ask what belongs to each section of a design, and read what was written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from dialog import context
from dialog.domain.design_changes import short_name
from dialog.domain.findings import Section
from dialog.domain.questions.kinds import Option
from dialog.domain.rounds import (
    Background,
    DecisionLink,
    Horizon,
    NamedContact,
    Receiver,
    RoundDesign,
    RoundStage,
)
from dialog.services.designed_rounds import DesignedRound
from dialog.web.designer.fields import (
    DayField,
    MomentField,
    WholeNumberField,
    checkboxes,
    offered,
    text_of,
    texts_field,
    texts_from,
)
from dialog.web.designer.option_forms import option_rows, options_from, options_in
from dialog.web.designer.words import choices
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l

SHORT = [Optional(), Length(max=300)]
LONG = [Optional(), Length(max=4000)]
LONGEST_DRAFT_DAYS = 365


@dataclass(frozen=True)
class SectionForm:
    """How one section is asked about: its form, what it starts with, what it changes."""

    form: Callable[[RoundDesign], type[StaffForm]]
    data: Callable[[DesignedRound], dict[str, Any]]
    changed: Callable[[Any, RoundDesign], RoundDesign]


def about_form(design: RoundDesign) -> type[StaffForm]:
    """Return the form of what is asked and what can be influenced."""

    class AboutForm(StaffForm):
        name = StringField(
            _l("Name among colleagues"),
            [DataRequired(_l("Give the round a name.")), Length(max=300)],
        )
        stage = RadioField(_l("How far has the matter come?"), choices=offered(choices(RoundStage)))
        horizon = RadioField(
            _l("How long does it affect people?"), choices=offered(choices(Horizon))
        )
        title = texts_field(_l("Title for participants"), design.languages, line=True)
        purpose = texts_field(_l("Why do you ask?"), design.languages)
        influence = texts_field(_l("What can people influence?"), design.languages)
        decided = texts_field(_l("What is decided already?"), design.languages)
        problem_owner = TextAreaField(_l("Who formulated the problem?"), LONG)
        gains_and_limits = TextAreaField(
            _l("Who gains from a change, and who is limited by it?"), LONG
        )

    return AboutForm


def _about_data(current: DesignedRound) -> dict[str, Any]:
    design = current.design
    return {
        "name": current.name,
        "stage": design.stage.value,
        "horizon": design.horizon.value,
        "title": design.title,
        "purpose": design.purpose,
        "influence": design.influence,
        "decided": design.decided,
        "problem_owner": design.problem_owner,
        "gains_and_limits": design.gains_and_limits,
    }


def _about(form: Any, design: RoundDesign) -> RoundDesign:
    return replace(
        design,
        stage=RoundStage(form.stage.data),
        horizon=Horizon(form.horizon.data),
        title=texts_from(form.title, design.title),
        purpose=texts_from(form.purpose, design.purpose),
        influence=texts_from(form.influence, design.influence),
        decided=texts_from(form.decided, design.decided),
        problem_owner=text_of(form.problem_owner),
        gains_and_limits=text_of(form.gains_and_limits),
    )


def decision_form(design: RoundDesign) -> type[StaffForm]:
    """Return the form of what the answers lead to, who takes them and when people hear."""

    class DecisionForm(StaffForm):
        document = StringField(_l("The decision, plan or budget it feeds"), SHORT)
        body = StringField(_l("Who decides?"), SHORT)
        expected_on = DayField(_l("When is the decision expected?"))
        registration_number = StringField(_l("Registration number of the matter"), SHORT)
        receiver_name = StringField(_l("Who takes the results?"), SHORT)
        receiver_mandate = StringField(_l("What may she or he do with them?"), SHORT)
        receiver_time = StringField(_l("Time set aside for analysis and feedback"), SHORT)
        contact_name = StringField(_l("Name"), SHORT)
        contact_phone = StringField(_l("Telephone"), SHORT)
        contact_email = StringField(_l("E-mail"), SHORT)
        next_steps = texts_field(_l("What happens next?"), design.languages)
        feedback_on = DayField(_l("Participants are told by"))

    return DecisionForm


def _decision_data(current: DesignedRound) -> dict[str, Any]:
    design = current.design
    return {
        "document": design.decision.document,
        "body": design.decision.body,
        "expected_on": design.decision.expected_on,
        "registration_number": design.registration_number,
        "receiver_name": design.receiver.name,
        "receiver_mandate": design.receiver.mandate,
        "receiver_time": design.receiver.time_reserved,
        "contact_name": design.contact.name,
        "contact_phone": design.contact.phone,
        "contact_email": design.contact.email,
        "next_steps": design.next_steps,
        "feedback_on": design.feedback_on,
    }


def _decision(form: Any, design: RoundDesign) -> RoundDesign:
    return replace(
        design,
        decision=DecisionLink(text_of(form.document), text_of(form.body), form.expected_on.data),
        registration_number=text_of(form.registration_number),
        receiver=Receiver(
            text_of(form.receiver_name),
            text_of(form.receiver_mandate),
            text_of(form.receiver_time),
        ),
        contact=NamedContact(
            text_of(form.contact_name), text_of(form.contact_phone), text_of(form.contact_email)
        ),
        next_steps=texts_from(form.next_steps, design.next_steps),
        feedback_on=form.feedback_on.data,
    )


def languages_form(_design: RoundDesign) -> type[StaffForm]:
    """Return the form of the languages promised and the days the round is open."""
    spoken = [(one.tag, one.autonym) for one in context.ports().languages.all]

    class LanguagesForm(StaffForm):
        languages = checkboxes(
            _l("Languages"),
            spoken,
            validators=[DataRequired(_l("Choose at least one language."))],
        )
        opens_at = MomentField(_l("Opens"))
        closes_at = MomentField(_l("Closes"))
        draft_days = WholeNumberField(
            _l("Days an answer that is not handed in is kept"),
            [
                DataRequired(_l("Write a number of days.")),
                NumberRange(1, LONGEST_DRAFT_DAYS, _l("Write a number from 1 to 365.")),
            ],
        )

    return LanguagesForm


def _languages_data(current: DesignedRound) -> dict[str, Any]:
    design = current.design
    return {
        "languages": list(design.languages),
        "opens_at": design.opens_at,
        "closes_at": design.closes_at,
        "draft_days": design.draft_days,
    }


def _languages(form: Any, design: RoundDesign) -> RoundDesign:
    chosen: Sequence[str] = form.languages.data
    order = (*(tag for tag in design.languages if tag in chosen), *chosen)
    return replace(
        design,
        languages=tuple(dict.fromkeys(order)),
        opens_at=form.opens_at.moment,
        closes_at=form.closes_at.moment,
        draft_days=form.draft_days.data,
    )


def backgrounds_form(design: RoundDesign) -> type[StaffForm]:
    """Return the form of the voluntary questions about the person and the areas."""

    class BackgroundsForm(StaffForm):
        backgrounds = checkboxes(_l("What do you ask about?"), choices(Background))
        background_reason = texts_field(_l("Why do you ask about it?"), design.languages)
        options = options_in(design.languages)

    return BackgroundsForm


def _backgrounds_data(current: DesignedRound) -> dict[str, Any]:
    design = current.design
    return {
        "backgrounds": [one.value for one in design.backgrounds],
        "background_reason": design.background_reason,
        "options": option_rows(design.areas, least=0),
    }


def _backgrounds(form: Any, design: RoundDesign) -> RoundDesign:
    def key(option_texts: dict[str, str], taken: set[str]) -> str:
        return short_name(next(iter(option_texts.values())), taken, otherwise="area")

    areas: tuple[Option, ...] = options_from(form.options, design.areas, new_key=key)
    return replace(
        design,
        backgrounds=tuple(Background(one) for one in form.backgrounds.data),
        background_reason=texts_from(form.background_reason, design.background_reason),
        areas=areas,
    )


SECTION_FORMS: dict[Section, SectionForm] = {
    Section.ABOUT: SectionForm(about_form, _about_data, _about),
    Section.DECISION: SectionForm(decision_form, _decision_data, _decision),
    Section.LANGUAGES: SectionForm(languages_form, _languages_data, _languages),
    Section.BACKGROUNDS: SectionForm(backgrounds_form, _backgrounds_data, _backgrounds),
}
"""The sections that are one form; people, questions and translations have pages of their own."""
