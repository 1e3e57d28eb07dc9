"""Give figures intervals by drawing the measured comments again, many times, with repeats.

References
----------
B. Efron, *Bootstrap methods: another look at the jackknife*, 1979: the percentile interval.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
SEED = 0
_BOUNDS = (2.5, 97.5)

Flags = NDArray[np.bool_]


def share_interval(hits: Sequence[bool]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a share; (0, 1) when nothing was seen.

    Drawing n yes-or-no outcomes again is drawing once from a binomial distribution.
    """
    n = len(hits)
    if not n:
        return 0.0, 1.0
    drawn = np.random.default_rng(SEED).binomial(n, sum(hits) / n, DRAWS) / n
    low, high = np.percentile(drawn, _BOUNDS)
    return float(low), float(high)


def macro_f1(said: Flags, true: Flags) -> float:
    """Return the mean F1 over the labels that occur.

    Parameters
    ----------
    said, true : ndarray of shape (n_comments, n_labels)
        What the model accepted, and what is right.
    """
    return float(_macro(np.ones((1, len(said))), said, true)[0]) if true.any() else 0.0


def macro_f1_interval(said: Flags, true: Flags) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of the mean F1 over labels; (0, 1) for nothing."""
    n = len(said)
    if not n or not true.any():
        return 0.0, 1.0
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(n, np.full(n, 1.0 / n), DRAWS)
    low, high = np.percentile(_macro(drawn.astype(np.float64), said, true), _BOUNDS)
    return float(low), float(high)


def _macro(counts: NDArray[np.float64], said: Flags, true: Flags) -> NDArray[np.float64]:
    """Return the macro F1 of each draw, whose rows say how often each comment was drawn."""
    present = true.any(axis=0)
    given, right = said[:, present].astype(np.float64), true[:, present].astype(np.float64)
    hits, weighed = counts @ (given * right), counts @ (given + right)
    scores = np.divide(2 * hits, weighed, out=np.zeros_like(hits), where=weighed > 0)
    return np.asarray(scores.mean(axis=1))
