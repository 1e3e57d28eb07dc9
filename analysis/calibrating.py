"""Fit a model's scales and thresholds on comments it was not trained on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.calibration import PROSE, Flags, Scale
from analysis.classifier import TextModel
from analysis.examples import Example
from analysis.facets import AREAS, DIMENSIONS, GOALS, NOTHING, Facet, columns_of
from analysis.features import Passage
from analysis.judging import RawScores
from analysis.learning import area_truth, truth_of
from analysis.local_areas import LABELLED, SEEDED, area_examples
from analysis.scaling import fit_scales
from analysis.taxonomy import local_taxonomies
from analysis.word_scores import WordScores

GOLD = frozenset({"oro"})
"""Sources of long texts; experts gave each all the goals it is about."""
GLOBAL = frozenset({GOALS, DIMENSIONS, NOTHING})
"""Facets that every comment of the corpus is labelled by."""


def calibrated(model: TextModel, held_out: Sequence[Example]) -> TextModel:
    """Return the model with scales for each facet that has labels in the held-out examples.

    Parameters
    ----------
    model : TextModel
        Trained, on none of the held-out examples.
    held_out : Sequence[Example]
        Comments, and long texts from open data whose goals set the scale for prose.
    """
    facets = tuple(replace(facet, scales=_scales(model, facet, held_out)) for facet in model.facets)
    return replace(model, facets=facets)


def _scales(model: TextModel, facet: Facet, held_out: Sequence[Example]) -> Mapping[str, Scale]:
    if facet.name in GLOBAL:
        truth = truth_of(held_out, facet.name)
        return _fitted(model, facet, held_out, truth)
    if not facet.name.startswith(AREAS):
        return {}
    taxonomy = local_taxonomies()[facet.name.removeprefix(AREAS)]
    comments = [item for item in held_out if item.source == "corpus"]
    judged = [item for item in area_examples(taxonomy, comments) if item.source != SEEDED]
    by_hand = [item for item in judged if item.source == LABELLED] or judged
    return _fitted(model, facet, by_hand, area_truth(by_hand, taxonomy))


def _fitted(
    model: TextModel,
    facet: Facet,
    examples: Sequence[Example],
    truth: NDArray[np.int8],
) -> dict[str, Scale]:
    passages = [Passage(item.text, item.language, item.question) for item in examples]
    reading = WordScores(model.vocabulary, model.weights).read(passages)
    scores = RawScores(columns_of(model.facets), model.intercepts, reading, passages)
    gold = np.array([item.source in GOLD for item in examples])
    # A scale for comments must not be fitted on those judged as long texts.
    apart = scores.prose & ~gold if facet.name == GOALS else np.zeros_like(gold)
    known = np.asarray((truth >= 0).all(axis=1) & ~apart)
    groups = [PROSE if long else item.language for item, long in zip(examples, gold, strict=True)]
    where = [group for group, labelled in zip(groups, known.tolist(), strict=True) if labelled]
    said: Flags = truth[known] == 1
    return fit_scales(scores.inputs(facet.name)[known], said, where)
