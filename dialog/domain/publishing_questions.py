"""Find what the questions of a design lack."""

from collections.abc import Iterator

from dialog.domain.findings import Finding, Section, hard, soft
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.registry import RULES
from dialog.domain.readability import minutes_to_answer
from dialog.domain.rounds import Background, RoundDesign, RoundKind
from dialog.domain.wording import N_

MOST_QUESTIONS = 10  # HAL-018: simplicity without losing the whole
MOST_MINUTES = 5
LEAST_OPTIONS = 2
QUESTIONS = Section.QUESTIONS


def question_findings(design: RoundDesign) -> Iterator[Finding]:
    """Return what the gate finds about the questions."""
    if not design.questions:
        yield hard("no_questions", N_("There is no question yet."), QUESTIONS)
    yield from _needs(design)
    yield from _length(design)
    for question in design.questions:
        yield from _options(question)
        yield from _bounds(question)
    yield from _routing(design)
    yield from _backgrounds(design)


def _needs(design: RoundDesign) -> Iterator[Finding]:
    if design.kind is RoundKind.SATISFACTION and design.questions:
        if not any(question.asks_about_needs for question in design.questions):
            yield soft(
                "no_needs_question",
                N_("A satisfaction survey also asks which needs there are. Mark that question."),
                QUESTIONS,
            )
        if all(question.kind is not QuestionKind.SCALE for question in design.questions):
            yield soft(
                "no_scale",
                N_("A satisfaction survey has a scale, so that years can be compared."),
                QUESTIONS,
            )


def _length(design: RoundDesign) -> Iterator[Finding]:
    count = len(design.questions)
    if count > MOST_QUESTIONS:
        yield soft(
            "many_questions",
            N_("There are %(count)d questions. At most %(most)d are recommended."),
            QUESTIONS,
            count=count,
            most=MOST_QUESTIONS,
        )
    minutes = minutes_to_answer(question.kind.value for question in design.questions)
    if minutes > MOST_MINUTES:
        yield soft(
            "many_minutes",
            N_("It takes about %(minutes)d minutes. At most %(most)d are recommended."),
            QUESTIONS,
            minutes=minutes,
            most=MOST_MINUTES,
        )


def _options(question: Question) -> Iterator[Finding]:
    if not any(text.strip() for text in question.text.values()):
        yield hard("no_text", N_("A question has no words."), QUESTIONS, question.key)
    if not RULES[question.kind].has_options:
        return
    if len(question.options) < LEAST_OPTIONS:
        yield hard(
            "few_options",
            N_("The question has fewer than two answers to choose among."),
            QUESTIONS,
            question.key,
        )
    if any(not any(text.strip() for text in one.text.values()) for one in question.options):
        yield hard(
            "no_words_at_point",
            N_("Every answer and every point of a scale needs words."),
            QUESTIONS,
            question.key,
        )


def _bounds(question: Question) -> Iterator[Finding]:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None and low > high:
        yield hard(
            "no_number_fits",
            N_("The least number is greater than the greatest, so no answer fits."),
            QUESTIONS,
            question.key,
        )


def _routing(design: RoundDesign) -> Iterator[Finding]:
    for question in design.questions:
        if question.key not in reachable(design):
            yield soft(
                "unreachable",
                N_("The question is never asked: no answer before it leads here."),
                QUESTIONS,
                question.key,
            )


def reachable(design: RoundDesign) -> frozenset[str]:
    """Return the questions that some combination of answers leads to."""
    found: dict[str, Question] = {}
    for question in design.questions:
        condition = question.show_if
        if condition is None:
            found[question.key] = question
            continue
        before = found.get(condition.question)
        if before is not None and any(before.option(key) for key in condition.any_of):
            found[question.key] = question
    return frozenset(found)


def _backgrounds(design: RoundDesign) -> Iterator[Finding]:
    section = Section.BACKGROUNDS
    if design.backgrounds and not any(text.strip() for text in design.background_reason.values()):
        yield soft(
            "no_background_reason",
            N_("It is not said why you ask about the person."),
            section,
            "background_reason",
        )
    if Background.AREA in design.backgrounds and len(design.areas) < LEAST_OPTIONS:
        yield hard(
            "few_areas",
            N_("You ask where people live, but there are fewer than two areas to choose among."),
            section,
            "areas",
        )
