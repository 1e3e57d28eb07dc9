"""What is left out of a trained model says little, and no stem is left out."""

import numpy as np
import pytest

from analysis import pruning
from analysis.classifier import TextModel
from analysis.facets import PROSE_GOALS, columns_of
from analysis.features import Vocabulary
from analysis.pruning import SMALLEST, pruned
from analysis.word_scores import Weights


def prunable(model: TextModel, grams: list[list[int]]) -> TextModel:
    labels = len(model.weights.steps)
    levels = np.zeros((1 + len(grams), labels), dtype=np.int8)
    prose = columns_of(model.facets)[PROSE_GOALS].start
    for row, (goal, in_prose) in enumerate(grams, start=1):
        levels[row, 0], levels[row, prose] = goal, in_prose
    names = ["=stam", *(f" g{number}" for number in range(len(grams)))]
    return TextModel(
        version="",
        vocabulary=Vocabulary.ordered(dict.fromkeys(names, 1.0)),
        weights=Weights(levels, np.ones(labels, dtype=np.float32)),
        targets=model.targets,
        intercepts=model.intercepts,
        languages=model.languages,
        facets=model.facets,
    )


def test_the_weakest_parts_go_and_a_stem_without_weight_stays(
    tiny_model: TextModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "DROPPED", 0.6)
    strong_last = [[number, 0] for number in range(10, 20)]

    left = pruned(prunable(tiny_model, strong_last))

    assert left.vocabulary.names == ["=stam", " g6", " g7", " g8", " g9"]


def test_a_part_that_prose_needs_stays(tiny_model: TextModel) -> None:
    left = pruned(prunable(tiny_model, [[0, 100], *[[50, 0]] * 9]))

    assert " g0" in left.vocabulary.names


def test_small_weights_become_nothing(tiny_model: TextModel) -> None:
    left = pruned(prunable(tiny_model, [[100, SMALLEST - 1], [100, SMALLEST]]))

    prose = columns_of(left.facets)[PROSE_GOALS].start
    assert left.weights.levels[1:, prose].tolist() == [0, SMALLEST]
