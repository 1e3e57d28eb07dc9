"""Name the sets of labels a model gives, and where each label's column stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.calibration import Scale

GOALS, DIMENSIONS, NOTHING, TARGETS = "goals", "dimensions", "nothing", "targets"
PROSE_GOALS = "goals in prose"
"""The goals again, as long texts taught them."""
AREAS = "areas:"
"""Before the key of an organisation's own taxonomy, the name of its facet."""


@dataclass(frozen=True)
class Facet:
    """One set of labels a model gives, with a scale per language.

    Attributes
    ----------
    name : str
        ``goals``, ``dimensions``, ``nothing`` (one label: the comment has no goal), ``goals in
        prose``, ``areas:`` and the key of a local taxonomy, or ``targets``.
    taxonomy : str
        Version of the taxonomy the labels come from.
    codes : tuple of str
        The labels, in the order of their columns.
    scales : Mapping[str, Scale]
        By language tag; targets have none, as they are only ranked, and the goals in prose use
        a scale of the goals.
    """

    name: str
    taxonomy: str
    codes: tuple[str, ...]
    scales: Mapping[str, Scale]


@dataclass(frozen=True)
class Heads:
    """What turns the sums of a comment's words into decisions.

    Attributes
    ----------
    facets : tuple of Facet
        In the order of their columns, the targets last.
    intercepts : ndarray of shape (n_labels,)
        Raw score of an empty comment.
    languages : tuple of str
        Languages whose comments the model was taught with.
    """

    facets: tuple[Facet, ...]
    intercepts: NDArray[np.float64]
    languages: tuple[str, ...]

    def facet(self, name: str) -> Facet:
        """Return a facet by name."""
        return next(facet for facet in self.facets if facet.name == name)


def columns_of(facets: Sequence[Facet]) -> dict[str, slice]:
    """Return the columns each facet's labels stand in, by the facet's name."""
    found, start = {}, 0
    for facet in facets:
        found[facet.name] = slice(start, start + len(facet.codes))
        start += len(facet.codes)
    return found


@lru_cache(maxsize=8)
def targets_inside(codes: tuple[str, ...]) -> dict[str, slice]:
    """Return where each goal's targets stand among all targets, by the goal's code."""
    goals = [code.partition(".")[0] for code in codes]
    return {
        goal: slice(goals.index(goal), len(goals) - goals[::-1].index(goal))
        for goal in dict.fromkeys(goals)
    }
