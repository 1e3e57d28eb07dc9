"""Fit the scales that turn raw scores into probabilities, on comments held out of training.

References
----------
J. Platt, *Probabilistic outputs for support vector machines*, 1999: a logistic curve fitted on
held-out scores. Z. C. Lipton, C. Elkan, B. Naryanaswamy, *Optimal thresholding of classifiers to
maximize F1 measure*, ECML PKDD 2014: the best threshold is half of the best F1.
"""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from analysis.calibration import POOLED, PROSE, Flags, Floats, Scale, f_score

MIN_COMMENTS = 100
"""Held-out comments a language needs for a scale of its own."""
CONTENDERS = 2
"""Labels of each comment a scale is fitted on."""
_PENALTY = 1e3
_GRID = np.round(np.arange(0.05, 0.96, 0.01), 2)


def fit_scales(inputs: Floats, truth: Flags, groups: Sequence[str]) -> dict[str, Scale]:
    """Fit one scale per language with enough comments, and one for all comments together.

    Parameters
    ----------
    inputs : ndarray of shape (n_comments, n_labels, n_inputs)
        Made from raw scores of comments the model was not trained on.
    truth : ndarray of shape (n_comments, n_labels)
        Whether each comment carries each label.
    groups : Sequence[str]
        Language of each comment, or `PROSE`.
    """
    written_in = np.array(groups)
    comments = written_in != PROSE
    scales = {POOLED: fit_scale(inputs[comments], truth[comments])}
    for group in sorted(set(groups)):
        chosen = written_in == group
        if chosen.sum() >= MIN_COMMENTS and truth[chosen].any():
            scales[group] = (
                fit_prose_scale(inputs[chosen], truth[chosen])
                if group == PROSE
                else fit_scale(inputs[chosen], truth[chosen])
            )
    return scales


def fit_scale(inputs: Floats, truth: Flags) -> Scale:
    """Fit slopes and intercept on each comment's likeliest labels, and the best threshold."""
    rows, labels = _contending(inputs, truth)
    if labels.all() or not labels.any():
        return Scale((1.0, *[0.0] * (inputs.shape[-1] - 1)), 0.0, 0.5)
    fitted = LogisticRegression(C=_PENALTY, max_iter=1000).fit(rows, labels)
    slopes = tuple(float(slope) for slope in fitted.coef_[0])
    scale = Scale(slopes, float(fitted.intercept_[0]), 0.5)
    choose = steady_threshold if inputs.shape[1] <= CONTENDERS else best_threshold
    chosen = choose(scale.probabilities(inputs).ravel(), truth.ravel())
    return Scale(scale.slopes, scale.intercept, chosen)


def fit_prose_scale(inputs: Floats, truth: Flags) -> Scale:
    """Fit a scale for texts long enough to be about several goals at once.

    Their goals don't compete, so each is judged by its own score alone.
    """
    own = inputs.reshape(-1, inputs.shape[-1])[:, :1]
    fitted = LogisticRegression(C=_PENALTY, max_iter=1000).fit(own, truth.ravel())
    silent = (0.0,) * (inputs.shape[-1] - 1)
    scale = Scale((float(fitted.coef_[0, 0]), *silent), float(fitted.intercept_[0]), 0.5)
    chosen = best_threshold(scale.probabilities(inputs).ravel(), truth.ravel())
    return Scale(scale.slopes, scale.intercept, chosen)


def _contending(inputs: Floats, truth: Flags) -> tuple[Floats, Flags]:
    """Return the two likeliest labels of each comment: those whose probability people read.

    Fitted on all labels, the curve would follow the many that are out of the question.
    """
    places = np.argsort(np.argsort(-inputs[..., 0], axis=1, kind="stable"), axis=1)
    return inputs[places < CONTENDERS], truth[places < CONTENDERS]


def best_threshold(probabilities: Floats, truth: Flags) -> float:
    """Return the threshold from 0.05 to 0.95 with the best F1, the lowest of equals."""
    return float(_GRID[int(np.argmax(_f_scores(probabilities, truth)))])


def steady_threshold(probabilities: Floats, truth: Flags) -> float:
    """Return half of the best F1 that any threshold gives.

    Where the scale was fitted on every label, this is the best threshold too; and where few
    comments carry the label it moves less with them than the top of a flat curve does.
    """
    return round(max(_f_scores(probabilities, truth)) / 2, 3)


def _f_scores(probabilities: Floats, truth: Flags) -> list[float]:
    return [f_score(probabilities >= threshold, truth) for threshold in _GRID]
