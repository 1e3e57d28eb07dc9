"""Judge shares: how sure one is, and whether it reaches what was expected."""

import math
from dataclasses import dataclass
from enum import StrEnum

_Z_95 = 1.959963984540054  # 97.5th percentile of the standard normal distribution
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Interval:
    """A share and the bounds within which it lies with the confidence asked for."""

    share: float
    low: float
    high: float


class Reach(StrEnum):
    """How a reached share stands to the expected one."""

    BELOW = "below"
    NEAR = "near"
    REACHED = "reached"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ShareComparison:
    """A reached share beside the expected one.

    Attributes
    ----------
    share, expected : float
        0 to 1; `share` is 0 when nobody has answered yet.
    difference : float
        Reached minus expected, in parts of 1.
    missing : int
        How many more from the group, with nobody else answering, would reach the expected share.
    state : Reach
        The comparison in a word.
    """

    share: float
    expected: float
    difference: float
    missing: int
    state: Reach


def wilson_interval(count: int, whole: int, *, z: float = _Z_95) -> Interval:
    """Return a share with its Wilson score interval, which also holds for few answers.

    It speaks of chance only: those who chose to answer are no random sample of the residents.

    Parameters
    ----------
    count : int
        Answers of the kind.
    whole : int
        Answers in all, at least 1.
    z : float
        Standard normal quantile; 1.96 for 95 %.

    Returns
    -------
    Interval

    References
    ----------
    E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    *Journal of the American Statistical Association* 22 (1927) 209-212.

    Examples
    --------
    >>> interval = wilson_interval(0, 10)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.0, 0.278)
    """
    share = _checked_share(count, whole)
    middle = share + z * z / (2 * whole)
    reach = z * math.sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    divisor = 1 + z * z / whole
    low, high = (middle - reach) / divisor, (middle + reach) / divisor
    return Interval(share, min(share, max(0.0, low)), max(share, min(1.0, high)))


def normal_interval(count: int, whole: int, *, z: float = _Z_95) -> Interval:
    """Return a share with its normal (Wald) interval, for comparison with older reports.

    Parameters
    ----------
    count : int
        Answers of the kind.
    whole : int
        Answers in all, at least 1.
    z : float
        Standard normal quantile; 1.96 for 95 %.

    Returns
    -------
    Interval
        Cut at 0 and 1; too narrow for few answers or extreme shares, where Wilson's is right.

    References
    ----------
    L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion",
    *Statistical Science* 16 (2001) 101-133.
    """
    share = _checked_share(count, whole)
    reach = z * math.sqrt(share * (1 - share) / whole)
    return Interval(share, max(0.0, share - reach), min(1.0, share + reach))


def compare_share(count: int, whole: int, *, expected: float, near: float = 0.8) -> ShareComparison:
    """Compare the share of a group among those who answered with the share expected of it.

    Parameters
    ----------
    count : int
        Answers from the group.
    whole : int
        Answers in all; when 0 the state is unknown.
    expected : float
        0 to 1, below 1.
    near : float
        From which part of the expected share it is "near"; four fifths by default, as in the
        four-fifths rule for selection rates.

    Returns
    -------
    ShareComparison

    References
    ----------
    U.S. Equal Employment Opportunity Commission, *Uniform Guidelines on Employee Selection
    Procedures*, 29 CFR 1607.4 D (four-fifths rule).

    Examples
    --------
    >>> compare_share(8, 100, expected=0.2).state
    <Reach.BELOW: 'below'>
    >>> compare_share(8, 100, expected=0.2).missing
    15
    """
    if not 0 <= expected < 1:
        raise ValueError("an expected share is from 0 to below 1")
    share = _checked_share(count, whole) if whole else 0.0
    lacking = (expected * whole - count) / (1 - expected)
    return ShareComparison(
        share=share,
        expected=expected,
        difference=share - expected,
        missing=max(0, math.ceil(lacking - _ROUNDING)),
        state=_state(share, expected, near=near) if whole else Reach.UNKNOWN,
    )


def _checked_share(count: int, whole: int) -> float:
    if not 0 <= count <= whole or not whole:
        raise ValueError("a share is of at least one answer, and no more than all")
    return count / whole


def _state(share: float, expected: float, *, near: float) -> Reach:
    if share >= expected - _ROUNDING:
        return Reach.REACHED
    return Reach.NEAR if share >= near * expected - _ROUNDING else Reach.BELOW
