"""Propose measures and assess what they lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.goals import Goal
from dialog.domain.identity import MeasureId
from dialog.domain.impact import Horizon, ImpactCell, ImpactRow, Parameters, Sign
from dialog.domain.impact import missing_in_assessment as parts_missing
from dialog.domain.measures import (
    STATES,
    Measure,
    MeasureState,
    Route,
    missing_in_proposal,
    step,
)
from dialog.domain.missing import Missing, refuse_if
from dialog.domain.priorities import Effect, Effort
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.hearing import Choice, HeardTheme, heard_themes, own_themes_only
from dialog.store.base import transaction
from dialog.store.decisions import (
    ImpactCellRow,
    MeasureRow,
    MeasureThemeRow,
    cells_of,
    decisions_of_measure,
    measure_of,
    measures_of,
    themes_of_measure,
)
from dialog.store.documents import from_document, to_document
from dialog.store.goals import GoalRow, goal_of


@dataclass(frozen=True)
class MeasureText:
    """What a person wrote about a measure."""

    name: str
    measure: Measure
    route: Route = Route.POLITICAL
    goal_id: UUID | None = None
    theme_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class MeasureView:
    """A measure with what it comes from and how far it has come."""

    id: MeasureId
    name: str
    route: Route
    state: MeasureState
    effort: Effort | None
    effect: Effect | None
    measure: Measure
    goal_id: UUID | None
    goal_name: str
    themes: tuple[HeardTheme, ...]
    cells: tuple[ImpactCell, ...]
    decisions: tuple[Choice, ...]
    revision: int

    @property
    def is_open(self) -> bool:
        """Say whether the proposal and its assessment may still change."""
        undecided = STATES.index(self.state) < STATES.index(MeasureState.DECIDED)
        return undecided and self.measure.outcome is None

    @property
    def has_resident_input(self) -> bool:
        """Say whether residents' words stand behind the measure."""
        return bool(self.themes) or self.measure.has_resident_input


def measure_list(session: Session, *, actor: Actor) -> list[MeasureView]:
    """Return an organisation's measures by name."""
    actor.must(Permission.SEE_DESK)
    return [
        measure_view(session, actor=actor, row=row)
        for row in measures_of(session, actor.organisation_id)
    ]


def measure_with(session: Session, *, actor: Actor, measure_id: UUID) -> MeasureView:
    """Return one measure or raise NotFoundError."""
    actor.must(Permission.SEE_DESK)
    return measure_view(session, actor=actor, row=measure_row(session, actor, measure_id))


def propose_measure(
    session: Session, *, clock: Clock, actor: Actor, text: MeasureText
) -> MeasureId:
    """Write a new measure down, with its sources or the reason why residents are not among them."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = MeasureRow(organisation_id=actor.organisation_id, name="", revision=0)
        _write(session, actor, row, text)
        subject = ("measure", row.id)
        note(session, clock=clock, actor=actor, action="measure proposed", subject=subject)
        return MeasureId(row.id)


def change_measure(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    measure_id: UUID,
    revision: int,
    text: MeasureText,
) -> None:
    """Save a measure unless it is decided, or somebody else saved it since."""
    actor.must(Permission.PREPARE_DECISIONS)
    with transaction(session):
        row = open_measure(session, actor, measure_id, revision)
        before = from_document(Measure, row.document)
        kept = replace(
            before,
            what=text.measure.what,
            how=text.measure.how,
            sources=text.measure.sources,
            no_resident_reason=text.measure.no_resident_reason,
        )
        row.revision -= 1
        _write(session, actor, row, replace(text, measure=kept))
        subject = ("measure", row.id)
        note(session, clock=clock, actor=actor, action="measure changed", subject=subject)


def save_assessment(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    measure_id: UUID,
    revision: int,
    cells: Iterable[ImpactCell],
    parameters: Parameters,
    finish: bool = False,
) -> None:
    """Save what is assessed so far; finishing needs all ten cells and four parameters."""
    actor.must(Permission.PREPARE_DECISIONS)
    written = tuple(cells)
    with transaction(session):
        row = open_measure(session, actor, measure_id, revision)
        _save_cells(session, row, written)
        measure = replace(from_document(Measure, row.document), parameters=parameters)
        row.document = to_document(measure)
        if finish or row.state != MeasureState.PROPOSED:
            refuse_if(parts_missing(written, parameters))
        if finish and row.state == MeasureState.PROPOSED:
            row.state = step(MeasureState(row.state), MeasureState.ASSESSED)
        _ask_for_review(session, row, parameters)
        subject = ("measure", row.id)
        note(session, clock=clock, actor=actor, action="impact assessed", subject=subject)


def missing_in_assessment(view: MeasureView) -> tuple[Missing, ...]:
    """Return the cells and parameters a measure's assessment lacks."""
    return parts_missing(view.cells, view.measure.parameters)


