"""Show analysts one answer with all that model and people said of it, now and before."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.classification import (
    Confidence,
    Facet,
    Review,
    confidence,
    goal_of,
)
from dialog.domain.quoting import Piece, has_details, pieces, shown_words
from dialog.domain.review import QueuedAnswer, clustered
from dialog.services.classifying import said_in
from dialog.services.review_desk import ReviewRoom
from dialog.store.answers import translations_of
from dialog.store.labels import (
    ClassificationRow,
    LabelRow,
    labels_of_answer,
    reviews_of_answer,
)
from dialog.store.runs import runs_of_answer
from dialog.store.themes import themes_of_answer


@dataclass(frozen=True)
class ShownLabel:
    """A label a model gave, as a person reads it."""

    facet: Facet
    code: str
    framework: str
    score: float
    confidence: Confidence
    words: tuple[str, ...]
    accepted: bool


@dataclass(frozen=True)
class PastReview:
    """What somebody said before."""

    review: Review
    who: str
    day: date
    note: str


@dataclass(frozen=True)
class EarlierLabels:
    """What a model said before another one, or another taxonomy, took its place."""

    model_version: str
    day: date
    labels: tuple[ShownLabel, ...]


@dataclass(frozen=True)
class AnswerInFull:
    """One answer with everything a reviewer needs to judge it."""

    queued: QueuedAnswer
    pieces: tuple[Piece, ...]
    masked: bool
    labels: tuple[ShownLabel, ...]
    detected_language: str
    taught: bool
    model_version: str
    translations: tuple[tuple[str, str, str], ...]
    history: tuple[PastReview, ...]
    earlier: tuple[EarlierLabels, ...]
    themes: tuple[tuple[UUID, str], ...]
    same: tuple[UUID, ...]

    def targets_in(self, goal: str) -> list[ShownLabel]:
        """Return the targets the model holds likeliest within a goal, the likeliest first."""
        own = (one for one in self.labels if one.facet is Facet.TARGET)
        return [one for one in own if goal_of(one.code) == goal]


def answer_in_full(session: Session, *, found: ReviewRoom, answer_id: UUID) -> AnswerInFull:
    """Return one answer of a room with its labels, translations, history and themes."""
    queued = found.answer(answer_id)
    runs = runs_of_answer(session, answer_id)
    run = runs[0] if runs and runs[0].current else None
    now, before = _parted(labels_of_answer(session, answer_id), run, found.area_framework)
    driving = [span for row in now if row.accepted for span in _spans(row)]
    same = next(one.members for one in clustered(found.answers) if answer_id in one.members)
    return AnswerInFull(
        queued=queued,
        pieces=pieces(queued.text, driving),
        masked=has_details(queued.text),
        labels=tuple(_shown(row, queued.text) for row in now),
        detected_language=run.detected_language if run else "",
        taught=run is None or run.taught,
        model_version=run.model_version if run else "",
        translations=tuple(
            (row.language, row.text, row.translator) for row in translations_of(session, answer_id)
        ),
        history=_history(session, answer_id),
        earlier=_earlier(before, runs, queued.text),
        themes=tuple((row.id, row.name) for row in themes_of_answer(session, answer_id)),
        same=same,
    )


def _parted(
    rows: Iterable[LabelRow], run: ClassificationRow | None, areas: str
) -> tuple[list[LabelRow], list[LabelRow]]:
    """Part the labels of the run and taxonomies that count now from all earlier ones."""
    now: list[LabelRow] = []
    before: list[LabelRow] = []
    for row in rows:
        version = run.model_version if run else ""
        frameworks: Mapping[str, str] = run.frameworks if run else {}
        wanted = areas if row.facet == Facet.AREA else frameworks.get(row.facet, row.framework)
        of_now = row.model_version == version and row.framework == wanted
        (now if of_now else before).append(row)
    return now, before


def _earlier(
    rows: Iterable[LabelRow], runs: Sequence[ClassificationRow], text: str
) -> tuple[EarlierLabels, ...]:
    """Return the labels earlier models stood for, each with its model, the latest first."""
    by_version: dict[str, list[ShownLabel]] = defaultdict(list)
    for row in rows:
        if row.accepted:
            by_version[row.model_version].append(_shown(row, text))
    earlier = (run for run in runs if not run.current or run.model_version in by_version)
    return tuple(
        EarlierLabels(run.model_version, run.day, tuple(by_version[run.model_version]))
        for run in earlier
    )


def _shown(row: LabelRow, text: str) -> ShownLabel:
    return ShownLabel(
        facet=Facet(row.facet),
        code=row.code,
        framework=row.framework,
        score=row.score,
        confidence=confidence(row.score),
        words=shown_words(text, _spans(row)),
        accepted=row.accepted,
    )


def _spans(row: LabelRow) -> list[tuple[int, int]]:
    return [(int(start), int(end)) for start, end in row.spans.get("spans", ())]


def _history(session: Session, answer_id: UUID) -> tuple[PastReview, ...]:
    return tuple(
        PastReview(said_in(row), name, row.day, row.note)
        for row, name in reviews_of_answer(session, answer_id)
    )
