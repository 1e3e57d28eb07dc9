"""Turn raw scores into probabilities, and choose thresholds, on comments held out of training.

References
----------
J. Platt, *Probabilistic outputs for support vector machines*, 1999: a logistic curve with slope
and intercept, fitted on held-out scores.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

POOLED = "*"
"""The scale for languages with too few held-out comments of their own."""
MIN_COMMENTS = 100
"""Held-out comments a language needs for a scale of its own."""
_NO_PENALTY = 1e6

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Scale:
    """How raw scores of one facet read in one language."""

    slope: float
    intercept: float
    threshold: float

    def probabilities(self, raw: Floats) -> Floats:
        """Return probabilities between 0 and 1, in the shape of the raw scores."""
        return np.asarray(expit(self.slope * raw + self.intercept))


def fit_scales(
    raw: Floats, truth: Flags, languages: Sequence[str], *, beta: float
) -> dict[str, Scale]:
    """Fit one scale per language with enough comments, and one for all together.

    Parameters
    ----------
    raw : ndarray of shape (n_comments, n_labels)
        Scores of comments the model was not trained on.
    truth : ndarray of shape (n_comments, n_labels)
        Whether each comment carries each label.
    languages : Sequence[str]
        Language of each comment.
    beta : float
        How much more recall counts than precision in the threshold; 1 is F1.
    """
    scales = {POOLED: fit_scale(raw, truth, beta=beta)}
    written_in = np.array(languages)
    for language in sorted(set(languages)):
        chosen = written_in == language
        if chosen.sum() >= MIN_COMMENTS and truth[chosen].any():
            scales[language] = fit_scale(raw[chosen], truth[chosen], beta=beta)
    return scales


def fit_scale(raw: Floats, truth: Flags, *, beta: float) -> Scale:
    """Fit slope and intercept over all labels together, and the threshold with the best F-score."""
    scores, labels = raw.reshape(-1, 1), truth.ravel()
    if labels.all() or not labels.any():
        return Scale(1.0, 0.0, 0.5)
    fitted = LogisticRegression(C=_NO_PENALTY).fit(scores, labels)
    scale = Scale(float(fitted.coef_[0, 0]), float(fitted.intercept_[0]), 0.5)
    chosen = best_threshold(scale.probabilities(raw).ravel(), labels, beta=beta)
    return Scale(scale.slope, scale.intercept, chosen)


def best_threshold(probabilities: Floats, truth: Flags, *, beta: float) -> float:
    """Return the threshold from 0.05 to 0.95 with the best F-score, the lowest of equals."""
    grid = np.round(np.arange(0.05, 0.96, 0.01), 2)
    scores = [f_score(probabilities >= threshold, truth, beta=beta) for threshold in grid]
    return float(grid[int(np.argmax(scores))])


def f_score(accepted: Flags, truth: Flags, *, beta: float = 1.0) -> float:
    """Return F-beta over all decisions together; 0 when nothing is right."""
    right = float((accepted & truth).sum())
    weighed = beta**2 * float(truth.sum()) + float(accepted.sum())
    return (1 + beta**2) * right / weighed if weighed else 0.0


def scale_for(scales: Mapping[str, Scale], language: str) -> Scale:
    """Return a language's own scale, else the pooled one."""
    return scales.get(language, scales[POOLED])


def calibration_error(probabilities: Floats, truth: Flags, *, bins: int = 15) -> float:
    """Return the expected calibration error over bins of equal mass.

    References
    ----------
    M. P. Naeini, G. Cooper, M. Hauskrecht, *Obtaining well calibrated probabilities using
    Bayesian binning*, AAAI 2015.
    """
    order = np.argsort(probabilities, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [abs(probabilities[part].mean() - truth[part].mean()) * len(part) for part in parts]
    return float(sum(gaps) / len(probabilities)) if len(probabilities) else 0.0
