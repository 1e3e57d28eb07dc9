"""Small counts stay unknown, whatever a reader subtracts."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import disclosure
from analysis.disclosure import protect_breakdowns, protect_counts, protect_table, protect_tree
from analysis.protected import Branch, ProtectedBranch
from analysis.suppression import Reason, check_threshold, suppress
from tests.analysis.attacker import K, assert_unknown, counts, knowledge, solve


def table_system(table):
    """Return equations, shown figures and reasons of a two-way table."""
    rows, columns = range(len(table.rows)), range(len(table.columns))
    figures = {("cell", i, j): table.cells[i][j] for i in rows for j in columns}
    reasons = {("cell", i, j): table.reasons[i][j] for i in rows for j in columns}
    for kind, margin in (("row", table.row_totals), ("column", table.column_totals)):
        figures |= {(kind, i): n for i, n in enumerate(margin.cells)}
        reasons |= {(kind, i): r for i, r in enumerate(margin.reasons)}
    figures["total"] = table.total
    reasons["total"] = None if table.total is not None else Reason.SMALL
    equations = [[(("row", i), -1), *((("cell", i, j), 1) for j in columns)] for i in rows]
    equations += [[(("column", j), -1), *((("cell", i, j), 1) for i in rows)] for j in columns]
    equations.append([("total", -1), *((("row", i), 1) for i in rows)])
    equations.append([("total", -1), *((("column", j), 1) for j in columns)])
    return equations, figures, {name: reason for name, reason in reasons.items() if reason}


@st.composite
def tables(draw):
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=5))


@settings(max_examples=100, deadline=None)
@given(tables())
def test_no_hidden_figure_of_a_table_can_be_solved_from_its_sums(cells):
    rows = [str(i) for i in range(len(cells))]
    columns = [str(j) for j in range(len(cells[0]))]

    table = protect_table(rows, columns, cells, k=K)

    equations, figures, reasons = table_system(table)
    found = solve(equations, figures, {name: knowledge(r) for name, r in reasons.items()})
    harmless = {
        ("cell", i, j)
        for i, row in enumerate(cells)
        for j, n in enumerate(row)
        if table.reasons[i][j] is Reason.WITHHELD and not 0 < n < K
    }
    assert_unknown(found, reasons, harmless=harmless)


@settings(max_examples=100, deadline=None)
@given(tables())
def test_no_hidden_figure_can_be_solved_by_one_who_saw_the_row_totals_before(cells):
    rows = [str(i) for i in range(len(cells))]
    columns = [str(j) for j in range(len(cells[0]))]
    before = protect_counts({row: sum(line) for row, line in zip(rows, cells, strict=True)}, k=K)
    known = {row: n for row, n in zip(rows, before.cells, strict=True) if n is not None}

    table = protect_table(rows, columns, cells, known_rows=known, k=K)

    equations, figures, reasons = table_system(table)
    figures |= {("row", rows.index(row)): n for row, n in known.items()}
    reasons = {name: reason for name, reason in reasons.items() if figures[name] is None}
    found = solve(equations, figures, {name: knowledge(r) for name, r in reasons.items()})
    harmless = {
        ("cell", i, j)
        for i, row in enumerate(cells)
        for j, n in enumerate(row)
        if table.reasons[i][j] is Reason.WITHHELD and not 0 < n < K
    }
    assert_unknown(found, reasons, harmless=harmless)


@settings(max_examples=100, deadline=None)
@given(tables())
def test_a_table_shows_true_figures_and_no_small_one(cells):
    rows = [str(i) for i in range(len(cells))]
    columns = [str(j) for j in range(len(cells[0]))]

    table = protect_table(rows, columns, cells, k=K)

    for shown_row, row in zip(table.cells, cells, strict=True):
        for shown, true in zip(shown_row, row, strict=True):
            assert shown is None or (shown == true and not 0 < true < K)
    small = any(0 < n < K for row in cells for n in row)
    assert small or all(n is not None for row in table.cells for n in row)


@settings(max_examples=100, deadline=None)
@given(st.lists(counts, min_size=1, max_size=7), st.one_of(st.just(0), counts))
def test_no_hidden_category_can_be_solved_from_the_total(figures, unsaid):
    whole = sum(figures) + unsaid

    result = protect_counts({str(i): n for i, n in enumerate(figures)}, total=whole, k=K)

    reasons = {i: r for i, r in enumerate(result.reasons) if r}
    bounds = {i: knowledge(r) for i, r in reasons.items()}
    bounds["unsaid"] = (0, None) if unsaid else (0, 0)
    if result.total is None:
        bounds["total"] = (1, K - 1)
    equation = [("total", -1), ("unsaid", 1), *((i, 1) for i in range(len(figures)))]
    known = dict(enumerate(result.cells)) | {"total": result.total}
    assert_unknown(solve([equation], known, bounds), reasons)


@settings(max_examples=100, deadline=None)
@given(st.lists(counts, min_size=1, max_size=5), st.integers(1, K - 1))
def test_those_who_did_not_say_can_not_be_counted_by_subtraction_when_few(figures, unsaid):
    result = protect_counts(
        {str(i): n for i, n in enumerate(figures)}, total=sum(figures) + unsaid, k=K
    )

    assert result.total is None or None in result.cells


def branch_system(branch, path=()):
    yield path, branch
    for i, part in enumerate(branch.parts):
        yield from branch_system(part, (*path, i))


trees = st.recursive(
    st.builds(lambda n: Branch("leaf", n), counts),
    lambda parts: st.lists(parts, min_size=1, max_size=4).map(
        lambda p: Branch("sum", sum(b.count for b in p), tuple(p))
    ),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(trees)
def test_no_small_branch_can_be_solved_from_the_sums_above_and_below(tree):
    result = protect_tree(tree, k=K)

    flat = dict(branch_system(result))
    reasons = {path: b.reason for path, b in flat.items() if b.reason}
    equations = [
        [(path, -1), *(((*path, i), 1) for i in range(len(b.parts)))]
        for path, b in flat.items()
        if b.parts
    ]
    known = {path: b.count for path, b in flat.items()}
    bounds = {path: knowledge(r) for path, r in reasons.items()}
    harmless = {
        path
        for path, branch in branch_system(tree)
        if reasons.get(path) is Reason.WITHHELD and not 0 < branch.count < K
    }
    if equations:
        assert_unknown(solve(equations, known, bounds), reasons, harmless=harmless)


def test_more_in_the_categories_than_in_all_is_refused():
    with pytest.raises(ValueError, match="overlap"):
        protect_counts({"a": 20, "b": 20}, total=30)


def test_two_hidden_ones_do_not_protect_each_other():
    result = protect_counts({"a": 1, "b": 1, "c": 40, "d": 90}, k=K)

    assert result.cells == (None, None, None, 90)


def test_a_figure_with_no_room_does_not_protect():
    result = protect_counts({"a": 1, "b": 5, "c": 40, "d": 90}, k=K)

    assert result.cells[0] is None
    assert result.cells.count(None) == 2
    assert result.cells[1] == 5


def test_what_can_not_be_protected_is_withheld_as_a_whole():
    result = protect_counts({"a": 4, "b": 4, "c": 0}, k=K)

    assert result.is_withheld
    assert result.cells == (None, None, None)
    assert result.total == 8


def test_zero_is_shown():
    assert protect_counts({"a": 0, "b": 9}, k=K).cells == (0, 9)


def test_fewer_answers_than_the_threshold_show_nothing():
    result = protect_table(["a", "b"], ["x", "y"], [[1, 0], [0, 2]], k=K)

    assert result.total is None
    assert result.cells == ((None, None), (None, None))
    assert result.row_totals.cells == (None, None)


def test_withheld_cells_leave_protected_margins():
    result = protect_table(["a", "b"], ["x", "y"], [[4, 4], [4, 4]], k=K)

    assert result.reasons[0][0] is Reason.WITHHELD
    assert result.row_totals.cells == (8, 8)
    assert result.total == 16


def test_breakdowns_of_one_total_are_each_protected():
    result = protect_breakdowns(
        {"age": {"young": 3, "old": 30}, "area": {"north": 15, "south": 20}}, total=35, k=K
    )

    assert result["age"].cells == (None, 30)
    assert result["age"].reasons == (Reason.SMALL, None)
    assert result["area"].cells == (15, 20)


def test_a_threshold_that_would_say_the_number_is_refused():
    with pytest.raises(ValueError, match="threshold"):
        check_threshold(2)


def test_negative_counts_and_overfull_branches_are_refused():
    with pytest.raises(ValueError, match="negative"):
        protect_counts({"a": -1, "b": 4})
    with pytest.raises(ValueError, match="exceed"):
        protect_tree(Branch("all", 3, (Branch("a", 4),)))


def test_a_tree_without_small_figures_comes_back_whole():
    tree = Branch("all", 30, (Branch("a", 10), Branch("b", 20)))

    assert protect_tree(tree) == ProtectedBranch(
        "all",
        30,
        None,
        (ProtectedBranch("a", 10, None), ProtectedBranch("b", 20, None)),
    )


def test_an_empty_network_hides_nothing():
    assert suppress([], k=K) == {}
    assert protect_counts({}).cells == ()


def test_the_examples_run():
    assert doctest.testmod(disclosure).failed == 0
