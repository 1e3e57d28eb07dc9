"""Turn raw scores into probabilities, and choose thresholds, on comments held out of training.

A goal's probability looks at three numbers: its own raw score, the best score among the other
goals, and how much the comment looks like one without a goal. So a comment two goals compete for
is less sure than its best score alone would say.

References
----------
J. Platt, *Probabilistic outputs for support vector machines*, 1999: a logistic curve fitted on
held-out scores.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

POOLED = "*"
"""The scale for languages with too few held-out comments of their own."""
PROSE = "prose"
"""The scale for texts much longer than a comment, such as a report's summary."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Scale:
    """How raw scores of one facet read in one language.

    Attributes
    ----------
    slopes : tuple of float
        One per input.
    intercept : float
        Log odds of a label whose inputs are all zero.
    threshold : float
        The probability from which a label is accepted: the language's floor.
    """

    slopes: tuple[float, ...]
    intercept: float
    threshold: float

    def probabilities(self, inputs: Floats) -> Floats:
        """Return probabilities of shape (n_comments, n_labels) for inputs with one axis more."""
        return np.asarray(expit(inputs @ np.array(self.slopes) + self.intercept))


def goal_inputs(goals: Floats, nothing: Floats) -> Floats:
    """Return own score, best other score and score of "no goal".

    Parameters
    ----------
    goals : ndarray of shape (n_comments, n_goals)
        Raw scores, of two goals or more.
    nothing : ndarray of shape (n_comments,)
        Raw scores of "no goal".

    Returns
    -------
    ndarray of shape (n_comments, n_goals, 3)
    """
    ranked = np.sort(goals, axis=1)
    best, second = ranked[:, -1:], ranked[:, -2:-1]
    rival = np.where(goals >= best, second, best)
    return np.stack([goals, rival, np.broadcast_to(nothing[:, None], goals.shape)], axis=2)


def label_inputs(raw: Floats, nothing: Floats) -> Floats:
    """Return own score and score of "no goal", of shape (n_comments, n_labels, 2)."""
    return np.stack([raw, np.broadcast_to(nothing[:, None], raw.shape)], axis=2)


def nothing_inputs(whole: Floats, alone: Floats, words: Floats, asked: Flags) -> Floats:
    """Return what tells a comment without a goal.

    Parameters
    ----------
    whole, alone : ndarray of shape (n_comments, 3)
        Raw scores of "no goal" and of the two best goals, of the text with its question and of the
        text alone: a comment without a goal has no outstanding one, but its question may.
    words : ndarray of shape (n_comments,)
        Words of each comment.
    asked : ndarray of shape (n_comments,)
        Whether it answers a question.

    Returns
    -------
    ndarray of shape (n_comments, 1, 12)
    """
    length = np.log1p(words)[:, None]
    answers = asked[:, None].astype(np.float64)
    columns = [whole, length, answers, answers * length, answers * alone, answers * whole]
    return np.concatenate(columns, axis=1)[:, None, :]


def nothing_and_best(nothing: Floats, goals: Floats) -> Floats:
    """Return the raw scores of "no goal" and of the two best goals, of shape (n_comments, 3)."""
    ranked = np.sort(goals, axis=1)
    return np.stack([nothing, ranked[:, -1], ranked[:, -2]], axis=1)


def scale_for(scales: Mapping[str, Scale], language: str, *, prose: bool = False) -> Scale:
    """Return the scale for long texts, a language's own scale, or the pooled one."""
    if prose and PROSE in scales:
        return scales[PROSE]
    return scales.get(language, scales[POOLED])


def f_score(accepted: Flags, truth: Flags) -> float:
    """Return F1 over all decisions together; 0 when nothing is right."""
    right = float((accepted & truth).sum())
    said = float(truth.sum()) + float(accepted.sum())
    return 2 * right / said if said else 0.0


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
