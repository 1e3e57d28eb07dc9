"""Closed answers are described as the sources of the formulas say."""

import doctest
import math
import statistics as reference

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from analysis import proportions, statistics
from analysis.proportions import Reach, compare_share, normal_interval, wilson_interval
from analysis.statistics import (
    distribution,
    non_response,
    quantile,
    scale_summary,
    shares,
    spread_index,
)

parts_of_wholes = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
values = st.lists(st.integers(1, 7), min_size=1, max_size=60)


def test_a_distribution_keeps_empty_categories_in_their_order():
    result = distribution(["b", "a", "b"], categories=["a", "b", "c"])

    assert list(result) == ["a", "b", "c"]
    assert [share.count for share in result.values()] == [1, 2, 0]
    assert sum(share.share for share in result.values()) == pytest.approx(1)


def test_an_answer_outside_the_categories_is_refused():
    with pytest.raises(ValueError, match="none of the categories"):
        distribution(["x"], categories=["a"])


def test_shares_of_nobody_are_zero():
    assert shares({"a": 0}, whole=0)["a"].share == 0


@given(values, st.floats(0, 1))
def test_quantiles_agree_with_the_reference(points, part):
    assert quantile(points, part) == pytest.approx(np.quantile(points, part))


@given(values)
def test_the_summary_of_a_scale_agrees_with_the_reference(points):
    summary = scale_summary({point: points.count(point) for point in set(points)})

    assert summary.count == len(points)
    assert summary.mean == pytest.approx(reference.fmean(points))
    assert summary.median == reference.median(points)
    assert summary.lower_quartile <= summary.median <= summary.upper_quartile
    expected = reference.stdev(points) if len(points) > 1 else 0
    assert summary.standard_deviation == pytest.approx(expected)


def test_nothing_has_no_middle():
    with pytest.raises(ValueError, match="without answers"):
        scale_summary({1: 0})
    with pytest.raises(ValueError, match="quantile"):
        quantile([], 0.5)


def test_non_response_is_of_those_who_were_asked():
    assert non_response(answered=30, asked=40) == pytest.approx(0.25)
    assert non_response(answered=0, asked=0) == 0
    with pytest.raises(ValueError, match="more answers"):
        non_response(answered=2, asked=1)


@given(st.lists(st.integers(0, 12), max_size=5))
def test_the_spread_is_the_chance_that_two_answers_differ(counts):
    answers = [i for i, count in enumerate(counts) for _ in range(count)]
    pairs = [(a, b) for i, a in enumerate(answers) for b in answers[i + 1 :]]

    expected = sum(a != b for a, b in pairs) / len(pairs) if pairs else 0

    assert spread_index(counts) == pytest.approx(expected)


@given(parts_of_wholes)
def test_the_wilson_interval_agrees_with_the_reference(proportion):
    count, whole = proportion
    interval = wilson_interval(count, whole)

    expected = binomtest(count, whole).proportion_ci(method="wilson")

    assert interval.low == pytest.approx(expected.low, abs=1e-9)
    assert interval.high == pytest.approx(expected.high, abs=1e-9)
    assert 0 <= interval.low <= interval.share <= interval.high <= 1


def test_the_normal_interval_is_symmetric_and_cut_at_the_ends():
    interval = normal_interval(50, 100)

    assert interval.high - 0.5 == pytest.approx(0.5 - interval.low)
    assert interval.high == pytest.approx(0.5 + 1.96 * math.sqrt(0.0025), abs=1e-4)
    assert normal_interval(1, 100).low == 0


@pytest.mark.parametrize("count", [-1, 11])
def test_a_share_of_more_than_all_is_refused(count):
    with pytest.raises(ValueError, match="share"):
        wilson_interval(count, 10)


@pytest.mark.parametrize(
    ("count", "state"),
    [(0, Reach.BELOW), (15, Reach.BELOW), (16, Reach.NEAR), (19, Reach.NEAR), (20, Reach.REACHED)],
)
def test_the_state_says_how_near_the_expected_share_is(count, state):
    assert compare_share(count, 100, expected=0.2).state is state


def test_without_answers_the_state_is_unknown():
    result = compare_share(0, 0, expected=0.2)

    assert result.state is Reach.UNKNOWN
    assert result.missing == 0


@given(parts_of_wholes, st.integers(0, 95))
def test_the_missing_answers_are_exactly_those_that_reach_the_share(proportion, per_cent):
    count, whole = proportion
    expected = per_cent / 100

    missing = compare_share(count, whole, expected=expected).missing

    assert (count + missing) / (whole + missing) >= expected - 1e-9
    if missing:
        assert (count + missing - 1) / (whole + missing - 1) < expected


def test_an_expected_share_is_below_all():
    with pytest.raises(ValueError, match="expected"):
        compare_share(1, 2, expected=1)


def test_the_examples_run():
    assert doctest.testmod(statistics).failed == 0
    assert doctest.testmod(proportions).failed == 0
