"""Hold tables of counts that may be published, with what is hidden in them and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.suppression import Reason


@dataclass(frozen=True)
class ProtectedCounts:
    """A one-way breakdown that may be published.

    Attributes
    ----------
    labels : tuple[str, ...]
        The categories, in the order given.
    cells : tuple[int | None, ...]
        Answers per category; None where hidden.
    reasons : tuple[Reason | None, ...]
        Why each hidden cell is hidden.
    total : int or None
        Answers in all, also those in no category.
    """

    labels: tuple[str, ...]
    cells: tuple[int | None, ...]
    reasons: tuple[Reason | None, ...]
    total: int | None
    k: int

    @property
    def is_withheld(self) -> bool:
        """Tell whether the whole breakdown is withheld."""
        return Reason.WITHHELD in self.reasons


@dataclass(frozen=True)
class ProtectedTable:
    """A two-way table with margins that may be published.

    Attributes
    ----------
    rows, columns : tuple[str, ...]
        Labels, in the order given.
    cells : tuple[tuple[int | None, ...], ...]
        Answers, one tuple per row; None where hidden.
    reasons : tuple[tuple[Reason | None, ...], ...]
        Why each hidden cell is hidden, in the shape of `cells`.
    row_totals, column_totals : ProtectedCounts
        The margins with their reasons.
    total : int or None
        Answers in all.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    reasons: tuple[tuple[Reason | None, ...], ...]
    row_totals: ProtectedCounts
    column_totals: ProtectedCounts
    total: int | None
    k: int


@dataclass(frozen=True)
class ProtectedMentions:
    """A table of "answers mentioning" per group that may be published; columns never add up.

    Attributes
    ----------
    rows, groups : tuple[str, ...]
        What is mentioned, and by whom.
    cells, reasons
        As in :class:`ProtectedTable`.
    everyone : tuple[int | None, ...]
        Answers mentioning each row, in all groups and none.
    everyone_reasons : tuple[Reason | None, ...]
        Why each hidden figure of `everyone` is hidden.
    group_sizes : ProtectedCounts
        Answers per group.
    """

    rows: tuple[str, ...]
    groups: tuple[str, ...]
    cells: tuple[tuple[int | None, ...], ...]
    reasons: tuple[tuple[Reason | None, ...], ...]
    everyone: tuple[int | None, ...]
    everyone_reasons: tuple[Reason | None, ...]
    group_sizes: ProtectedCounts
    k: int


@dataclass(frozen=True)
class Branch:
    """A count and the finer counts it consists of, such as a district and its areas."""

    label: str
    count: int
    parts: tuple["Branch", ...] = ()


@dataclass(frozen=True)
class ProtectedBranch:
    """A branch that may be published; the count is None where hidden."""

    label: str
    count: int | None
    reason: Reason | None
    parts: tuple["ProtectedBranch", ...] = ()


def shown(figures: Sequence[int], reasons: Sequence[Reason | None]) -> tuple[int | None, ...]:
    """Return the figures with None in the place of each that has a reason to be hidden.

    Parameters
    ----------
    figures : Sequence[int]
        Counts.
    reasons : Sequence[Reason | None]
        One per count.

    Returns
    -------
    tuple[int | None, ...]
    """
    return tuple(
        None if reason else figure for figure, reason in zip(figures, reasons, strict=True)
    )
