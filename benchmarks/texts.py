"""Measure how many comments the text model reads each second, beside a plain reference."""

import csv
import time
from collections.abc import Callable
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from analysis.classifier import Comment
from analysis.model_store import packaged_model

CORPUS = Path(__file__).parent.parent / "analysis" / "corpus"
LANGUAGES = ("sv", "en", "fi", "ar")


def texts_per_second() -> dict[str, float]:
    """Return the texts per second of the packaged model and of plain TF-IDF with LinearSVC."""
    comments, goals = _comments()
    model = packaged_model()
    plain = make_pipeline(TfidfVectorizer(), LinearSVC())
    plain.fit([comment.text for comment in comments], goals)
    model.classify(comments[:50])
    ours = _rate(lambda: model.classify(comments), len(comments))
    theirs = _rate(lambda: plain.predict([comment.text for comment in comments]), len(comments))
    return {"packaged model": ours, "plain reference": theirs, "ratio": ours / theirs}


def _rate(work: Callable[[], object], count: int) -> float:
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def _comments() -> tuple[list[Comment], list[str]]:
    comments, goals = [], []
    for language in LANGUAGES:
        with (CORPUS / f"{language}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                comments.append(Comment(row["text"], language, row["question"]))
                goals.append(row["goals"].split(";")[0])
    return comments, goals
