"""Gather the threads of a round that count now, and what divides them into groups."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import String, Text, cast, func, select
from sqlalchemy.orm import Session

from analysis.suppression import SMALLEST_THRESHOLD
from dialog.domain.answers import ParticipationStatus
from dialog.domain.clock import Clock, today
from dialog.domain.identity import RoundId
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.values import Value
from dialog.domain.results import OTHERS, UNSAID, Counted, GroupBy, counted_through, few_groups
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import BACKGROUND_CODES, Background, RoundStatus
from dialog.domain.routing import path
from dialog.services.looking_up import RoundView, organisation_with, round_view, round_with
from dialog.store.answers import AnswerRow, BackgroundRow, ParticipationRow
from dialog.store.documents import value_from
from dialog.store.rounds import rounds_of

Values = Mapping[str, Value]
SOME_TEXT = Value(text="")
"""Stands for every open answer where only the fact that there is one counts."""


@dataclass(frozen=True)
class CountedThreads:
    """The threads that count, with the language and channel of each."""

    view: RoundView
    is_open: bool
    facts: Counted
    languages: dict[UUID, str]
    channels: dict[UUID, str]

    @property
    def k(self) -> int:
        """Return the number below which nothing is shown."""
        return self.facts.k


@dataclass(frozen=True)
class Grouping:
    """In which group each thread is, and the groups in the order they are shown."""

    by: GroupBy | None
    keys: tuple[str, ...]
    group_of: dict[UUID, str]


def counted_threads(
    session: Session, *, clock: Clock, actor: Actor, round_id: RoundId
) -> CountedThreads:
    """Return the handed-in threads that count: all of a closed round, whole days of an open one."""
    actor.must(Permission.SEE_RESULTS)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=round_id)
    return threads_of(session, clock=clock, view=view)


def threads_of(session: Session, *, clock: Clock, view: RoundView) -> CountedThreads:
    """Return the threads of a round that count, for services that have checked the reader."""
    organisation = organisation_with(session, organisation_id=view.organisation_id)
    k = max(SMALLEST_THRESHOLD, organisation.least_count)
    columns = (ParticipationRow.id, ParticipationRow.language, ParticipationRow.channel)
    wanted = select(*columns, ParticipationRow.day).where(
        ParticipationRow.round_id == view.id,
        ParticipationRow.status == ParticipationStatus.SUBMITTED,
    )
    rows = session.execute(wanted).all()
    is_open = view.status is RoundStatus.PUBLISHED and view.is_open(clock.now())
    days = Counter(day for _thread, _language, _channel, day in rows)
    through = counted_through(days, today=today(clock), k=k) if is_open else None
    kept = [row for row in rows if not is_open or (through is not None and row.day <= through)]
    return CountedThreads(
        view=view,
        is_open=is_open,
        facts=Counted(handed_in=len(rows), counted=len(kept), through=through, k=k),
        languages={thread: language for thread, language, _channel, _day in kept},
        channels={thread: str(channel) for thread, _language, channel, _day in kept},
    )


def grouping(session: Session, threads: CountedThreads, by: GroupBy | None) -> Grouping:
    """Return the groups of the counted threads, the smallest of very many put together."""
    if by is None:
        return Grouping(None, (), {})
    said = said_of(session, threads, by)
    raw = {thread: said.get(thread, UNSAID) for thread in threads.languages}
    shown = few_groups(Counter(raw.values()), _order(threads.view, by), least=2 * threads.k)
    keys = tuple(dict.fromkeys(shown.values()))
    return Grouping(by, keys, {thread: shown[group] for thread, group in raw.items()})


def coarser(divided: Grouping, answered: Iterable[UUID]) -> Grouping:
    """Return the groups with the one of fewest answers put among the others."""
    sizes = Counter(divided.group_of[thread] for thread in answered)
    named = [key for key in divided.keys if key != OTHERS]
    smallest = min(named, key=lambda key: sizes[key])
    kept = tuple(key for key in named if key not in (smallest, UNSAID))
    unsaid = (UNSAID,) if UNSAID in named and smallest != UNSAID else ()
    group_of = {
        thread: OTHERS if key == smallest else key for thread, key in divided.group_of.items()
    }
    return Grouping(divided.by, (*kept, OTHERS, *unsaid), group_of)


def said_of(session: Session, threads: CountedThreads, by: GroupBy) -> dict[UUID, str]:
    """Return what each counted thread says of itself in one respect."""
    if by is GroupBy.ANSWER_LANGUAGE:
        return threads.languages
    if by is GroupBy.CHANNEL:
        return threads.channels
    wanted = (
        select(BackgroundRow.participation_id, BackgroundRow.code)
        .join(ParticipationRow, ParticipationRow.id == BackgroundRow.participation_id)
        .where(ParticipationRow.round_id == threads.view.id, BackgroundRow.attribute == by.value)
    )
    rows = session.execute(wanted)
    return {thread: code for thread, code in rows if thread in threads.languages}


def values_of(
    session: Session, threads: CountedThreads, *, keys: Collection[str] | None = None
) -> dict[UUID, dict[str, Value]]:
    """Return what each counted thread answered, the words of open answers left out.

    Ids and values come as text: to make objects of them takes most of the time of a large round.
    """
    columns = (cast(AnswerRow.participation_id, String), AnswerRow.question_key)
    wanted = select(*columns, cast(AnswerRow.value, Text)).where(
        AnswerRow.round_id == threads.view.id
    )
    if keys is not None:
        wanted = wanted.where(AnswerRow.question_key.in_(keys))
    values: dict[UUID, dict[str, Value]] = {thread: {} for thread in threads.languages}
    places = {form: given for thread, given in values.items() for form in (thread.hex, str(thread))}
    read = {question.key: _reader(question) for question in threads.view.design.questions}
    for thread, key, raw in session.execute(wanted):
        if thread in places and key in read:
            places[thread][key] = read[key](raw)
    return values


def asked_about(threads: CountedThreads) -> set[str]:
    """Return the questions on whose answers it depends which others are asked."""
    conditions = (question.show_if for question in threads.view.design.questions)
    return {condition.question for condition in conditions if condition is not None}


def met_questions(threads: CountedThreads, values: Mapping[UUID, Values]) -> dict[UUID, set[str]]:
    """Return the questions each thread was asked on its way."""
    design = threads.view.design
    if not asked_about(threads):
        every = {question.key for question in design.questions}
        return dict.fromkeys(values, every)
    return {thread: {q.key for q in path(design, given)} for thread, given in values.items()}


def _reader(question: Question) -> Callable[[str], Value]:
    return _open_value if question.kind is QuestionKind.OPEN_TEXT else _closed_value


def _open_value(raw: str) -> Value:
    document = json.loads(raw)
    return SOME_TEXT if document.get("text") else value_from(document)


@lru_cache(maxsize=4096)
def _closed_value(raw: str) -> Value:
    """Read a closed answer; there are few different ones, so each is read once."""
    return value_from(json.loads(raw))


def _order(view: RoundView, by: GroupBy) -> tuple[str, ...]:
    if by is GroupBy.ANSWER_LANGUAGE:
        return view.design.languages
    if by is GroupBy.AREA:
        return tuple(area.key for area in view.design.areas)
    background = by.background
    return BACKGROUND_CODES.get(background, ()) if isinstance(background, Background) else ()


@dataclass(frozen=True)
class RoundCount:
    """A round with how many have handed in their answers."""

    view: RoundView
    handed_in: int


def rounds_with_results(session: Session, *, actor: Actor) -> list[RoundCount]:
    """Return the organisation's published and closed rounds with their counts."""
    actor.must(Permission.SEE_RESULTS)
    wanted = (
        select(ParticipationRow.round_id, func.count())
        .where(
            ParticipationRow.organisation_id == actor.organisation_id,
            ParticipationRow.status == ParticipationStatus.SUBMITTED,
        )
        .group_by(ParticipationRow.round_id)
    )
    counts = {round_id: count for round_id, count in session.execute(wanted)}  # noqa: C416 - typed
    return [
        RoundCount(round_view(session, row), counts.get(row.id, 0))
        for row in rounds_of(session, actor.organisation_id)
        if row.status != RoundStatus.DRAFT
    ]
