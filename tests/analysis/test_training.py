"""Training is repeatable, learns dimensions on their own, and keeps the splits apart."""

from pathlib import Path

import pytest

from analysis.classifier import Comment, TextModel
from analysis.examples import CorpusError, Example, read_corpus, read_seed_words
from analysis.model_store import save_model
from analysis.taxonomy import dimensions, global_goals
from analysis.training import train, truth_of
from analysis.vocabulary import learn_vocabulary


def silent(_line: str) -> None:
    pass


def test_the_same_data_and_seed_give_the_same_files(
    tiny_corpus: Path, tiny_seeds: Path, tiny_model: TextModel, tmp_path: Path
) -> None:
    again = train(None, tiny_corpus, seed=0, progress=silent, seed_words=tiny_seeds)

    for name, made in (("first", tiny_model), ("second", again)):
        save_model(made, tmp_path / name)

    for path in (tmp_path / "first").iterdir():
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()


def test_a_comment_to_test_with_is_never_learned_from(
    tiny_corpus: Path, tiny_seeds: Path, tmp_path: Path
) -> None:
    rows = (tiny_corpus / "sv.csv").read_text(encoding="utf-8")
    changed = tmp_path / "sv.csv"
    changed.write_text(rows.replace("butiken lägger ner", "kyrkan brann upp"), encoding="utf-8")

    versions = {
        train(None, folder, progress=silent, seed_words=tiny_seeds).version
        for folder in (tiny_corpus, tmp_path)
    }

    assert len(versions) == 1


def test_it_tells_what_it_does(tiny_corpus: Path, tiny_seeds: Path) -> None:
    told: list[str] = []

    train(None, tiny_corpus, progress=told.append, seed_words=tiny_seeds)

    assert told[0].startswith("Reading")
    assert told[-1] == "Measuring"


def test_a_missing_corpus_or_open_file_is_named(tiny_corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus"):
        train(None, tmp_path, progress=silent)
    with pytest.raises(CorpusError, match="osdg_community_es_en"):
        train(tmp_path, tiny_corpus, progress=silent)


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

    common, rare = (known.weights[known.index[name]] for name in ("=ja", "=sana7"))
    assert common < rare / 3


def test_seed_words_reach_every_label_in_every_served_language() -> None:
    seeds = read_seed_words()

    for language in ("sv", "en", "fi", "ar"):
        mine = [seed for seed in seeds if seed.language == language]
        assert {code for seed in mine for code in seed.goals or ()} == set(global_goals().codes)
        taught = {code for seed in mine for code in seed.dimensions or ()}
        assert taught == set(dimensions().codes)
        assert any(seed.goals == () for seed in mine)
    assert all(seed.text for seed in seeds)


def test_no_theme_of_the_corpus_stands_in_two_splits() -> None:
    corpus = read_corpus(Path("analysis/corpus"))

    splits: dict[str, set[str]] = {}
    for example in corpus:
        splits.setdefault(example.theme, set()).add(example.split)

    assert [theme for theme, found in splits.items() if len(found) > 1] == []
