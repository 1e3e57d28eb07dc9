"""Sum up open answers: which global goals and dimensions they mention, and which together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.classification import DIMENSION_CODES, GOAL_CODES
from dialog.domain.clock import Clock
from dialog.domain.identity import RoundId
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.results import Breakdown, Cell, Counted, GroupBy
from dialog.domain.roles import Actor
from dialog.services.aggregating import choices_of
from dialog.services.classifying import EffectiveLabels, effective_labels
from dialog.services.comparing import with_gap
from dialog.services.counting import (
    CountedThreads,
    Grouping,
    asked_about,
    counted_threads,
    grouping,
    met_questions,
    values_of,
)
from dialog.services.looking_up import RoundView
from dialog.services.protecting import cell, overlapping_breakdown


@dataclass(frozen=True)
class Pairs:
    """How many mention two things together; symmetric, each with itself on the diagonal."""

    codes: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Reviewed:
    """How much of the open answers a person has looked at, and how many carry no label."""

    answers: int
    reviewed: int
    unlabelled: int
    acute: int
    abuse: int


@dataclass(frozen=True)
class Mentions:
    """What the open answers to one question, or to all together, mention.

    The unit is one person: her answer to the question, or all her open answers together. So a
    figure never counts anybody twice, and the threshold counts people.
    """

    view: RoundView
    is_open: bool
    facts: Counted
    choices: tuple[GroupBy, ...]
    by: GroupBy | None
    questions: tuple[Question, ...]
    question: Question | None
    people: Cell
    reviewed: Reviewed
    goals: Breakdown
    dimensions: Breakdown
    goals_by_dimension: Breakdown
    goal_pairs: Pairs
    dimension_pairs: Pairs


@dataclass(frozen=True)
class _Labels:
    goals: frozenset[str]
    dimensions: frozenset[str]


def mentions(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: RoundId,
    by: GroupBy | None = None,
    question_key: str | None = None,
) -> Mentions:
    """Return what a round's open answers mention, by goal, dimension and group."""
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    questions = tuple(q for q in threads.view.design.questions if q.kind is QuestionKind.OPEN_TEXT)
    chosen = next((q for q in questions if q.key == question_key), None)
    chosen = questions[0] if len(questions) == 1 else chosen
    choices = choices_of(threads)
    divided = grouping(session, threads, by if by in choices else None)
    answers = list(
        _answers(session, threads, {chosen.key} if chosen else {q.key for q in questions})
    )
    people = _people(answers)
    return Mentions(
        view=threads.view,
        is_open=threads.is_open,
        facts=threads.facts,
        choices=choices,
        by=divided.by,
        questions=questions,
        question=chosen,
        people=cell(len(people), k=threads.k),
        reviewed=_reviewed(answers),
        goals=_by_group(people, divided, facet="goals", codes=GOAL_CODES, k=threads.k),
        dimensions=_by_group(
            people, divided, facet="dimensions", codes=DIMENSION_CODES, k=threads.k
        ),
        goals_by_dimension=_goals_by_dimension(people, k=threads.k),
        goal_pairs=_pairs([one.goals for one in people.values()], GOAL_CODES, k=threads.k),
        dimension_pairs=_pairs(
            [one.dimensions for one in people.values()], DIMENSION_CODES, k=threads.k
        ),
    )


def _answers(
    session: Session, threads: CountedThreads, keys: set[str]
) -> Iterable[EffectiveLabels]:
    """Yield the labels of the answers that count and stand on their person's way."""
    deciding = asked_about(threads)
    met = met_questions(threads, values_of(session, threads, keys=deciding)) if deciding else {}
    for labels in effective_labels(session, round_id=threads.view.id, question_keys=keys):
        on_way = met.get(labels.participation_id, keys)
        if labels.participation_id in threads.languages and labels.question_key in on_way:
            yield labels


def _people(answers: Iterable[EffectiveLabels]) -> dict[UUID, _Labels]:
    """Put each person's answers together, so that she counts once."""
    goals: dict[UUID, set[str]] = {}
    dimensions: dict[UUID, set[str]] = {}
    for answer in answers:
        goals.setdefault(answer.participation_id, set()).update(answer.labels.goals)
        dimensions.setdefault(answer.participation_id, set()).update(answer.labels.dimensions)
    return {one: _Labels(frozenset(goals[one]), frozenset(dimensions[one])) for one in goals}


def _reviewed(answers: Iterable[EffectiveLabels]) -> Reviewed:
    labels = [answer.labels for answer in answers]
    return Reviewed(
        answers=len(labels),
        reviewed=sum(one.reviewed for one in labels),
        unlabelled=sum(not one.goals and not one.dimensions for one in labels),
        acute=sum(one.acute for one in labels),
        abuse=sum(one.abuse for one in labels),
    )


def _by_group(
    people: Mapping[UUID, _Labels], divided: Grouping, *, facet: str, codes: Iterable[str], k: int
) -> Breakdown:
    """Count the people mentioning each code, most mentioned first, for everyone and by group."""
    labels = {one: getattr(found, facet) for one, found in people.items()}
    everyone = Counter(code for found in labels.values() for code in found)
    rows = sorted(codes, key=lambda code: -everyone[code])
    found = Counter(
        (code, divided.group_of.get(one)) for one, mentioned in labels.items() for code in mentioned
    )
    sizes = Counter(divided.group_of.get(one) for one in people)
    breakdown = overlapping_breakdown(
        rows,
        {group: sizes[group] for group in divided.keys},
        [[found[row, group] for group in divided.keys] for row in rows],
        everyone=[everyone[row] for row in rows],
        whole=len(people),
        k=k,
    )
    return with_gap(breakdown)


def _goals_by_dimension(people: Mapping[UUID, _Labels], *, k: int) -> Breakdown:
    """Count goals and dimensions mentioned by the same people, as in the tables of pairs."""
    goals = Counter(goal for one in people.values() for goal in one.goals)
    sizes = Counter(dimension for one in people.values() for dimension in one.dimensions)
    both = Counter(pair for one in people.values() for pair in product(one.goals, one.dimensions))
    rows = tuple(goal for goal in GOAL_CODES if goals[goal])
    return Breakdown(
        rows=rows,
        everyone=tuple(cell(goals[row], k=k) for row in rows),
        whole=cell(len(people), k=k),
        groups=DIMENSION_CODES,
        cells=tuple(tuple(cell(both[row, d], k=k) for d in DIMENSION_CODES) for row in rows),
        sizes=tuple(cell(sizes[dimension], k=k) for dimension in DIMENSION_CODES),
    )


def _pairs(mentioned: Iterable[frozenset[str]], codes: Iterable[str], *, k: int) -> Pairs:
    """Count pairs; what is mentioned is no trait of a person, so small figures alone are hidden."""
    found = Counter(pair for one in mentioned for pair in product(one, one))
    used = tuple(code for code in codes if found[code, code])
    return Pairs(used, tuple(tuple(cell(found[a, b], k=k) for b in used) for a in used))
