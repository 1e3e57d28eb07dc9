"""Ask what belongs to a question, and read what was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wtforms import BooleanField

from dialog.domain.design_changes import short_name
from dialog.domain.errors import InvalidError
from dialog.domain.questions.kinds import Condition, Question, QuestionKind
from dialog.domain.questions.registry import RULES
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import N_, Texts
from dialog.web.designer.fields import WholeNumberField, checkboxes, texts_field, texts_from
from dialog.web.designer.option_forms import option_rows, options_from, options_in
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.locale import _l, in_page_language

LEAST_ROWS = {QuestionKind.SCALE: 5}
LEAST_ROWS_OTHERWISE = 4


@dataclass(frozen=True)
class Way:
    """An earlier question whose answers may lead to this one."""

    question: str
    choices: tuple[tuple[str, str], ...]


def question_form(design: RoundDesign, question: Question) -> type[StaffForm]:
    """Return the form of one question of its kind."""
    languages = design.languages
    ways = [pair for way in ways_to(design, question) for pair in way.choices]

    class QuestionForm(StaffForm):
        text = texts_field(_l("The question"), languages)
        hint = texts_field(_l("A hint below it"), languages, line=True)
        show_if = checkboxes(_l("Ask only those who answered"), ways)
        asks_about_needs = BooleanField(_l("This question asks which needs people have"))

    class NumberForm(QuestionForm):
        minimum = WholeNumberField(_l("Least number"))
        maximum = WholeNumberField(_l("Greatest number"))

    class OptionsForm(QuestionForm):
        options = options_in(languages)

    if question.kind is QuestionKind.NUMBER:
        return NumberForm
    return OptionsForm if RULES[question.kind].has_options else QuestionForm


def question_data(question: Question) -> dict[str, Any]:
    """Return what the form of a question starts with."""
    condition = question.show_if
    least = LEAST_ROWS.get(question.kind, LEAST_ROWS_OTHERWISE)
    return {
        "text": question.text,
        "hint": question.hint,
        "show_if": [f"{condition.question}/{key}" for key in condition.any_of] if condition else [],
        "asks_about_needs": question.asks_about_needs,
        "minimum": question.minimum,
        "maximum": question.maximum,
        "options": option_rows(question.options, least=least),
    }


def question_from(form: Any, design: RoundDesign, before: Question) -> Question:
    """Return the question as it was written; a new one gets a key of its own words."""
    text = texts_from(form.text, before.text)
    if not text:
        raise InvalidError(N_("Write the question in at least one language."), field="text")
    taken = {one.key for one in design.questions}
    return Question(
        key=before.key or short_name(next(iter(text.values())), taken, otherwise="question"),
        kind=before.kind,
        text=text,
        hint=texts_from(form.hint, before.hint),
        options=_options(form, before),
        minimum=form.minimum.data if "minimum" in form else None,
        maximum=form.maximum.data if "maximum" in form else None,
        show_if=_condition(form.show_if.data),
        asks_about_needs=form.asks_about_needs.data,
    )


def ways_to(design: RoundDesign, question: Question) -> list[Way]:
    """Return the earlier questions whose answers may lead to this one."""
    return [
        Way(
            in_page_language(one.text).text,
            tuple((f"{one.key}/{option.key}", _words(option.text)) for option in one.options),
        )
        for one in _before(design, question)
        if one.options
    ]


def _before(design: RoundDesign, question: Question) -> Iterator[Question]:
    for one in design.questions:
        if one.key == question.key:
            return
        yield one


def _options(form: Any, before: Question) -> tuple[Any, ...]:
    if "options" not in form:
        return ()

    def key(text: Texts, taken: set[str]) -> str:
        if before.kind is QuestionKind.SCALE:
            numbers = [int(one) for one in taken if one.isdecimal()]
            return str(max(numbers, default=0) + 1)
        return short_name(next(iter(text.values())), taken, otherwise="answer")

    return options_from(form.options, before.options, new_key=key)


def _condition(chosen: list[str]) -> Condition | None:
    if not chosen:
        return None
    pairs = [pair.split("/", maxsplit=1) for pair in chosen]
    questions = {question for question, _option in pairs}
    if len(questions) > 1:
        raise InvalidError(
            N_("Choose answers of one question only. The way through stays easy to follow."),
            field="show_if",
        )
    return Condition(pairs[0][0], tuple(option for _question, option in pairs))


def _words(text: Texts) -> str:
    return in_page_language(text).text
