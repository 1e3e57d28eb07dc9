"""Training is repeatable, learns dimensions on their own, and keeps the splits apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.classifier import Comment, TextModel
from analysis.examples import LEXICON, CorpusError, Example, read_corpus, read_lexicon
from analysis.learning import truth_of
from analysis.model_store import save_model
from analysis.taxonomy import global_goals
from analysis.training import Ground, train
from analysis.vocabulary import learn_vocabulary


def silent(_line: str) -> None:
    pass


def test_the_same_data_and_seed_give_the_same_files(
    tiny_ground: Ground, tiny_model: TextModel, tmp_path: Path
) -> None:
    again = train(tiny_ground, seed=0, progress=silent)

    for name, made in (("first", tiny_model), ("second", again)):
        save_model(made, tmp_path / name)

    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()


def test_a_comment_to_test_with_is_never_learned_from(
    tiny_ground: Ground, tiny_model: TextModel, tmp_path: Path
) -> None:
    rows = (tiny_ground.corpus / "sv.csv").read_text(encoding="utf-8")
    changed = tmp_path / "sv.csv"
    changed.write_text(rows.replace("butiken lägger ner", "kyrkan brann upp"), encoding="utf-8")

    other = train(replace(tiny_ground, corpus=tmp_path), progress=silent)

    assert other.version == tiny_model.version


def test_it_tells_what_it_does(tiny_ground: Ground) -> None:
    told: list[str] = []

    train(tiny_ground, progress=told.append)

    assert told[0].startswith("Reading")
    assert told[-1] == "Measuring"


def test_a_missing_corpus_or_open_file_is_named(tiny_ground: Ground, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus"):
        train(replace(tiny_ground, corpus=tmp_path), progress=silent)
    with pytest.raises(CorpusError, match="no lexicon"):
        train(replace(tiny_ground, lexicon=tmp_path), progress=silent)
    with pytest.raises(CorpusError, match="osdg_community_es_en"):
        train(replace(tiny_ground, data=tmp_path), progress=silent)


def test_a_small_model_learns_both_facets(tiny_model: TextModel) -> None:
    (found,) = tiny_model.classify([Comment("Bussen kommer aldrig", "sv")])

    assert found.goals[0].code == "11"
    assert found.dimensions[0].code == "social"


def test_what_nobody_labelled_is_unknown_and_not_no() -> None:
    title = Example("Water", "en", ("6",), None, source="open-sdg")
    thanks = Example("Tack", "sv", (), ())

    assert truth_of([title], "dimensions").tolist() == [[-1, -1, -1]]
    assert truth_of([thanks], "dimensions").tolist() == [[0, 0, 0]]
    assert truth_of([title, thanks], "nothing").tolist() == [[0], [1]]


def test_a_word_common_in_its_language_weighs_little_however_rare_elsewhere() -> None:
    finnish = [Example(f"ja sana{number}", "fi", ("1",), None) for number in range(100)]
    english = [Example("water and word", "en", ("6",), None) for _ in range(400)]

    known = learn_vocabulary([*finnish, *english])

    common, rare = known.weights[known.columns(["=ja", "=sana7"])]
    assert common < rare / 3


def test_the_lexicon_reaches_every_goal_in_every_language() -> None:
    lexicon = read_lexicon()

    for language in {path.stem for path in LEXICON.glob("*.csv")}:
        mine = [item for item in lexicon if item.language == language]
        assert {code for item in mine for code in item.goals or ()} == set(global_goals().codes)
        assert any(item.goals == () for item in mine)
    assert all(item.text for item in lexicon)


def test_no_theme_of_the_corpus_stands_in_two_splits() -> None:
    corpus = read_corpus()

    splits: dict[str, set[str]] = {}
    for example in corpus:
        splits.setdefault(example.theme, set()).add(example.split)

    assert [theme for theme, found in splits.items() if len(found) > 1] == []
