"""Play the reader who subtracts: a linear programme that knows nothing of the method."""

import numpy as np
import pytest
from hypothesis import strategies as st
from scipy.optimize import linprog

from analysis.suppression import Reason

K = 5
counts = st.one_of(st.integers(0, 8), st.integers(0, 60))


def knowledge(reason, *, lowest=1):
    """Return what a reader knows of a hidden figure from the words in its place."""
    return {
        Reason.SMALL: (lowest, K - 1),
        Reason.PROTECTING: (K, None),
        Reason.WITHHELD: (0, None),
    }[reason]


def solve(equations, known, bounds):
    """Return the tightest bounds of each hidden figure by linear programming.

    Equations are lists of (figure, coefficient) that add up to zero; this knows nothing of
    networks, paths or the order in which anything was hidden.
    """
    names = list(bounds)
    if not names:
        return {}
    matrix = np.zeros((len(equations), len(names)))
    right = np.zeros(len(equations))
    for i, equation in enumerate(equations):
        for figure, coefficient in equation:
            if figure in bounds:
                matrix[i, names.index(figure)] += coefficient
            else:
                right[i] -= coefficient * known[figure]
    found = {}
    for j, name in enumerate(names):
        ends = []
        for sign in (1, -1):
            goal = np.zeros(len(names))
            goal[j] = sign
            answer = linprog(goal, A_eq=matrix, b_eq=right, bounds=list(bounds.values()))
            ends.append(np.inf if answer.status == 3 else sign * answer.fun)
            assert answer.status in {0, 3}, answer.message
        found[name] = (ends[0], ends[1])
    return found


def assert_unknown(found, reasons, *, lowest=1, harmless=()):
    """Check every hidden figure; withheld ones that are not small themselves need no shelter."""
    for name, (low, high) in found.items():
        if reasons.get(name) is Reason.SMALL:
            assert low == pytest.approx(lowest), name
            assert high == pytest.approx(K - 1), name
        elif name in reasons and name not in harmless:
            assert high - low >= K - 2 - 1e-6, name
