"""An organisation's own areas are learned from words, targets and labelled comments."""

import csv
from pathlib import Path

from analysis.classifier import Comment, TextModel
from analysis.examples import Example, read_corpus
from analysis.local_areas import LOCAL, area_examples, areas_of
from analysis.taxonomy import Target, local_taxonomies

ALINGSAS = local_taxonomies()["alingsas"]


def test_the_seeded_taxonomy_has_five_areas_and_seventeen_sub_areas() -> None:
    assert len(ALINGSAS.groups) == 5
    assert [label.group for label in ALINGSAS.labels] == list("11122222334455555")


def test_every_sub_area_is_named_and_has_words_in_every_language_served() -> None:
    for label in ALINGSAS.labels:
        assert {"sv", "en", "fi", "ar"} <= set(label.names)
        assert {"sv", "en", "fi", "ar"} <= set(label.words)


def test_a_target_belongs_to_one_sub_area_at_most_and_exists() -> None:
    listed = [code for label in ALINGSAS.labels for code in label.targets]

    assert len(listed) == len(set(listed))
    assert all(str(Target.parse(code)) == code for code in listed if "." in code)


def test_a_target_speaks_before_its_goal() -> None:
    by_target = areas_of(["16.7"], ["16"], ALINGSAS)

    assert by_target
    assert areas_of([], ["15"], ALINGSAS) == ("1.2",)


def test_a_comment_labelled_by_hand_counts_as_labelled(tmp_path: Path) -> None:
    (tmp_path / "alingsas.csv").write_text("id,areas\nsv-1,2.4;1.1\n", encoding="utf-8")
    comments = [Example("Ramp", "sv", ("15",), (), id="sv-1"), Example("Ek", "sv", ("15",), ())]

    *_, by_hand, by_rule = area_examples(ALINGSAS, comments, tmp_path)

    assert (by_hand.goals, by_hand.source) == (("2.4", "1.1"), "labelled")
    assert (by_rule.goals, by_rule.source) == (("1.2",), "ruled")


def test_every_comment_labelled_by_hand_stands_in_the_corpus_with_known_areas() -> None:
    known = {example.id for example in read_corpus()}

    with (LOCAL / "alingsas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["id"] in known
            assert set(filter(None, row["areas"].split(";"))) <= set(ALINGSAS.codes)


def test_the_packaged_model_reads_the_areas(model: TextModel) -> None:
    (found,) = model.classify([Comment("Det behövs en rullstolsramp vid badhuset", "sv")])

    assert found.areas["alingsas"][0].code == "2.4"
    assert "rullstolsramp" in found.areas["alingsas"][0].words
