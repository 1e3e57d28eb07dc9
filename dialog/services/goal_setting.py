"""Set goals from what was heard, adopt them, and show what stands behind them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.goals import (
    Goal,
    GoalStatus,
    InputUse,
    Level,
    ThemeUse,
    missing_for_adoption,
)
from dialog.domain.identity import GoalId
from dialog.domain.missing import Missing, refuse_if
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.hearing import (
    HeardTheme,
    heard_themes,
    number_of_answers,
    own_themes_only,
)
from dialog.store.base import transaction
from dialog.store.documents import from_document, to_document
from dialog.store.goals import GoalInputRow, GoalRow, goal_of, goals_of, inputs_of
from dialog.store.organisations import BodyRow, body_of
from dialog.store.rounds import round_of


@dataclass(frozen=True)
class GoalText:
    """What a person wrote about a goal: name, document, body and the themes used."""

    name: str
    goal: Goal
    body_id: UUID | None
    uses: tuple[ThemeUse, ...] = ()


@dataclass(frozen=True)
class Provenance:
    """A theme behind a goal, with what it did to it."""

    theme: HeardTheme
    use: InputUse
    note: str


@dataclass(frozen=True)
class GoalView:
    """A goal with its provenance and counts as they are now."""

    id: GoalId
    name: str
    status: GoalStatus
    goal: Goal
    body_id: UUID | None
    body_name: str
    revision: int
    provenance: tuple[Provenance, ...]
    answers: int
    partner_round_name: str
    accepted_round_name: str

    @property
    def uses(self) -> tuple[ThemeUse, ...]:
        """Return which themes were used, and how."""
        return tuple(ThemeUse(one.theme.id, one.use, one.note) for one in self.provenance)


def goal_list(session: Session, *, actor: Actor, level: Level | None = None) -> list[GoalView]:
    """Return an organisation's goals by name, of one level if wanted."""
    actor.must(Permission.SEE_DESK)
    views = [_view(session, actor, row) for row in goals_of(session, actor.organisation_id)]
    return [view for view in views if level is None or view.goal.level is level]


def goal_with(session: Session, *, actor: Actor, goal_id: UUID) -> GoalView:
    """Return one goal or raise NotFoundError."""
    actor.must(Permission.SEE_DESK)
    return _view(session, actor, _goal(session, actor, goal_id))


def create_goal(session: Session, *, clock: Clock, actor: Actor, text: GoalText) -> GoalId:
    """Write a new goal down as a draft, from one or more themes."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = GoalRow(organisation_id=actor.organisation_id, name="", revision=0)
        _write(session, actor, row, text)
        note(session, clock=clock, actor=actor, action="goal created", subject=("goal", row.id))
        return GoalId(row.id)


def change_goal(
    session: Session, *, clock: Clock, actor: Actor, goal_id: UUID, revision: int, text: GoalText
) -> None:
    """Save a goal unless somebody else saved it since; an adopted one must stay complete."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = _goal(session, actor, goal_id)
        next_revision(row.revision, seen=revision)
        if row.status == GoalStatus.ADOPTED:
            refuse_if(_missing(text))
        before = from_document(Goal, row.document)
        kept = replace(text.goal, adopted_on=before.adopted_on, reviews_asked=before.reviews_asked)
        _write(session, actor, row, replace(text, goal=kept))
        note(session, clock=clock, actor=actor, action="goal changed", subject=("goal", row.id))


def missing_in_goal(view: GoalView) -> tuple[Missing, ...]:
    """Return everything a goal lacks before it can be adopted."""
    return missing_for_adoption(view.goal, has_body=view.body_id is not None, uses=view.uses)


