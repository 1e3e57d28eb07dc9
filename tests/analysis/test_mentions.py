"""Few who mention something stay unknown, whatever a reader subtracts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.mentions import protect_mentions
from analysis.suppression import Reason
from tests.analysis.attacker import K, assert_unknown, counts, knowledge, solve


@st.composite
def mentioning(draw):
    sizes = draw(st.lists(counts, min_size=1, max_size=5))
    rest = draw(counts)
    rows = draw(st.integers(1, 3))
    mentions = [[draw(st.integers(0, n)) for n in sizes] for _ in range(rows)]
    unsaid = [draw(st.integers(0, rest)) for _ in range(rows)]
    return sizes, rest, mentions, unsaid


@settings(max_examples=100, deadline=None)
@given(mentioning())
def test_no_hidden_mention_can_be_solved_from_everyone_and_the_group_sizes(given_case):
    sizes, rest, mentions, unsaid = given_case
    groups = [str(i) for i in range(len(sizes))]
    rows = {str(i): dict(zip(groups, row, strict=True)) for i, row in enumerate(mentions)}
    everyone = {str(i): sum(mentions[i]) + unsaid[i] for i in range(len(mentions))}

    table = protect_mentions(
        rows,
        everyone=everyone,
        group_sizes=dict(zip(groups, sizes, strict=True)),
        answers=sum(sizes) + rest,
        k=K,
    )

    for cells, row_reasons, whole in zip(table.cells, table.reasons, table.everyone, strict=True):
        reasons = {i: r for i, r in enumerate(row_reasons) if r and r is not Reason.WITHHELD}
        if not reasons:
            continue
        assert whole is not None
        bounds = {i: knowledge(r, lowest=int(not 0 < sizes[i] < K)) for i, r in reasons.items()}
        for i, (low, high) in bounds.items():
            bounds[i] = (low, table.group_sizes.cells[i] if high is None else high)
        sizes_known = None not in table.group_sizes.cells
        bounds["unsaid"] = (0, rest if sizes_known else None)
        found = solve(
            [[("whole", -1), ("unsaid", 1), *((i, 1) for i in range(len(sizes)))]],
            dict(enumerate(cells)) | {"whole": whole},
            bounds,
        )
        del found["unsaid"]
        for i, bound in found.items():
            assert_unknown({i: bound}, reasons, lowest=int(not 0 < sizes[i] < K))


@settings(max_examples=100, deadline=None)
@given(mentioning(), st.booleans())
def test_a_small_group_is_hidden_in_every_row_that_anyone_mentions(given_case, overlapping):
    sizes, rest, mentions, unsaid = given_case
    groups = [str(i) for i in range(len(sizes))]
    rows = {str(i): dict(zip(groups, row, strict=True)) for i, row in enumerate(mentions)}
    everyone = {str(i): sum(mentions[i]) + unsaid[i] for i in range(len(mentions))}

    table = protect_mentions(
        rows,
        everyone=everyone,
        group_sizes=dict(zip(groups, sizes, strict=True)),
        answers=sum(sizes) + rest,
        overlapping=overlapping,
        k=K,
    )

    for row, cells in zip(table.rows, table.cells, strict=True):
        for size, shown in zip(sizes, cells, strict=True):
            assert shown is None or everyone[row] == 0 or not 0 < size < K
            assert shown is None or not 0 < shown < K


def test_a_group_that_is_nearly_everyone_is_hidden_when_groups_overlap():
    table = protect_mentions(
        {"health": {"cyclists": 28, "parents": 15}},
        everyone={"health": 30},
        group_sizes={"cyclists": 40, "parents": 30},
        answers=60,
        overlapping=True,
        k=K,
    )

    assert table.cells == ((None, 15),)


def test_overlapping_groups_need_to_be_declared():
    with pytest.raises(ValueError, match="overlap"):
        protect_mentions(
            {"health": {"a": 20, "b": 20}},
            everyone={"health": 30},
            group_sizes={"a": 30, "b": 30},
            answers=40,
        )
