"""A word is scored once, alike in every batch, also when the table starts anew."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from analysis import word_scores
from analysis.classifier import Comment, TextModel
from analysis.features import Passage
from analysis.word_scores import Weights, WordScores

TEXTS = ["Bussen kommer aldrig", "Skolan behöver böcker", "Hyran är för hög", "Vattnet smakar klor"]


def test_rounded_weights_are_near_and_the_small_ones_nearest() -> None:
    exact = np.array([[0.5, -3.0], [-0.0013, 1.0], [0.2, 0.0]])

    rounded = Weights.rounded(exact).of(np.arange(3, dtype=np.int32))

    largest = np.abs(exact).max(axis=0)
    roots = np.sqrt(np.abs(exact) / largest) + 0.5 / 127
    assert (np.abs(rounded - exact) <= roots / 127 * largest + 1e-6).all()
    assert rounded[1, 0] == pytest.approx(-0.0013, rel=0.2)


def test_a_full_table_starts_anew_and_says_the_same(
    tiny_model: TextModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = WordScores(tiny_model.vocabulary, tiny_model.weights)
    first = table.read([Passage(TEXTS[0], "sv")]).sums
    monkeypatch.setattr(word_scores, "KEPT_WORDS", 2)

    assert table.read([Passage(TEXTS[0], "sv")]).sums == pytest.approx(first)
    assert len(table.read([Passage(TEXTS[1], "sv")]).squares) == 3


def test_threads_share_one_table(model: TextModel) -> None:
    comments = [Comment(text, "sv") for text in TEXTS] * 25
    alone = model.classify(comments)

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _n: model.classify(comments), range(4)))

    for found in together:
        assert [one.goals[0].code for one in found] == [one.goals[0].code for one in alone]