def adopt_goal(
    session: Session, *, clock: Clock, actor: Actor, goal_id: UUID, revision: int
) -> None:
    """Adopt a complete goal, or raise with everything that is missing."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = _goal(session, actor, goal_id)
        if row.status != GoalStatus.DRAFT:
            raise InvalidError(N_("Only a draft can be adopted."))
        row.revision = next_revision(row.revision, seen=revision)
        refuse_if(missing_in_goal(_view(session, actor, row)))
        row.status = GoalStatus.ADOPTED
        goal = replace(from_document(Goal, row.document), adopted_on=today(clock))
        row.document = to_document(goal)
        note(session, clock=clock, actor=actor, action="goal adopted", subject=("goal", row.id))


def withdraw_goal(
    session: Session, *, clock: Clock, actor: Actor, goal_id: UUID, revision: int
) -> None:
    """Withdraw a goal; it stays readable with its history."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = _goal(session, actor, goal_id)
        row.revision = next_revision(row.revision, seen=revision)
        row.status = GoalStatus.WITHDRAWN
        note(session, clock=clock, actor=actor, action="goal withdrawn", subject=("goal", row.id))


def finish_review(
    session: Session, *, clock: Clock, actor: Actor, goal_id: UUID, revision: int
) -> None:
    """Note that the reviews asked for by impact assessments are done."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = _goal(session, actor, goal_id)
        row.revision = next_revision(row.revision, seen=revision)
        goal = replace(from_document(Goal, row.document), reviews_asked=())
        row.document = to_document(goal)
        note(session, clock=clock, actor=actor, action="goal reviewed", subject=("goal", row.id))


def _goal(session: Session, actor: Actor, goal_id: UUID) -> GoalRow:
    row = goal_of(session, actor.organisation_id, goal_id)
    if row is None:
        raise NotFoundError
    return row


def _missing(text: GoalText) -> tuple[Missing, ...]:
    return missing_for_adoption(text.goal, has_body=text.body_id is not None, uses=text.uses)


def _write(session: Session, actor: Actor, row: GoalRow, text: GoalText) -> None:
    _must_be_ours(session, actor, text)
    row.name = text.name.strip()
    row.body_id = text.body_id
    row.document = to_document(text.goal)
    row.revision += 1
    session.add(row)
    session.flush()
    own_themes_only(session, actor=actor, ids=[use.theme_id for use in text.uses])
    session.execute(delete(GoalInputRow).where(GoalInputRow.goal_id == row.id))
    session.add_all(_inputs(row.id, text.uses))
    session.flush()


def _inputs(goal_id: UUID, uses: Iterable[ThemeUse]) -> list[GoalInputRow]:
    return [
        GoalInputRow(goal_id=goal_id, theme_id=use.theme_id, use=use.use, note=use.note)
        for use in uses
    ]


def _must_be_ours(session: Session, actor: Actor, text: GoalText) -> None:
    """Raise unless name, body and rounds are there and belong to the organisation."""
    if not text.name.strip():
        raise InvalidError(N_("Give the goal a name."), field="name")
    if text.body_id and body_of(session, actor.organisation_id, text.body_id) is None:
        raise NotFoundError
    for round_id in (text.goal.partner_round, text.goal.smart.accepted_round):
        if round_id and round_of(session, actor.organisation_id, round_id) is None:
            raise NotFoundError


def _view(session: Session, actor: Actor, row: GoalRow) -> GoalView:
    goal = from_document(Goal, row.document)
    inputs = {one.theme_id: one for one in inputs_of(session, row.id)}
    themes = heard_themes(session, actor=actor, ids=inputs) if inputs else []
    body = session.get(BodyRow, row.body_id) if row.body_id else None
    return GoalView(
        id=GoalId(row.id),
        name=row.name,
        status=GoalStatus(row.status),
        goal=goal,
        body_id=row.body_id,
        body_name=body.name if body else "",
        revision=row.revision,
        provenance=tuple(
            Provenance(theme, InputUse(inputs[theme.id].use), inputs[theme.id].note)
            for theme in themes
        ),
        answers=number_of_answers(session, theme_ids=inputs),
        partner_round_name=_round_name(session, actor, goal.partner_round),
        accepted_round_name=_round_name(session, actor, goal.smart.accepted_round),
    )


def _round_name(session: Session, actor: Actor, round_id: UUID | None) -> str:
    row = round_of(session, actor.organisation_id, round_id) if round_id else None
    return row.name if row else ""
