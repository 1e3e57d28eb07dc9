"""Assess what a measure leads to: ten cells and four parameters (table T7)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from dialog.domain.missing import Missing
from dialog.domain.wording import N_


class ImpactRow(StrEnum):
    """What a measure is tested against."""

    SOCIAL = "social"
    ECONOMIC = "economic"
    ENVIRONMENTAL = "environmental"
    OTHER_COUNTRIES = "other_countries"
    WORST_CONDITIONS = "worst_conditions"


class Horizon(StrEnum):
    """How far ahead one looks."""

    SHORT = "short"
    LONG = "long"


class Sign(StrEnum):
    """Which way the effect goes."""

    NEGATIVE = "negative"
    NONE = "none"
    POSITIVE = "positive"
    BOTH = "both"


@dataclass(frozen=True)
class ImpactCell:
    """The effect on one row at one horizon, as a sign and in words."""

    row: ImpactRow
    horizon: Horizon
    sign: Sign | None
    text: str = ""


@dataclass(frozen=True)
class Parameters:
    """The four further questions; residents is prefilled from the linked themes."""

    resources: str = ""
    operation: str = ""
    residents: str = ""
    review_goals: bool | None = None


def missing_in_assessment(
    cells: Iterable[ImpactCell], parameters: Parameters
) -> tuple[Missing, ...]:
    """Return every cell and parameter that still lacks its sign or words."""
    return (*_missing_cells(cells), *_missing_parameters(parameters))


def every_cell() -> tuple[tuple[ImpactRow, Horizon], ...]:
    """Return the ten places of the grid in reading order."""
    return tuple((row, horizon) for row in ImpactRow for horizon in Horizon)


_ROW_NAMES = {
    ImpactRow.SOCIAL: N_("Social, %(horizon)s: choose a sign and write what happens."),
    ImpactRow.ECONOMIC: N_("Economic, %(horizon)s: choose a sign and write what happens."),
    ImpactRow.ENVIRONMENTAL: N_(
        "Environmental, %(horizon)s: choose a sign and write what happens."
    ),
    ImpactRow.OTHER_COUNTRIES: N_(
        "Other countries, %(horizon)s: choose a sign and write what happens."
    ),
    ImpactRow.WORST_CONDITIONS: N_(
        "People with the worst conditions, %(horizon)s: choose a sign and write what happens."
    ),
}
HORIZON_NAMES = {Horizon.SHORT: N_("short term"), Horizon.LONG: N_("long term")}


def _missing_cells(cells: Iterable[ImpactCell]) -> Iterator[Missing]:
    complete = {
        (cell.row, cell.horizon) for cell in cells if cell.sign is not None and cell.text.strip()
    }
    for row, horizon in every_cell():
        if (row, horizon) not in complete:
            values = {"horizon": HORIZON_NAMES[horizon]}
            yield Missing(f"{row}_{horizon}", _ROW_NAMES[row], dict(values))


def _missing_parameters(parameters: Parameters) -> Iterator[Missing]:
    if not parameters.resources.strip():
        yield Missing("resources", N_("Write which staff and money it takes."))
    if not parameters.operation.strip():
        yield Missing("operation", N_("Write what it means for the operation."))
    if not parameters.residents.strip():
        yield Missing("residents", N_("Write what it means for residents and other stakeholders."))
    if parameters.review_goals is None:
        yield Missing("review_goals", N_("Say whether goals and indicators need a review."))
