"""The files by other hands are read as their makers meant, and only measured on."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from analysis.benchmarks import SAMPLE, measure_benchmarks
from analysis.classifier import Classification, Comment, Score

LONG = "Projektet undersöker hur vatten renas. " * 4


class AlwaysWater:
    """Answer goal 6, then 14 and 15."""

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        goals = tuple(Score(code, 0.9, code == "6", (), ()) for code in ("6", "14", "15"))
        return [Classification("sv", abstained=False, goals=goals, dimensions=())] * len(comments)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    files = {
        "sdg_benchmark.csv": "id,text,sdg,label\na,x,6,True\nb,x,6,False\nc,x,1,False\n",
        "sv_formas.csv": (
            "Dnr,ProjektTitelSv,SammanfattningSv,Formas1,Formas2\n"
            f"1,Rening,{LONG},6,13\n2,Hav,{LONG},2,14\n3,Kort,för kort,6,\n4,Inget,{LONG},0,\n"
        ),
        "sv_globala_malen.csv": "sdg,kind,text\n6,action,Spara vatten\n6,goal_name,Vatten\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_each_file_is_measured_by_its_own_rule(data: Path) -> None:
    found = measure_benchmarks(AlwaysWater(), data)

    # Goal 6: one of two right; goal 1: right; the mean over goals is three quarters.
    assert found["sdg_benchmark"] == {"accuracy": 75.0, "n": 3}
    assert found["sv_formas"] == {"top_1": 50.0, "hit_at_3": 100.0, "always_11": 0.0, "n": 2}
    assert found["sv_actions"] == {"top_1": 100.0, "hit_at_3": 100.0, "always_11": 0.0, "n": 1}


def test_a_sample_of_real_texts_is_measured_by_the_goals_it_was_given(data: Path) -> None:
    sample = SAMPLE.read_text(encoding="utf-8").splitlines()
    file, key, goals, _ = next(row for row in (line.split("\t") for line in sample[1:]) if row[2])
    rows = f"id,title,text\n{key},Titel,Text\nother,Titel,Text\n"
    (data / file).write_text(rows, encoding="utf-8")

    found = measure_benchmarks(AlwaysWater(), data)

    assert found[file]["n"] == 1
    assert found[file]["top_1"] == (100.0 if "6" in goals.split(";") else 0.0)
