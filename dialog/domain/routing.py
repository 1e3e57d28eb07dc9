"""Find a person's way through the questions: pure, from design and answers."""

from collections.abc import Mapping

from dialog.domain.questions.kinds import Question
from dialog.domain.questions.values import Value
from dialog.domain.rounds import RoundDesign


def path(design: RoundDesign, values: Mapping[str, Value]) -> tuple[Question, ...]:
    """Return the questions on this person's way; answers beside it count as absent."""
    way: list[Question] = []
    on_way: set[str] = set()
    for question in design.questions:
        if _is_asked(question, values, on_way):
            way.append(question)
            on_way.add(question.key)
    return tuple(way)


def longest_path(design: RoundDesign, values: Mapping[str, Value]) -> tuple[Question, ...]:
    """Return the questions that are asked or may still be asked, given the answers so far."""
    way: list[Question] = []
    possible: set[str] = set()
    for question in design.questions:
        condition = question.show_if
        open_still = condition is not None and (
            condition.question in possible and condition.question not in values
        )
        if open_still or _is_asked(question, values, possible):
            way.append(question)
            possible.add(question.key)
    return tuple(way)


def next_question(design: RoundDesign, values: Mapping[str, Value]) -> Question | None:
    """Return the first question on the way without a value, or None at the end."""
    return next((q for q in path(design, values) if q.key not in values), None)


def _is_asked(question: Question, values: Mapping[str, Value], on_way: set[str]) -> bool:
    condition = question.show_if
    if condition is None:
        return True
    if condition.question not in on_way or condition.question not in values:
        return False
    return bool(set(condition.any_of) & set(values[condition.question].choices))
