"""Hand out a round's answers as a table nobody can be picked from by row order or background."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.classification import Effective
from dialog.domain.clock import Clock
from dialog.domain.identity import OrganisationId, RoundId
from dialog.domain.masking import mask
from dialog.domain.ports import SheetValue
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.questions.values import Reply, Value
from dialog.domain.results import GroupBy
from dialog.domain.roles import Actor, Permission
from dialog.domain.routing import path
from dialog.domain.wording import worded
from dialog.services.auditing import note, note_console
from dialog.services.classifying import labels_that_count
from dialog.services.counting import CountedThreads, counted_threads, said_of, threads_of
from dialog.services.looking_up import round_named
from dialog.services.taxonomies import taxonomy_of_round
from dialog.store.answers import AnswerRow
from dialog.store.base import transaction
from dialog.store.documents import value_from
from dialog.store.labels import current_runs

BATCH = 500


class ExportWord(StrEnum):
    """The words an export is made with; the door that hands it out knows them in a language."""

    LANGUAGE = "language"
    CHANNEL = "channel"
    GOALS = "goals"
    TARGETS = "targets"
    DIMENSIONS = "dimensions"
    AREAS = "areas"
    REVIEWED = "reviewed"
    YES = "yes"
    NO = "no"
    SKIPPED = "skipped"
    DONT_KNOW = "dont_know"
    NOT_ASKED = "not_asked"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Wish:
    """How an export is wanted: in which languages to word it, with which words, masked or not."""

    languages: Sequence[str]
    words: Mapping[str, str]
    masked: bool = True


@dataclass(frozen=True)
class AnswerTable:
    """A round's answers, one row per person in random order, read as they are taken."""

    name: str
    header: tuple[str, ...]
    rows: Iterator[tuple[SheetValue, ...]]


@dataclass(frozen=True)
class _Given:
    """One answer and the labels that count for it."""

    value: Value
    labels: Effective | None
    alarming: bool


def export_answers(
    session: Session, *, clock: Clock, actor: Actor, round_id: RoundId, wish: Wish
) -> AnswerTable:
    """Return a round's answers as a table, and note in the audit log that they were taken out."""
    actor.must(Permission.EXPORT_RESULTS)
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    with transaction(session):
        note(
            session,
            clock=clock,
            actor=actor,
            action="exported_answers",
            subject=("round", round_id),
            details={"masked": wish.masked, "rows": threads.facts.counted},
        )
    return _table(session, threads, wish)


def export_from_console(
    session: Session, *, clock: Clock, organisation_id: OrganisationId, slug: str, wish: Wish
) -> AnswerTable:
    """Return a round's answers for the console, and note that in the audit log."""
    view = round_named(session, organisation_id=organisation_id, slug=slug)
    threads = threads_of(session, clock=clock, view=view)
    with transaction(session):
        note_console(
            session,
            clock=clock,
            organisation_id=organisation_id,
            action="exported_answers",
            subject=("round", view.id),
        )
    return _table(session, threads, wish)


def note_tables_taken(session: Session, *, clock: Clock, actor: Actor, round_id: RoundId) -> None:
    """Note in the audit log that tables of protected figures were taken out."""
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    with transaction(session):
        note(
            session,
            clock=clock,
            actor=actor,
            action="exported_tables",
            subject=("round", threads.view.id),
        )


def _table(session: Session, threads: CountedThreads, wish: Wish) -> AnswerTable:
    shown = _labels_shown(session, threads)
    return AnswerTable(
        name=threads.view.slug,
        header=_header(threads, wish, shown),
        rows=_rows(session, threads, wish, shown),
    )


def _labels_shown(session: Session, threads: CountedThreads) -> tuple[ExportWord, ...]:
    """Return the columns of labels; areas only where the organisation has some of its own."""
    own = (ExportWord.AREAS,) if taxonomy_of_round(session, threads.view.id) else ()
    return (ExportWord.GOALS, ExportWord.TARGETS, ExportWord.DIMENSIONS, *own, ExportWord.REVIEWED)


def _header(threads: CountedThreads, wish: Wish, labels: Sequence[ExportWord]) -> tuple[str, ...]:
    words, design = wish.words, threads.view.design
    names = [words[ExportWord.LANGUAGE], words[ExportWord.CHANNEL]]
    for question in design.questions:
        text = worded(question.text, wish.languages).text
        names.append(text)
        if question.kind is QuestionKind.OPEN_TEXT:
            names += [f"{text} ({words[label]})" for label in labels]
    return (*names, *(words[f"about_{background.value}"] for background in design.backgrounds))


