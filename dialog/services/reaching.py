"""See whom a round has reached, whom it misses, and whether all languages are treated alike."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from statistics import fmean
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analysis.proportions import compare_share
from analysis.statistics import spread_index
from dialog.domain.clock import Clock
from dialog.domain.coverage import (
    Bounds,
    Coverage,
    GroupReach,
    LanguageTreatment,
    Reached,
    bounds_of,
)
from dialog.domain.identity import RoundId
from dialog.domain.questions.kinds import QuestionKind
from dialog.domain.results import UNSAID, Breakdown, GroupBy
from dialog.domain.roles import Actor
from dialog.domain.rounds import BACKGROUND_CODES, Background, OutreachGroup
from dialog.services.classifying import EffectiveLabels, effective_labels
from dialog.services.counting import CountedThreads, counted_threads, said_of
from dialog.services.protecting import cell, counts_alone
from dialog.store.answers import AnswerRow
from dialog.store.labels import ReviewRow
from dialog.store.themes import ThemeAnswerRow, ThemeRow


def coverage(session: Session, *, clock: Clock, actor: Actor, round_id: RoundId) -> Coverage:
    """Return who has answered a round, beside the groups it must reach."""
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    design, k = threads.view.design, threads.k
    told = {background: _told(session, threads, background) for background in design.backgrounds}
    areas = told.get(Background.AREA)
    return Coverage(
        facts=threads.facts,
        groups=tuple(_group_reach(group, told, k=k) for group in design.groups),
        languages=counts_alone(_listed(threads.languages, design.languages), k=k),
        channels=counts_alone(_listed(threads.channels, ()), k=k),
        areas=areas,
        areas_told=(areas.whole.count or 0) if areas else 0,
        area_spread=_spread(areas),
    )


def who_is_missing(
    session: Session, *, clock: Clock, actor: Actor, round_id: RoundId
) -> tuple[GroupReach, ...]:
    """Return the planned groups whose share is below what is expected of them."""
    return coverage(session, clock=clock, actor=actor, round_id=round_id).below


def equal_treatment(
    session: Session, *, clock: Clock, actor: Actor, round_id: RoundId
) -> tuple[LanguageTreatment, ...]:
    """Return how open answers fare in each language, everyone first under an empty tag."""
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    counts = counts_alone(_listed(threads.languages, threads.view.design.languages), k=threads.k)
    answers = [
        one
        for one in effective_labels(session, round_id=round_id, question_keys=_open_keys(threads))
        if one.participation_id in threads.languages
    ]
    waited, themed = _waited(session, round_id), _themed(session, round_id)
    everyone = LanguageTreatment(UNSAID, cell(threads.facts.counted, k=threads.k))
    lines = [(everyone, answers)] + [
        (
            LanguageTreatment(language, count),
            [one for one in answers if threads.languages[one.participation_id] == language],
        )
        for language, count in zip(counts.rows, counts.everyone, strict=True)
    ]
    return tuple(_treated(line, found, waited, themed, k=threads.k) for line, found in lines)


def _open_keys(threads: CountedThreads) -> set[str]:
    questions = threads.view.design.questions
    return {question.key for question in questions if question.kind is QuestionKind.OPEN_TEXT}


def _told(session: Session, threads: CountedThreads, background: Background) -> Breakdown:
    """Protect what people told of themselves, among those who told."""
    said = said_of(session, threads, GroupBy(background.value))
    order = BACKGROUND_CODES.get(background, tuple(area.key for area in threads.view.design.areas))
    return counts_alone(_listed(said, order), k=threads.k)


def _listed(said: Mapping[UUID, str], order: Iterable[str]) -> dict[str, int]:
    """Count what was said in the order given, with zeros, and what is not in the list after it."""
    found = Counter(said.values())
    return {key: found[key] for key in order} | found


def _group_reach(
    group: OutreachGroup, told: Mapping[Background, Breakdown], *, k: int
) -> GroupReach:
    breakdown = told.get(group.background) if group.background else None
    if breakdown is None or not group.background_codes:
        return GroupReach(group, Reached.UNASKED)
    whole = breakdown.whole.count or 0
    if not whole:
        return GroupReach(group, Reached.UNKNOWN)
    shown = dict(zip(breakdown.rows, breakdown.everyone, strict=True))
    count = bounds_of(
        [cell for code, cell in shown.items() if code in group.background_codes],
        others=[cell for code, cell in shown.items() if code not in group.background_codes],
        whole=whole,
        k=k,
    )
    state, missing = _state(count, whole, group.expected_share)
    return GroupReach(group, state, count, whole, missing)


def _state(count: Bounds, told: int, expected: int | None) -> tuple[Reached, int]:
    """Compare both ends of what is known; only when they agree is there something to say."""
    if expected is None:
        return Reached.UNKNOWN, 0
    share = min(expected, 99) / 100
    low, high = (compare_share(n, told, expected=share) for n in (count.low, count.high))
    state = Reached(low.state.value) if low.state == high.state else Reached.UNKNOWN
    return state, high.missing


def _spread(areas: Breakdown | None) -> float | None:
    if areas is None or areas.hides or not areas.whole.count:
        return None
    return spread_index(one.count or 0 for one in areas.everyone)


def _treated(
    line: LanguageTreatment,
    answers: list[EffectiveLabels],
    waited: Mapping[UUID, int],
    themed: set[UUID],
    *,
    k: int,
) -> LanguageTreatment:
    if line.people.hidden or len(answers) < k:
        return line
    days = [waited[one.answer_id] for one in answers if one.answer_id in waited]
    return replace(
        line,
        labelled=fmean(bool(one.labels.goals or one.labels.dimensions) for one in answers),
        reviewed=fmean(one.labels.reviewed for one in answers),
        waited=fmean(days) if days else None,
        in_theme=fmean(one.answer_id in themed for one in answers),
    )


def _waited(session: Session, round_id: RoundId) -> dict[UUID, int]:
    """Return the days from each answer to its first review."""
    wanted = (
        select(AnswerRow.id, AnswerRow.day, func.min(ReviewRow.day))
        .join(ReviewRow, ReviewRow.answer_id == AnswerRow.id)
        .where(AnswerRow.round_id == round_id)
        .group_by(AnswerRow.id, AnswerRow.day)
    )
    return {answer: max(0, _days(day, first)) for answer, day, first in session.execute(wanted)}


def _days(earlier: date, later: date) -> int:
    return (later - earlier).days


def _themed(session: Session, round_id: RoundId) -> set[UUID]:
    wanted = (
        select(ThemeAnswerRow.answer_id)
        .join(ThemeRow, ThemeRow.id == ThemeAnswerRow.theme_id)
        .where(ThemeRow.round_id == round_id)
    )
    return set(session.scalars(wanted))
