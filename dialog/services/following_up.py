"""Follow goals up by their indicators and the values measured."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.indicators import (
    Deviation,
    Measured,
    Polarity,
    Signal,
    Target,
    Trend,
    deviation,
    latest,
    signal,
    trend,
)
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.store.base import transaction
from dialog.store.goals import (
    IndicatorRow,
    IndicatorValueRow,
    goal_of,
    indicator_of,
    indicators_by_goal,
    values_of,
)


@dataclass(frozen=True)
class IndicatorText:
    """What a person wrote about an indicator."""

    name: str
    unit: str = ""
    polarity: Polarity = Polarity.HIGHER
    qualitative: bool = False
    method: str = ""
    baseline: float | None = None
    target: Target = Target.LEVEL
    expected: float | None = None
    expected_on: date | None = None
    comparison: float | None = None
    comparison_name: str = ""


@dataclass(frozen=True)
class IndicatorView:
    """An indicator with its values and how it stands."""

    id: UUID
    goal_id: UUID
    text: IndicatorText
    values: tuple[Measured, ...]

    @property
    def latest(self) -> Measured | None:
        """Return the last value."""
        return latest(self.values)

    @property
    def against(self) -> float | None:
        """Return what the value is held against."""
        compares = self.text.target is Target.COMPARISON
        return self.text.comparison if compares else self.text.expected

    @property
    def signal(self) -> Signal:
        """Say how the indicator stands."""
        last = self.latest
        value = last.value if last else None
        return signal(value, self.against, polarity=self.text.polarity)

    @property
    def trend(self) -> Trend | None:
        """Say which way the last two values went."""
        return trend(self.values, polarity=self.text.polarity)

    @property
    def beside_comparison(self) -> Deviation | None:
        """Return how the last value stands beside the comparison group."""
        last, comparison = self.latest, self.text.comparison
        if last is None or last.value is None or comparison is None:
            return None
        return deviation(last.value, comparison, polarity=self.text.polarity)


def indicators(session: Session, *, actor: Actor) -> dict[UUID, list[IndicatorView]]:
    """Return an organisation's indicators by the goal they follow."""
    actor.must(Permission.SEE_DESK)
    by_goal = indicators_by_goal(session, actor.organisation_id)
    ids = [row.id for rows in by_goal.values() for row in rows]
    values = _by_indicator(values_of(session, ids))
    return {
        goal_id: [_view(row, values.get(row.id, [])) for row in rows]
        for goal_id, rows in by_goal.items()
    }


def indicator_with(session: Session, *, actor: Actor, indicator_id: UUID) -> IndicatorView:
    """Return one indicator or raise NotFoundError."""
    actor.must(Permission.SEE_DESK)
    row = _indicator(session, actor, indicator_id)
    return _view(row, values_of(session, [row.id]))


def add_indicator(
    session: Session, *, clock: Clock, actor: Actor, goal_id: UUID, text: IndicatorText
) -> UUID:
    """Follow a goal by one more indicator."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        if goal_of(session, actor.organisation_id, goal_id) is None:
            raise NotFoundError
        row = IndicatorRow(organisation_id=actor.organisation_id, goal_id=goal_id)
        _write(row, text)
        session.add(row)
        session.flush()
        subject = ("indicator", row.id)
        note(session, clock=clock, actor=actor, action="indicator added", subject=subject)
        return row.id


def change_indicator(
    session: Session, *, clock: Clock, actor: Actor, indicator_id: UUID, text: IndicatorText
) -> None:
    """Change how a goal is followed; the audit log keeps what was expected before."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = _indicator(session, actor, indicator_id)
        before: dict[str, object] = {"polarity": row.polarity, "expected": row.expected}
        _write(row, text)
        note(
            session,
            clock=clock,
            actor=actor,
            action="indicator changed",
            subject=("indicator", row.id),
            details={"before": before},
        )


def record_value(
    session: Session, *, clock: Clock, actor: Actor, indicator_id: UUID, measured: Measured
) -> None:
    """Write a measured value down; a second value of the same day replaces the first."""
    actor.must(Permission.SHAPE_GOALS)
    with transaction(session):
        row = _indicator(session, actor, indicator_id)
        if row.qualitative and not measured.note.strip():
            raise InvalidError(N_("Write in words what you found."), field="note")
        if not row.qualitative and measured.value is None:
            raise InvalidError(N_("Write the value as a number."), field="value")
        stored = session.get(IndicatorValueRow, (row.id, measured.on))
        if stored is None:
            stored = IndicatorValueRow(indicator_id=row.id, measured_on=measured.on)
            session.add(stored)
        stored.value, stored.note = measured.value, measured.note
        subject = ("indicator", row.id)
        note(session, clock=clock, actor=actor, action="value recorded", subject=subject)


def _indicator(session: Session, actor: Actor, indicator_id: UUID) -> IndicatorRow:
    row = indicator_of(session, actor.organisation_id, indicator_id)
    if row is None:
        raise NotFoundError
    return row


def _write(row: IndicatorRow, text: IndicatorText) -> None:
    if not text.name.strip():
        raise InvalidError(N_("Give the indicator a name."), field="name")
    row.name, row.unit, row.method = text.name.strip(), text.unit, text.method
    row.polarity, row.qualitative, row.target = text.polarity, text.qualitative, text.target
    row.baseline, row.expected, row.expected_on = text.baseline, text.expected, text.expected_on
    row.comparison, row.comparison_name = text.comparison, text.comparison_name


def _by_indicator(rows: Iterable[IndicatorValueRow]) -> dict[UUID, list[IndicatorValueRow]]:
    found: dict[UUID, list[IndicatorValueRow]] = {}
    for row in rows:
        found.setdefault(row.indicator_id, []).append(row)
    return found


def _view(row: IndicatorRow, values: Iterable[IndicatorValueRow]) -> IndicatorView:
    text = IndicatorText(
        name=row.name,
        unit=row.unit,
        polarity=Polarity(row.polarity),
        qualitative=row.qualitative,
        method=row.method,
        baseline=row.baseline,
        target=Target(row.target),
        expected=row.expected,
        expected_on=row.expected_on,
        comparison=row.comparison,
        comparison_name=row.comparison_name,
    )
    measured = tuple(Measured(one.measured_on, one.value, one.note) for one in values)
    return IndicatorView(row.id, row.goal_id, text, measured)
