"""Count what waits for a member of staff, by her roles; every number is counted now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.domain.clock import Clock, today
from dialog.domain.decisions import TAKEN, DecisionStatus
from dialog.domain.identity import RoundId
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundStatus, takes_answers
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.decisions import DecisionRow, EffectReportRow
from dialog.store.documents import design_from
from dialog.store.feedback import FeedbackRow
from dialog.store.labels import ClassificationRow, ReviewRow
from dialog.store.rounds import RoundRow, rounds_of
from dialog.store.staff import StaffRow
from dialog.store.themes import ThemeRow

SOON = timedelta(days=30)


class Task(StrEnum):
    """What may wait for somebody."""

    DRAFT_ROUNDS = "draft_rounds"
    ANSWERS_TO_REVIEW = "answers_to_review"
    DECISIONS_TO_TAKE = "decisions_to_take"
    EFFECTS_TO_REPORT = "effects_to_report"
    FEEDBACK_DUE = "feedback_due"
    INVITATIONS_OPEN = "invitations_open"


@dataclass(frozen=True)
class WaitingTask:
    """One thing that waits and how often."""

    task: Task
    count: int


@dataclass(frozen=True)
class OpenRound:
    """A round that takes answers now."""

    id: RoundId
    name: str
    closes_at: datetime | None
    handed_in: int


@dataclass(frozen=True)
class Waiting:
    """What waits for one person, and what is open now."""

    tasks: tuple[WaitingTask, ...]
    open_rounds: tuple[OpenRound, ...]


def waiting_for(session: Session, *, clock: Clock, actor: Actor) -> Waiting:
    """Return what waits for a member of staff."""
    actor.must(Permission.SEE_DESK)
    tasks = tuple(_tasks(session, clock, actor))
    return Waiting(tasks, tuple(_open_rounds(session, clock, actor)))


def _tasks(session: Session, clock: Clock, actor: Actor) -> Iterator[WaitingTask]:
    if actor.may(Permission.DESIGN_ROUNDS):
        yield WaitingTask(Task.DRAFT_ROUNDS, _draft_rounds(session, actor))
    if actor.may(Permission.REVIEW_ANSWERS):
        yield WaitingTask(Task.ANSWERS_TO_REVIEW, _answers_to_review(session, actor))
    if actor.may(Permission.DECIDE):
        yield WaitingTask(Task.DECISIONS_TO_TAKE, _decisions_to_take(session, actor))
    if actor.may(Permission.PREPARE_DECISIONS):
        yield WaitingTask(Task.EFFECTS_TO_REPORT, _effects_to_report(session, clock, actor))
    if actor.may(Permission.GIVE_FEEDBACK):
        yield WaitingTask(Task.FEEDBACK_DUE, _feedback_due(session, clock, actor))
    if actor.may(Permission.ADMINISTER):
        yield WaitingTask(Task.INVITATIONS_OPEN, _invitations_open(session, actor))


def _draft_rounds(session: Session, actor: Actor) -> int:
    return _number(
        session,
        select(func.count())
        .select_from(RoundRow)
        .where(
            RoundRow.organisation_id == actor.organisation_id,
            RoundRow.status == RoundStatus.DRAFT,
        ),
    )


def _answers_to_review(session: Session, actor: Actor) -> int:
    labelled = select(ClassificationRow.answer_id).where(ClassificationRow.current)
    reviewed = select(ReviewRow.answer_id)
    return _number(
        session,
        select(func.count())
        .select_from(AnswerRow)
        .join(ParticipationRow, ParticipationRow.id == AnswerRow.participation_id)
        .where(
            AnswerRow.organisation_id == actor.organisation_id,
            ParticipationRow.status == ParticipationStatus.SUBMITTED,
            AnswerRow.id.in_(labelled),
            AnswerRow.id.not_in(reviewed),
        ),
    )


def _decisions_to_take(session: Session, actor: Actor) -> int:
    return _number(
        session,
        select(func.count())
        .select_from(DecisionRow)
        .where(
            DecisionRow.organisation_id == actor.organisation_id,
            DecisionRow.status == DecisionStatus.READY,
            DecisionRow.body_id.in_(actor.bodies),
        ),
    )


def _effects_to_report(session: Session, clock: Clock, actor: Actor) -> int:
    return _number(
        session,
        select(func.count())
        .select_from(DecisionRow)
        .where(
            DecisionRow.organisation_id == actor.organisation_id,
            DecisionRow.status.in_(TAKEN),
            DecisionRow.follow_up_on <= today(clock) + SOON,
            DecisionRow.id.not_in(select(EffectReportRow.decision_id)),
        ),
    )


def _feedback_due(session: Session, clock: Clock, actor: Actor) -> int:
    answered = select(FeedbackRow.theme_id).where(FeedbackRow.published_on.is_not(None))
    wanted = (
        select(ThemeRow.round_id, func.count())
        .where(
            ThemeRow.organisation_id == actor.organisation_id,
            ThemeRow.id.not_in(answered),
        )
        .group_by(ThemeRow.round_id)
    )
    waiting: dict[UUID, int] = {row[0]: row[1] for row in session.execute(wanted)}
    due = today(clock) + SOON
    return sum(
        waiting.get(row.id, 0)
        for row in rounds_of(session, actor.organisation_id)
        if row.id in waiting and (design_from(row.design).feedback_on or due) <= due
    )


def _invitations_open(session: Session, actor: Actor) -> int:
    return _number(
        session,
        select(func.count())
        .select_from(StaffRow)
        .where(
            StaffRow.organisation_id == actor.organisation_id,
            StaffRow.active,
            StaffRow.password.is_(None),
        ),
    )


def _open_rounds(session: Session, clock: Clock, actor: Actor) -> Iterator[OpenRound]:
    for row in rounds_of(session, actor.organisation_id):
        status = RoundStatus(row.status)
        if takes_answers(status, row.opens_at, row.closes_at, clock.now()):
            yield OpenRound(RoundId(row.id), row.name, row.closes_at, _handed_in(session, row.id))


def _handed_in(session: Session, round_id: UUID) -> int:
    return _number(
        session,
        select(func.count())
        .select_from(ParticipationRow)
        .where(
            ParticipationRow.round_id == round_id,
            ParticipationRow.status == ParticipationStatus.SUBMITTED,
        ),
    )


def _number(session: Session, counted: Select[Any]) -> int:
    return session.scalar(counted) or 0
