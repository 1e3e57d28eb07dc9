"""A vocabulary finds its features by name, and long texts are read by pairs of words too."""

import pickle
import subprocess
import sys

import numpy as np

from analysis.features import (
    PROSE_WORDS,
    Passage,
    Vocabulary,
    count_units,
    passage_units,
    unit_features,
    unit_matrix,
)

VOCABULARY = Vocabulary.ordered({"=skog": 1.0, "=bus": 2.0, " bus": 0.5, "+solar panel": 0.7})
LONG = "solar panels " * PROSE_WORDS


def test_a_feature_is_found_by_its_name_and_the_unknown_by_none() -> None:
    names = VOCABULARY.names

    assert VOCABULARY.columns([*names, "=okänd"]).tolist() == [0, 1, 2, 3, -1]
    assert names[:2] == ["=bus", "=skog"]
    assert VOCABULARY.columns([]).tolist() == []


def test_a_vocabulary_works_in_a_process_with_other_hashes() -> None:
    VOCABULARY.columns(["=bus"])
    lines = (
        "import pickle, sys; print(pickle.load(sys.stdin.buffer).columns(['=bus', '=x']).tolist())"
    )

    found = subprocess.run(
        [sys.executable, "-c", lines],
        input=pickle.dumps(VOCABULARY),
        capture_output=True,
        check=True,
    )

    assert found.stdout.split() == [b"[0,", b"-1]"]


def test_a_smaller_vocabulary_keeps_names_and_weights_together() -> None:
    kept = VOCABULARY.keeping(np.array([True, True, False, True]))

    assert kept.names == ["=bus", "=skog", "+solar panel"]
    assert kept.weights[kept.columns(["+solar panel"])].tolist() == [np.float32(0.7)]


def test_a_word_unknown_in_its_language_is_looked_up_in_its_kin() -> None:
    rows = unit_matrix([("bus", "sv"), ("okänd", "sv"), ("skog", "sv")], VOCABULARY)

    assert rows.toarray()[:, :2].tolist() == [[2.0, 0.0], [0.0, 0.0], [0.0, 1.0]]


def test_only_long_english_texts_are_read_by_pairs() -> None:
    pair = ("solar panels", "en")

    assert pair in passage_units(LONG, "en")
    assert pair not in passage_units("solar panels", "en")
    assert ("solar panels", "sv") not in passage_units(LONG, "sv")
    assert unit_features(pair) == ["+solar panel"]


def test_pairs_are_no_words_of_their_own() -> None:
    counted = count_units([Passage(LONG, "en"), Passage("two words", "en")], {})

    assert counted.words.tolist() == [2 * PROSE_WORDS, 2]
