"""Sum up the questions of a round: how often, by whom, and where the middle lies."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from analysis.statistics import quantile, scale_summary
from dialog.domain.clock import Clock
from dialog.domain.identity import RoundId
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.values import Value
from dialog.domain.results import (
    Breakdown,
    Cell,
    Counted,
    GroupBy,
    Middle,
    QuestionResult,
    class_of,
    grouping_choices,
    number_classes,
    response_from,
)
from dialog.domain.roles import Actor
from dialog.services.comparing import with_gap
from dialog.services.counting import (
    CountedThreads,
    Grouping,
    coarser,
    counted_threads,
    grouping,
    met_questions,
    values_of,
)
from dialog.services.looking_up import RoundView
from dialog.services.protecting import overlapping_breakdown, single_breakdown

Answers = Mapping[UUID, Value]


@dataclass(frozen=True)
class ClosedResults:
    """The questions of a round, for everyone and by one division into groups."""

    view: RoundView
    is_open: bool
    facts: Counted
    choices: tuple[GroupBy, ...]
    by: GroupBy | None
    questions: tuple[QuestionResult, ...]


def closed_results(
    session: Session, *, clock: Clock, actor: Actor, round_id: RoundId, by: GroupBy | None = None
) -> ClosedResults:
    """Return the distribution, middle and non-response of every question of a round."""
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    choices = choices_of(threads)
    divided = grouping(session, threads, by if by in choices else None)
    values = values_of(session, threads)
    met = met_questions(threads, values)
    results = []
    for question in threads.view.design.questions:
        asked = {
            thread: given.get(question.key)
            for thread, given in values.items()
            if question.key in met[thread]
        }
        results.append(_question_result(question, asked, divided, threads=len(values), k=threads.k))
    return ClosedResults(
        view=threads.view,
        is_open=threads.is_open,
        facts=threads.facts,
        choices=choices,
        by=divided.by,
        questions=tuple(results),
    )


def choices_of(threads: CountedThreads) -> tuple[GroupBy, ...]:
    """Return by what the counted threads can be divided."""
    return grouping_choices(
        threads.view.design,
        channels=len(set(threads.channels.values())),
        languages=len(set(threads.languages.values())),
    )


def _question_result(
    question: Question,
    asked: Mapping[UUID, Value | None],
    divided: Grouping,
    *,
    threads: int,
    k: int,
) -> QuestionResult:
    answers = {
        thread: value for thread, value in asked.items() if value is not None and value.is_answered
    }
    breakdown, divided = _breakdown(question, answers, divided, k=k)
    return QuestionResult(
        question=question,
        response=response_from(asked.values(), threads=threads),
        breakdown=breakdown,
        middle=_middle(question, list(answers.values()), k=k, column=_everyone(breakdown)),
        group_middles=_group_middles(question, answers, divided, breakdown, k=k),
        group_response=_group_response(asked, answers, divided, k=k),
    )


def _breakdown(
    question: Question, answers: Answers, divided: Grouping, *, k: int
) -> tuple[Breakdown | None, Grouping]:
    """Return the breakdown, and the groups it is by: fewer where many would all be hidden."""
    chosen: dict[UUID, tuple[str, ...]]
    match question.kind:
        case QuestionKind.OPEN_TEXT:
            return None, divided
        case QuestionKind.NUMBER:
            numbers = {t: v.number for t, v in answers.items() if v.number is not None}
            classes = number_classes(numbers.values())
            rows = tuple(f"{low}:{high}" for low, high in classes)
            chosen = {t: (rows[class_of(classes, n)],) for t, n in numbers.items()}
        case _:
            rows = tuple(option.key for option in question.options)
            chosen = {t: value.choices for t, value in answers.items()}
    several = question.kind is QuestionKind.MULTIPLE_CHOICE
    breakdown = _counted(rows, chosen, divided, several=several, k=k)
    while not several and breakdown.is_withheld and len(divided.keys) > 2:  # noqa: PLR2004 - two can't be fewer
        divided = coarser(divided, chosen)
        breakdown = _counted(rows, chosen, divided, several=several, k=k)
    return breakdown, divided


def _counted(
    rows: tuple[str, ...],
    chosen: Mapping[UUID, tuple[str, ...]],
    divided: Grouping,
    *,
    several: bool,
    k: int,
) -> Breakdown:
    """Count what was chosen by group, and hide what must be hidden."""
    group_of = divided.group_of
    found = Counter(
        (choice, group_of.get(thread)) for thread, choices in chosen.items() for choice in choices
    )
    everyone = Counter(choice for choices in chosen.values() for choice in choices)
    cells = [[found[row, group] for group in divided.keys] for row in rows]
    if not several:
        alone = [[everyone[row]] for row in rows]
        found_cells = cells if divided.keys else alone
        return with_gap(single_breakdown(rows, divided.keys, found_cells, k=k))
    sizes = Counter(group_of.get(thread) for thread in chosen)
    breakdown = overlapping_breakdown(
        rows,
        {group: sizes[group] for group in divided.keys},
        cells,
        everyone=[everyone[row] for row in rows],
        whole=len(chosen),
        k=k,
    )
    return with_gap(breakdown)


def _middle(
    question: Question, values: Sequence[Value], *, k: int, column: Sequence[Cell]
) -> Middle | None:
    """Return the middle, without what would give hidden figures of the distribution away."""
    if len(values) < k or question.kind not in (QuestionKind.SCALE, QuestionKind.NUMBER):
        return None
    if question.kind is QuestionKind.NUMBER:
        numbers = [float(value.number) for value in values if value.number is not None]
        return _spread(numbers, k=k)
    place = {option.key: at for at, option in enumerate(question.options, start=1)}
    summary = scale_summary(Counter(place[value.choices[0]] for value in values))
    return Middle(
        count=summary.count,
        median=summary.median,
        lower=summary.lower_quartile if len(values) >= 2 * k else None,
        upper=summary.upper_quartile if len(values) >= 2 * k else None,
        mean=None if any(cell.hidden for cell in column) else summary.mean,
        deviation=None if any(cell.hidden for cell in column) else summary.standard_deviation,
    )


def _spread(numbers: Sequence[float], *, k: int) -> Middle:
    """Return median and quartiles; quartiles of very few would be single people's numbers."""
    enough = len(numbers) >= 2 * k
    return Middle(
        count=len(numbers),
        median=quantile(numbers, 0.5),
        lower=quantile(numbers, 0.25) if enough else None,
        upper=quantile(numbers, 0.75) if enough else None,
    )


def _everyone(breakdown: Breakdown | None) -> tuple[Cell, ...]:
    return breakdown.everyone if breakdown is not None else ()


def _group_middles(
    question: Question,
    answers: Answers,
    divided: Grouping,
    breakdown: Breakdown | None,
    *,
    k: int,
) -> tuple[Middle | None, ...]:
    if breakdown is None:
        return ()
    found = []
    for at, group in enumerate(divided.keys):
        members = [v for thread, v in answers.items() if divided.group_of[thread] == group]
        column = [row[at] for row in breakdown.cells]
        hidden = breakdown.sizes[at].hidden is not None
        found.append(None if hidden else _middle(question, members, k=k, column=column))
    return tuple(found)


def _group_response(
    asked: Mapping[UUID, Value | None], answers: Answers, divided: Grouping, *, k: int
) -> tuple[float | None, ...]:
    """Return each group's share of answers among those asked; None for a group too small."""
    put = Counter(divided.group_of.get(thread) for thread in asked)
    given = Counter(divided.group_of.get(thread) for thread in answers)
    return tuple(given[g] / put[g] if put[g] >= k else None for g in divided.keys)
