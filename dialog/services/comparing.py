"""Find where groups differ most, and whether by more than chance easily makes."""

from dataclasses import replace

from analysis.proportions import wilson_interval
from dialog.domain.results import UNSAID, Breakdown, Gap


def with_gap(breakdown: Breakdown) -> Breakdown:
    """Return the breakdown with its widest gap between two shown groups, if there are two."""
    gaps = [gap for row in range(len(breakdown.rows)) if (gap := _gap(breakdown, row))]
    if not gaps:
        return breakdown
    widest = max(gaps, key=lambda gap: (gap.is_clear, _width(breakdown, gap)))
    return replace(breakdown, gap=widest)


def _gap(breakdown: Breakdown, row: int) -> Gap | None:
    shares = {
        at: share
        for at, key in enumerate(breakdown.groups)
        if key != UNSAID and (share := breakdown.share(row, at)) is not None
    }
    if len(shares) < 2:  # noqa: PLR2004 - a gap is between two
        return None
    low, high = min(shares, key=lambda at: shares[at]), max(shares, key=lambda at: shares[at])
    return Gap(row, low, high, is_clear=_is_clear(breakdown, row, low, high))


def _is_clear(breakdown: Breakdown, row: int, low: int, high: int) -> bool:
    """Say whether the 95 % intervals of the two shares lie apart."""
    lower, higher = (
        wilson_interval(breakdown.cells[row][at].count or 0, breakdown.sizes[at].count or 1)
        for at in (low, high)
    )
    return lower.high < higher.low


def _width(breakdown: Breakdown, gap: Gap) -> float:
    low, high = (breakdown.share(gap.row, at) or 0.0 for at in (gap.low, gap.high))
    return high - low
