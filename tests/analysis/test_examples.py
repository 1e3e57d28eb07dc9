"""Only what may be trained on is read, and what is too close to the benchmark is left out."""

from collections import Counter
from pathlib import Path

import pytest

from analysis.examples import CorpusError, digest, read_corpus
from analysis.open_data import read_open_data
from analysis.sources import SOURCES

MEASURE_ONLY = {
    "sdg_benchmark.csv",
    "sv_globala_malen.csv",
    "sv_formas.csv",
    "sv_goteborg_proposals.csv",
}
FILES = {
    "osdg_community_es_en.csv": "text,sdg,en_mt,bench_sim\n"
    + "".join(f"x,{4 + n % 2},School {n},0.1\n" for n in range(40))
    + "x,4,Too close,0.2\n",
    "open_sdg_multilingual.csv": "lang,kind,sdg,key,text\n"
    "ar,target,1,1-a-title,لا فقر\nkm,goal,1,1-short,x\n",
    "en_sdg_sentences.csv": "SDG,Text,,,\n7,Solar power,,,\n",
    "en_aurora_survey.tsv": "doi\ttitle\tabstract\tlabels\nd\tSeas\t\t['SDG14', 'SDG02']\n",
    "en_oro_gold.tsv": "id\ttitle\tabstract\tlabels\n1\tWork\tJobs\t['SDG08']\n",
}


def test_a_file_that_may_only_be_measured_on_is_no_source() -> None:
    assert MEASURE_ONLY.isdisjoint(source.file for source in SOURCES)


def test_the_permitted_files_are_read_with_their_labels(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    found = read_open_data(tmp_path)

    others = [item for item in found if item.source != "osdg"]
    assert [(item.text, item.goals) for item in others] == [
        ("لا فقر", ("1",)),
        ("Solar power", ("7",)),
        ("Seas", ("14", "2")),
        ("Work Jobs", ("8",)),
    ]
    assert {item.dimensions for item in found} == {None}
    assert [item.targets for item in others] == [("1.a",), (), (), ()]


def test_a_fifth_of_the_osdg_rows_is_never_learned_from(tmp_path: Path) -> None:
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")

    found = [item for item in read_open_data(tmp_path) if item.source == "osdg"]

    splits = Counter(item.split for item in found)
    assert splits == {"train": 32, "test": 8}
    assert "Too close" not in {item.text for item in found}


def test_a_row_without_a_split_is_refused(tmp_path: Path) -> None:
    header = "id,question,text,goals,dimensions,theme,split\n"
    (tmp_path / "sv.csv").write_text(f"{header}sv-1,,Hej,,,x,\n", encoding="utf-8")

    with pytest.raises(CorpusError, match="sv-1"):
        read_corpus(tmp_path)


def test_the_hash_changes_with_a_label(tiny_corpus: Path) -> None:
    examples = read_corpus(tiny_corpus)

    assert digest(examples) == digest(examples)
    assert digest(examples) != digest(examples[1:])
