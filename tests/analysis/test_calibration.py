"""Probabilities and thresholds come from held-out comments."""

import numpy as np
import pytest

from analysis.calibration import (
    POOLED,
    PROSE,
    calibration_error,
    f_score,
    goal_inputs,
    scale_for,
)
from analysis.scaling import best_threshold, fit_scale, fit_scales, steady_threshold


def scores(count: int, *, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    raw = chance.normal(size=(count, 3))
    return raw[..., None], chance.random((count, 3)) < 1 / (1 + np.exp(-3 * raw))


def test_a_fitted_scale_means_what_it_says() -> None:
    raw, truth = scores(2000)

    scale = fit_scale(raw, truth)

    assert scale.slopes == (pytest.approx(3, abs=0.4),)
    assert calibration_error(scale.probabilities(raw).ravel(), truth.ravel()) < 0.03


def test_a_higher_score_is_never_less_likely() -> None:
    scale = fit_scale(*scores(500))

    likely = scale.probabilities(np.array([[-2.0], [0.0], [2.0]]))

    assert list(likely) == sorted(likely)


def test_a_language_with_few_comments_uses_the_pooled_scale() -> None:
    raw, truth = scores(130)

    scales = fit_scales(raw, truth, ["sv"] * 110 + ["ar"] * 20)

    assert set(scales) == {POOLED, "sv"}
    assert scale_for(scales, "ar") is scales[POOLED]


def test_a_long_text_has_a_scale_of_its_own_and_leaves_the_comments_alone() -> None:
    raw, truth = scores(240)

    scales = fit_scales(raw, truth, ["sv"] * 120 + [PROSE] * 120)

    assert scales[POOLED] == scales["sv"] != scales[PROSE]
    assert scale_for(scales, "en", prose=True) is scales[PROSE]
    assert scale_for(scales, "sv") is scales["sv"]


def test_a_goal_is_judged_beside_its_best_rival() -> None:
    inputs = goal_inputs(np.array([[2.0, 1.0, -1.0]]), np.array([0.5]))

    assert inputs.tolist() == [[[2.0, 1.0, 0.5], [1.0, 2.0, 0.5], [-1.0, 2.0, 0.5]]]


def test_labels_that_are_all_alike_give_a_plain_scale() -> None:
    assert fit_scale(np.zeros((5, 1, 1)), np.zeros((5, 1), dtype=bool)).threshold == 0.5


def test_the_threshold_separates_what_can_be_separated() -> None:
    found = best_threshold(np.array([0.1, 0.2, 0.6, 0.9]), np.array([0, 0, 1, 1]) == 1)

    assert 0.2 < found <= 0.6


def test_a_steady_threshold_is_half_of_what_can_be_reached() -> None:
    truth = np.array([0, 0, 1, 1]) == 1

    assert steady_threshold(np.array([0.1, 0.2, 0.6, 0.9]), truth) == 0.5
    assert steady_threshold(np.array([0.9, 0.1, 0.9, 0.1]), truth) == pytest.approx(1 / 3, abs=1e-3)


def test_f1_is_high_only_where_both_precision_and_recall_are() -> None:
    truth = np.array([1, 1, 0, 0]) == 1
    bold, careful = np.array([1, 1, 1, 0]) == 1, np.array([1, 0, 0, 0]) == 1

    assert f_score(bold, truth) > f_score(careful, truth)
    assert f_score(~truth & False, truth) == 0


def test_probabilities_that_promise_too_much_are_found_out() -> None:
    assert calibration_error(np.full(150, 0.9), np.arange(150) % 2 == 0) == pytest.approx(0.4)
