"""Protect tables of "answers mentioning", where one answer counts in many rows.

Rows never add up, so nothing can be subtracted between them; within a row the groups can be
subtracted from everyone, and a figure can be no larger than its group. See
:mod:`analysis.disclosure` for the method, its source and its limits.
"""

import math
from collections.abc import Mapping, Sequence

from analysis.disclosure import DEFAULT_K, protect_counts
from analysis.protected import ProtectedCounts, ProtectedMentions, shown
from analysis.suppression import (
    Figure,
    Reason,
    UnprotectableError,
    check_threshold,
    hiding_cost,
    is_small,
    suppress,
)


def protect_mentions(
    mentions: Mapping[str, Mapping[str, int]],
    *,
    everyone: Mapping[str, int],
    group_sizes: Mapping[str, int],
    answers: int,
    overlapping: bool = False,
    k: int = DEFAULT_K,
) -> ProtectedMentions:
    """Protect a table of answers mentioning something, where one answer counts in many rows.

    Rows never add up to anything, so each is protected by itself, against the difference between
    its groups and everyone. A group below the threshold is hidden in every row.

    Parameters
    ----------
    mentions : Mapping[str, Mapping[str, int]]
        Row to group to number of answers; a missing group counts as 0.
    everyone : Mapping[str, int]
        Row to number of answers in all groups and none.
    group_sizes : Mapping[str, int]
        Group to number of answers, whatever they mention.
    answers : int
        Answers in all.
    overlapping : bool
        One answer may stand in several groups.
    k : int
        Threshold.

    Returns
    -------
    ProtectedMentions
    """
    check_threshold(k)
    groups = tuple(group_sizes)
    sizes = tuple(group_sizes.values())
    figures = [tuple(mentions[row].get(group, 0) for group in groups) for row in everyone]
    rest_size = answers - sum(sizes)
    hidden = [
        _hidden_of_overlapping(row, sizes=sizes, whole=whole, k=k)
        if overlapping
        else _hidden_of_row(row, sizes=sizes, whole=whole, rest_size=rest_size, k=k)
        for row, whole in zip(figures, everyone.values(), strict=True)
    ]
    reasons = tuple(tuple(row.get(i) for i in range(len(groups))) for row in hidden)
    everyone_reasons = tuple(Reason.SMALL if is_small(n, k=k) else None for n in everyone.values())
    return ProtectedMentions(
        rows=tuple(everyone),
        groups=groups,
        cells=tuple(shown(f, r) for f, r in zip(figures, reasons, strict=True)),
        reasons=reasons,
        everyone=shown(tuple(everyone.values()), everyone_reasons),
        everyone_reasons=everyone_reasons,
        group_sizes=_protected_sizes(group_sizes, answers, overlapping=overlapping, k=k),
        k=k,
    )


def _hidden_of_row(
    figures: Sequence[int], *, sizes: Sequence[int], whole: int, rest_size: int, k: int
) -> dict[int, Reason]:
    """Return what to hide in a row whose groups do not overlap."""
    rest = whole - sum(figures)
    if rest < 0 or rest_size < rest:
        raise ValueError("groups that overlap must be declared as overlapping")
    if whole == 0:
        return {}
    edges = [
        Figure("whole", "ground", n, hiding_cost(n), most=size, forced=is_small(size, k=k))
        for n, size in zip(figures, sizes, strict=True)
    ]
    unsaid = Figure("whole", "ground", rest, 0.0, most=rest_size, forced=is_small(rest_size, k=k))
    try:
        return suppress([*edges, unsaid, Figure("ground", "whole", whole, math.inf)], k=k)
    except UnprotectableError:
        return dict.fromkeys(range(len(figures)), Reason.WITHHELD)


def _hidden_of_overlapping(
    figures: Sequence[int], *, sizes: Sequence[int], whole: int, k: int
) -> dict[int, Reason]:
    """Return what to hide in a row whose groups overlap.

    Besides small figures this hides those that leave a small rest outside the group. Were every
    answer in some group, the hidden figures would have to fill what the shown ones leave open;
    one more is hidden where that says more than "below the threshold".
    """
    withheld = dict.fromkeys(range(len(figures)), Reason.WITHHELD)
    if whole == 0:
        return {}
    if is_small(whole, k=k):
        return withheld
    small = [
        is_small(n, k=k) or is_small(size, k=k) for n, size in zip(figures, sizes, strict=True)
    ]
    hidden = {
        i: Reason.SMALL
        for i, n in enumerate(figures)
        if small[i] or is_small(min(whole, max(0, whole - n)), k=k)
    }
    if not any(small) or len(hidden) > sum(small):
        return hidden
    open_answers = whole - sum(n for i, n in enumerate(figures) if i not in hidden)
    if open_answers - (len(hidden) - 1) * (k - 1) <= 0:
        return hidden
    spare = [
        i
        for i, n in enumerate(figures)
        if i not in hidden and n >= k and min(whole, sizes[i]) - k >= k - 2
    ]
    if not spare:
        return withheld
    return hidden | {min(spare, key=lambda i: figures[i]): Reason.PROTECTING}


def _protected_sizes(
    sizes: Mapping[str, int], answers: int, *, overlapping: bool, k: int
) -> ProtectedCounts:
    if not overlapping:
        return protect_counts(sizes, total=answers, k=k)
    figures = tuple(sizes.values())
    anything = (answers,) * len(figures)
    hidden = _hidden_of_overlapping(figures, sizes=anything, whole=answers, k=k)
    reasons = tuple(hidden.get(i) for i in range(len(figures)))
    return ProtectedCounts(
        labels=tuple(sizes),
        cells=shown(figures, reasons),
        reasons=reasons,
        total=None if is_small(answers, k=k) else answers,
        k=k,
    )
