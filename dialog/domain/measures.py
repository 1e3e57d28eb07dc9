"""Describe a measure and lead it step by step from proposal to effect (STD-191)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dialog.domain.errors import InvalidError
from dialog.domain.impact import Parameters
from dialog.domain.missing import Missing
from dialog.domain.wording import N_


class Route(StrEnum):
    """Whether elected decide on a measure or the administration handles it directly."""

    POLITICAL = "political"
    ADMINISTRATIVE = "administrative"


class MeasureState(StrEnum):
    """The steps of a measure, in their order."""

    PROPOSED = "proposed"
    ASSESSED = "assessed"
    PRIORITISED = "prioritised"
    DECIDED = "decided"
    CARRIED_OUT = "carried_out"
    EFFECT_REPORTED = "effect_reported"


STATES = tuple(MeasureState)


class SourceKind(StrEnum):
    """What a proposal starts from (STD-175)."""

    RESIDENTS = "residents"
    EMPLOYEES = "employees"
    MANAGERS = "managers"
    RESEARCH = "research"
    GOOD_EXAMPLE = "good_example"
    STATISTICS = "statistics"


class DirectOutcome(StrEnum):
    """How a measure may end without a political decision."""

    FIXED_DIRECTLY = "fixed_directly"
    PASSED_ON = "passed_on"


@dataclass(frozen=True)
class Source:
    """One thing the proposal starts from."""

    kind: SourceKind
    text: str


@dataclass(frozen=True)
class Outcome:
    """What was done directly, or to whom the matter was passed on, and when."""

    kind: DirectOutcome
    on: date
    text: str
    to: str = ""


@dataclass(frozen=True)
class Measure:
    """Everything that is said about a measure, apart from its name, route and state."""

    what: str = ""
    how: str = ""
    sources: tuple[Source, ...] = ()
    no_resident_reason: str = ""
    parameters: Parameters = field(default_factory=Parameters)
    weighed_by: tuple[str, ...] = ()
    weighing_note: str = ""
    outcome: Outcome | None = None
    carried_out_on: date | None = None
    carried_out_note: str = ""

    @property
    def has_resident_input(self) -> bool:
        """Say whether the proposal starts from what residents said."""
        return any(source.kind is SourceKind.RESIDENTS for source in self.sources)


def missing_in_proposal(measure: Measure, *, from_themes: bool) -> tuple[Missing, ...]:
    """Return what a proposal lacks: what is to be done, and where it comes from."""
    missing: list[Missing] = []
    if not measure.what.strip():
        missing.append(Missing("what", N_("Write what is to be done.")))
    heard = from_themes or measure.has_resident_input
    if not heard and not measure.no_resident_reason.strip():
        missing.append(
            Missing(
                "no_resident_reason",
                N_("The measure has no resident input. Link a theme, or write why there is none."),
            )
        )
    return tuple(missing)


def step(state: MeasureState, to: MeasureState) -> MeasureState:
    """Return the next state, or raise when a step would be skipped or taken back."""
    if STATES.index(to) != STATES.index(state) + 1:
        raise InvalidError(_SKIPPED[to])
    return to


_SKIPPED = {
    MeasureState.PROPOSED: N_("A measure that has gone on can't become a proposal again."),
    MeasureState.ASSESSED: N_("Only a proposed measure can be assessed."),
    MeasureState.PRIORITISED: N_("Assess the impact of the measure before it is prioritised."),
    MeasureState.DECIDED: N_("Weigh effort against effect before the measure is decided."),
    MeasureState.CARRIED_OUT: N_("A measure is decided before it is carried out."),
    MeasureState.EFFECT_REPORTED: N_("Say that the measure is carried out before its effect."),
}


def close_directly(*, route: Route, state: MeasureState, kind: DirectOutcome) -> None:
    """Raise unless a measure may end this way without a political decision (STD-190)."""
    if kind is DirectOutcome.FIXED_DIRECTLY and route is not Route.ADMINISTRATIVE:
        raise InvalidError(
            N_(
                "A political measure needs a decision. "
                "Only an administrative one is fixed directly."
            )
        )
    if STATES.index(state) >= STATES.index(MeasureState.DECIDED):
        raise InvalidError(N_("The measure is decided already. Report how it went instead."))


def one_function_only(weighed_by: Iterable[str]) -> bool:
    """Say whether fewer than two functions took part in the weighing (STD-194)."""
    return len({name.strip().casefold() for name in weighed_by if name.strip()}) <= 1
