"""Ask what belongs to a group to reach, and read what was written."""

from typing import Any

from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from dialog.domain.backgrounds import CODE_WORDS
from dialog.domain.design_changes import short_name
from dialog.domain.errors import InvalidError
from dialog.domain.rounds import (
    BACKGROUND_CODES,
    Background,
    Barrier,
    OutreachGroup,
    Relation,
    RoundDesign,
    Stakeholder,
)
from dialog.domain.wording import N_
from dialog.web.designer.fields import WholeNumberField, checkboxes, offered, text_of
from dialog.web.designer.words import choices, word
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _, _l, gettext, in_page_language


class ReasonForm(StaffForm):
    """Why no group is planned for."""

    no_groups_reason = TextAreaField(
        _l("If you plan for no group that is seldom heard: why?"), [Optional(), Length(max=2000)]
    )


def group_form(design: RoundDesign) -> type[StaffForm]:
    """Return the form of one group to reach."""

    class GroupForm(StaffForm):
        name = StringField(
            _l("Which group?"), [DataRequired(_l("Name the group.")), Length(max=200)]
        )
        stakeholder = SelectField(
            _l("What kind of group is it?"), choices=offered(choices(Stakeholder))
        )
        relation = RadioField(
            _l("How does the matter concern them?"), choices=offered(choices(Relation))
        )
        barrier = SelectField(
            _l("What keeps them from being heard?"),
            choices=offered([("", _("Nothing special")), *choices(Barrier)]),
        )
        method = TextAreaField(_l("How do you reach them?"), [Optional(), Length(max=2000)])
        contact = StringField(_l("Through whom?"), [Optional(), Length(max=300)])
        expected_share = WholeNumberField(
            _l("Expected share of those who answer, per cent"),
            [Optional(), NumberRange(0, 100, _l("Write a number from 0 to 100."))],
        )
        measured_by = checkboxes(
            _l("Which answers about the person show that they have been heard?"),
            [pair for _name, pairs in measures(design) for pair in pairs],
        )

    return GroupForm


def measures(design: RoundDesign) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the answers about the person that may stand for a group, by question."""
    fixed = [
        (word(one), [(f"{one.value}/{code}", gettext(CODE_WORDS[code])) for code in codes])
        for one, codes in BACKGROUND_CODES.items()
    ]
    areas = [(f"area/{one.key}", in_page_language(one.text).text) for one in design.areas]
    return [*fixed, (word(Background.AREA), areas)] if areas else fixed


def group_data(group: OutreachGroup) -> dict[str, Any]:
    """Return what the form of a group starts with."""
    background = group.background.value if group.background else ""
    return {
        "name": group.name,
        "stakeholder": group.stakeholder.value,
        "relation": group.relation.value,
        "barrier": group.barrier.value if group.barrier else "",
        "method": group.method,
        "contact": group.contact,
        "expected_share": group.expected_share,
        "measured_by": [f"{background}/{code}" for code in group.background_codes],
    }


def group_from(form: Any, design: RoundDesign, before: OutreachGroup) -> OutreachGroup:
    """Return the group as it was written; a new one gets a key of its name."""
    name = text_of(form.name)
    background, codes = _measure(form.measured_by.data)
    taken = {one.key for one in design.groups}
    return OutreachGroup(
        key=before.key or short_name(name, taken, otherwise="group"),
        name=name,
        relation=Relation(form.relation.data),
        barrier=Barrier(form.barrier.data) if form.barrier.data else None,
        method=text_of(form.method),
        contact=text_of(form.contact),
        expected_share=form.expected_share.data,
        background=background,
        background_codes=codes,
        stakeholder=Stakeholder(form.stakeholder.data),
    )


def _measure(chosen: list[str]) -> tuple[Background | None, tuple[str, ...]]:
    if not chosen:
        return None, ()
    pairs = [pair.split("/", maxsplit=1) for pair in chosen]
    if len({background for background, _code in pairs}) > 1:
        raise InvalidError(
            N_("Choose answers to one of the questions about the person only."),
            field="measured_by",
        )
    return Background(pairs[0][0]), tuple(code for _background, code in pairs)
