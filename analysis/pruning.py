"""Leave out of a trained model what hardly moves any label, so that it stays small."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.calibration import Flags
from analysis.classifier import TextModel
from analysis.facets import PROSE_GOALS, columns_of
from analysis.word_scores import Weights

DROPPED = 0.45
"""Share of the n-grams that are left out, unless prose needs them."""
SMALLEST = 8
"""Weights of lower levels become zero: each is less than half a percent of its label's largest."""
NEEDED_IN_PROSE = 13
"""Level from which a weight for goals in prose keeps its feature."""


def pruned(model: TextModel) -> TextModel:
    """Return the model without its smallest weights and without n-grams that tell little.

    Stems all stay: the targets are told apart by them.
    """
    kept = _telling(model)
    kept[: model.vocabulary.stems] = True
    levels = model.weights.levels[kept]
    return replace(
        model,
        vocabulary=model.vocabulary.keeping(kept),
        weights=Weights(_without_small(levels), model.weights.steps),
    )


def _telling(model: TextModel) -> Flags:
    prose = columns_of(model.facets)[PROSE_GOALS]
    levels, known = model.weights.levels, model.vocabulary.weights
    weights = np.abs(model.weights.of(np.arange(len(known), dtype=np.int32)))
    weights[:, prose] = 0.0
    strongest = weights.max(axis=1) * known
    grams = strongest[model.vocabulary.stems :]
    least = float(np.quantile(grams, DROPPED)) if grams.size else 0.0
    needed = np.abs(levels[:, prose]).max(axis=1) >= NEEDED_IN_PROSE
    return np.asarray((strongest >= least) | needed)


def _without_small(levels: NDArray[np.int8]) -> NDArray[np.int8]:
    return np.where(np.abs(levels) < SMALLEST, 0, levels).astype(np.int8)
