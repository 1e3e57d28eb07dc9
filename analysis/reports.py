"""Write everything that was measured of a model as one report."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from analysis.benchmarks import Hits, measure_benchmarks
from analysis.classifier import Classification
from analysis.evaluation import MIN_GROUP, Classifier, grouped, judged_by
from analysis.examples import CHECKS, CORPUS, Example, read_corpus
from analysis.figure_tables import table


def evaluation_report(model: Classifier, data: Path | None = None, corpus: Path = CORPUS) -> str:
    """Return a model's figures as Markdown: by language, style and service, and on other hands.

    Parameters
    ----------
    model : Classifier
        What to measure.
    data : Path or None
        Folder with the open data files; None leaves them out.
    corpus : Path
        Folder with the corpus, whose test split is measured.
    """
    tested = [example for example in read_corpus(corpus) if example.split == "test"]
    judged = judged_by(model, tested)
    parts = ["## The corpus's test split", table(grouped(judged, lambda item: item.language))]
    parts += _groups(judged)
    parts += ["## Comments by another hand", table(_by_another_hand(model))]
    if data is not None:
        parts += ["## Files by other hands", _files(measure_benchmarks(model, data))]
    return "\n\n".join(parts)


def _groups(judged: Sequence[tuple[Example, Classification]]) -> list[str]:
    styles = grouped(judged, lambda item: item.style, smallest=MIN_GROUP)
    services = grouped(judged, lambda item: item.service, smallest=MIN_GROUP)
    goals = grouped(judged, _first_goal, smallest=MIN_GROUP)
    return [
        table(styles, first="Style"),
        table(services, first="Service"),
        table(goals, first="Primary goal"),
    ]


def _first_goal(example: Example) -> str:
    return f"goal {example.goals[0]}" if example.goals else "no goal"


def _by_another_hand(model: Classifier) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    return grouped(judged_by(model, read_corpus(CHECKS)), lambda item: item.language)


def _files(measured: Mapping[str, Hits]) -> str:
    lines = ["| File | Figures |", "|---|---|"]
    for name, hits in measured.items():
        said = ", ".join(f"{figure.replace('_', ' ')} {value}" for figure, value in hits.items())
        lines.append(f"| {name} | {said} |")
    return "\n".join(lines)
