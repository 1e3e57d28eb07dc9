"""Measure how many comments the text model reads each second, beside a plain reference."""

import csv
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from analysis.classifier import Comment
from analysis.model_store import packaged_model

CORPUS = Path(__file__).parent.parent / "analysis" / "corpus"
CORES = 2
WARMING = 4_000


def texts_per_second() -> dict[str, float]:
    """Return short comments a second on two cores, explained, and of plain TF-IDF + LinearSVC.

    Each core has read other comments before, as a worker that runs for a while has; the words that
    are new even so are scored within the time.
    """
    comments, goals = _comments()
    plain = make_pipeline(TfidfVectorizer(), LinearSVC())
    plain.fit([comment.text for comment in comments], goals)
    theirs = _rate(lambda: plain.predict([comment.text for comment in comments]), len(comments))
    shares = [(comments[:WARMING], comments[WARMING + core :: CORES]) for core in range(CORES)]
    with ProcessPoolExecutor(CORES) as pool:
        ours = sum(pool.map(_classified_per_second, shares))
    return {"packaged model": ours, "plain reference": theirs, "ratio": ours / theirs}


def _classified_per_second(share: tuple[list[Comment], list[Comment]]) -> float:
    warming, measured = share
    model = packaged_model()
    model.classify(warming)
    return _rate(lambda: model.classify(measured), len(measured))


def _rate(work: Callable[[], object], count: int) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def _comments() -> tuple[list[Comment], list[str]]:
    comments, goals = [], []
    for path in sorted(CORPUS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                comments.append(Comment(row["text"], path.stem, row["question"]))
                goals.append(row["goals"].split(";")[0])
    order = Random(0).sample(range(len(comments)), len(comments))  # noqa: S311 - no secret
    return [comments[at] for at in order], [goals[at] for at in order]