def measure_row(session: Session, actor: Actor, measure_id: UUID) -> MeasureRow:
    """Return a measure of the actor's organisation or raise NotFoundError."""
    row = measure_of(session, actor.organisation_id, measure_id)
    if row is None:
        raise NotFoundError
    return row


def open_measure(session: Session, actor: Actor, measure_id: UUID, revision: int) -> MeasureRow:
    """Return a measure that may still change, counted up; raise when it may not."""
    row = measure_row(session, actor, measure_id)
    row.revision = next_revision(row.revision, seen=revision)
    if not measure_view(session, actor=actor, row=row).is_open:
        raise InvalidError(N_("The measure is decided or closed and no longer changes."))
    return row


def measure_view(session: Session, *, actor: Actor, row: MeasureRow) -> MeasureView:
    """Return a measure as pages need it."""
    theme_ids = themes_of_measure(session, row.id)
    goal = session.get(GoalRow, row.goal_id) if row.goal_id else None
    return MeasureView(
        id=MeasureId(row.id),
        name=row.name,
        route=Route(row.route),
        state=MeasureState(row.state),
        effort=Effort(row.effort) if row.effort else None,
        effect=Effect(row.effect) if row.effect else None,
        measure=from_document(Measure, row.document),
        goal_id=row.goal_id,
        goal_name=goal.name if goal else "",
        themes=tuple(heard_themes(session, actor=actor, ids=theme_ids)) if theme_ids else (),
        cells=tuple(_cell(cell) for cell in cells_of(session, row.id)),
        decisions=tuple(Choice(one.id, one.name) for one in decisions_of_measure(session, row.id)),
        revision=row.revision,
    )


def _write(session: Session, actor: Actor, row: MeasureRow, text: MeasureText) -> None:
    if not text.name.strip():
        raise InvalidError(N_("Give the measure a name."), field="name")
    refuse_if(missing_in_proposal(text.measure, from_themes=bool(text.theme_ids)))
    if text.goal_id and goal_of(session, actor.organisation_id, text.goal_id) is None:
        raise NotFoundError
    themes = own_themes_only(session, actor=actor, ids=text.theme_ids)
    row.name, row.route, row.goal_id = text.name.strip(), text.route, text.goal_id
    row.document = to_document(text.measure)
    row.revision += 1
    session.add(row)
    session.flush()
    session.execute(delete(MeasureThemeRow).where(MeasureThemeRow.measure_id == row.id))
    session.add_all(MeasureThemeRow(measure_id=row.id, theme_id=theme) for theme in themes)
    session.flush()


def _save_cells(session: Session, row: MeasureRow, cells: Iterable[ImpactCell]) -> None:
    session.execute(delete(ImpactCellRow).where(ImpactCellRow.measure_id == row.id))
    session.add_all(
        ImpactCellRow(
            measure_id=row.id,
            row=cell.row,
            horizon=cell.horizon,
            sign=cell.sign or "",
            text=cell.text,
        )
        for cell in cells
        if cell.sign or cell.text.strip()
    )
    session.flush()


def _ask_for_review(session: Session, row: MeasureRow, parameters: Parameters) -> None:
    """Open a review task on the measure's goal when the assessment asks for one (STD-193)."""
    goal_row = session.get(GoalRow, row.goal_id) if row.goal_id else None
    if goal_row is None or not parameters.review_goals or row.state == MeasureState.PROPOSED:
        return
    goal = from_document(Goal, goal_row.document)
    if row.name not in goal.reviews_asked:
        asked = (*goal.reviews_asked, row.name)
        goal_row.document = to_document(replace(goal, reviews_asked=asked))
        goal_row.revision += 1


def _cell(row: ImpactCellRow) -> ImpactCell:
    sign = Sign(row.sign) if row.sign else None
    return ImpactCell(ImpactRow(row.row), Horizon(row.horizon), sign, row.text)