def _rows(
    session: Session, threads: CountedThreads, wish: Wish, shown: Sequence[ExportWord]
) -> Iterator[tuple[SheetValue, ...]]:
    """Yield the rows, some hundred people's answers in memory at a time."""
    labels = labels_that_count(session, threads.view.id)
    runs = current_runs(session, threads.view.id)
    told = _told(session, threads, wish)
    order = list(threads.languages)
    secrets.SystemRandom().shuffle(order)
    for some in _batches(order):
        wanted = select(
            AnswerRow.participation_id, AnswerRow.question_key, AnswerRow.id, AnswerRow.value
        ).where(AnswerRow.participation_id.in_(some))
        given: dict[UUID, dict[str, _Given]] = {thread: {} for thread in some}
        for thread, key, answer_id, value in session.execute(wanted):
            _abstained, alert = runs.get(answer_id, (False, False))
            given[thread][key] = _Given(value_from(value), labels.get(answer_id), alert)
        for thread in some:
            channel = threads.channels[thread]
            start = (threads.languages[thread], wish.words.get(f"channel_{channel}", channel))
            yield (*start, *_answers(threads, given[thread], wish, shown), *told[thread])


def _answers(
    threads: CountedThreads,
    given: Mapping[str, _Given],
    wish: Wish,
    shown: Sequence[ExportWord],
) -> Iterator[SheetValue]:
    design = threads.view.design
    on_way = {one.key for one in path(design, {key: one.value for key, one in given.items()})}
    for question in design.questions:
        one = given.get(question.key) if question.key in on_way else None
        if question.key not in on_way:
            yield wish.words[ExportWord.NOT_ASKED]
        else:
            yield _cell(question, one, wish)
        if question.kind is QuestionKind.OPEN_TEXT:
            yield from _label_cells(one.labels if one else None, wish, shown)


def _cell(question: Question, given: _Given | None, wish: Wish) -> SheetValue:
    if given is None:
        return None
    value = given.value
    if value.reply is not Reply.ANSWERED:
        return wish.words[value.reply.value]
    if value.text is not None:
        if _is_set_aside(given):
            return wish.words[ExportWord.SET_ASIDE]
        return mask(value.text).text if wish.masked else value.text
    if value.number is not None:
        return value.number
    options = (question.option(choice) for choice in value.choices)
    return "; ".join(worded(option.text, wish.languages).text for option in options if option)


def _is_set_aside(given: _Given) -> bool:
    """Say whether words are abuse, or need or may need a human; the doubt ends with a review."""
    if given.labels is None:
        return given.alarming
    waits = given.alarming and not given.labels.reviewed
    return given.labels.acute or given.labels.abuse or waits


def _label_cells(
    labels: Effective | None, wish: Wish, shown: Sequence[ExportWord]
) -> tuple[SheetValue, ...]:
    if labels is None:
        return (None,) * len(shown)
    cells = {
        ExportWord.GOALS: ";".join(labels.goals),
        ExportWord.TARGETS: ";".join(labels.targets),
        ExportWord.DIMENSIONS: ";".join(labels.dimensions),
        ExportWord.AREAS: ";".join(labels.areas),
        ExportWord.REVIEWED: wish.words[ExportWord.YES if labels.reviewed else ExportWord.NO],
    }
    return tuple(cells[column] for column in shown)


def _told(
    session: Session, threads: CountedThreads, wish: Wish
) -> dict[UUID, tuple[SheetValue, ...]]:
    """Return what each person told of herself, blank where fewer than k share all of it."""
    respects = [GroupBy(background.value) for background in threads.view.design.backgrounds]
    said = [said_of(session, threads, respect) for respect in respects]
    told = {thread: tuple(one.get(thread) for one in said) for thread in threads.languages}
    marks = {
        thread: (threads.languages[thread], threads.channels[thread], *codes)
        for thread, codes in told.items()
    }
    alike = Counter(marks.values())
    blank = (None,) * len(respects)
    areas = {a.key: worded(a.text, wish.languages).text for a in threads.view.design.areas}
    names = {**wish.words, **areas}
    return {
        thread: tuple(names.get(code, code) if code else None for code in codes)
        if alike[marks[thread]] >= threads.k
        else blank
        for thread, codes in told.items()
    }


def _batches(order: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]
