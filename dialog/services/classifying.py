"""Label open answers with the text model, and derive which labels count."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from analysis.classifier import Classification, Comment, Score, TextModel
from analysis.model_store import packaged_model
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.domain.classification import Effective, Facet, ModelLabel, Review, Verdict, effective
from dialog.domain.clock import Clock, today
from dialog.domain.identity import new_id
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import worded
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.documents import value_from
from dialog.store.labels import ClassificationRow, LabelRow, ReviewRow
from dialog.store.rounds import RoundRow, published_design

BATCH = 500


@dataclass(frozen=True)
class OpenAnswer:
    """An open answer on its way to the model."""

    id: UUID
    round_id: UUID
    comment: Comment


@dataclass(frozen=True)
class EffectiveLabels:
    """The labels that count for one answer."""

    answer_id: UUID
    participation_id: UUID
    question_key: str
    labels: Effective


@lru_cache(maxsize=1)
def model() -> TextModel:
    """Return the packaged model, read once per process."""
    return packaged_model()


def classify_thread(session: Session, *, clock: Clock, participation_id: UUID) -> int:
    """Label the open answers of one thread and return how many there were."""
    answers = list(_open_answers(session, AnswerRow.participation_id == participation_id))
    return _classify(session, clock=clock, answers=answers)


def classify_round(
    session: Session, *, clock: Clock, round_id: UUID, progress: Callable[[int, int], None]
) -> int:
    """Label every open answer of a round that this model version has not labelled yet."""
    labelled = select(ClassificationRow.answer_id).where(
        ClassificationRow.round_id == round_id,
        ClassificationRow.model_version == model().version,
    )
    waiting = list(
        _open_answers(session, AnswerRow.round_id == round_id, AnswerRow.id.not_in(labelled))
    )
    for start in range(0, len(waiting), BATCH):
        _classify(session, clock=clock, answers=waiting[start : start + BATCH])
        progress(min(start + BATCH, len(waiting)), len(waiting))
    return len(waiting)


def effective_labels(session: Session, *, round_id: UUID) -> Iterator[EffectiveLabels]:
    """Yield the labels that count for every open answer handed in to a round."""
    labels = _current_labels(session, round_id)
    reviews = latest_reviews(session, round_id)
    wanted = (
        select(AnswerRow.id, AnswerRow.participation_id, AnswerRow.question_key, AnswerRow.value)
        .join(ParticipationRow, ParticipationRow.id == AnswerRow.participation_id)
        .where(
            AnswerRow.round_id == round_id,
            ParticipationRow.status == ParticipationStatus.SUBMITTED,
        )
    )
    for answer_id, participation_id, question_key, value in session.execute(wanted):
        if value.get("text"):
            counted = effective(labels.get(answer_id, ()), reviews.get(answer_id))
            yield EffectiveLabels(answer_id, participation_id, question_key, counted)


def latest_reviews(session: Session, round_id: UUID) -> dict[UUID, Review]:
    """Return the latest review of each reviewed answer of a round."""
    wanted = select(
        ReviewRow.answer_id, ReviewRow.verdict, ReviewRow.goals, ReviewRow.dimensions
    ).where(ReviewRow.round_id == round_id)
    found: dict[UUID, Review] = {}
    for answer_id, verdict, goals, dimensions in session.execute(wanted.order_by(ReviewRow.number)):
        found[answer_id] = Review(Verdict(verdict), tuple(goals), tuple(dimensions))
    return found


def _current_labels(session: Session, round_id: UUID) -> dict[UUID, list[ModelLabel]]:
    wanted = (
        select(LabelRow.answer_id, LabelRow.facet, LabelRow.code, LabelRow.score, LabelRow.accepted)
        .join(
            ClassificationRow,
            (ClassificationRow.answer_id == LabelRow.answer_id)
            & (ClassificationRow.model_version == LabelRow.model_version),
        )
        .where(LabelRow.round_id == round_id, ClassificationRow.current)
    )
    found: dict[UUID, list[ModelLabel]] = {}
    for answer_id, facet, code, score, accepted in session.execute(wanted):
        label = ModelLabel(Facet(facet), code, score, accepted)
        found.setdefault(answer_id, []).append(label)
    return found


def _open_answers(session: Session, *conditions: object) -> Iterator[OpenAnswer]:
    wanted = (
        select(AnswerRow, RoundRow)
        .join(ParticipationRow, ParticipationRow.id == AnswerRow.participation_id)
        .join(RoundRow, RoundRow.id == AnswerRow.round_id)
        .where(ParticipationRow.status == ParticipationStatus.SUBMITTED, *conditions)  # type: ignore[arg-type] # conditions of this module
    )
    designs: dict[tuple[UUID, int], RoundDesign] = {}
    for answer, row in session.execute(wanted):
        value = value_from(answer.value)
        if value.text is None:
            continue
        at = (row.id, answer.version)
        if at not in designs:
            designs[at] = published_design(session, row, answer.version)
        comment = Comment(value.text, answer.language, _question(designs[at], answer))
        yield OpenAnswer(answer.id, answer.round_id, comment)


def _question(design: RoundDesign, answer: AnswerRow) -> str:
    question = design.question(answer.question_key)
    return worded(question.text, (answer.language,)).text if question is not None else ""


def _classify(session: Session, *, clock: Clock, answers: Sequence[OpenAnswer]) -> int:
    if not answers:
        return 0
    results = model().classify([answer.comment for answer in answers])
    with transaction(session):
        _forget(session, [answer.id for answer in answers])
        _write(session, clock, zip(answers, results, strict=True))
    return len(answers)


def _forget(session: Session, ids: Sequence[UUID]) -> None:
    """Drop this version's earlier labels, and let other versions' stand as history."""
    version = model().version
    session.execute(
        delete(LabelRow).where(LabelRow.answer_id.in_(ids), LabelRow.model_version == version)
    )
    session.execute(
        delete(ClassificationRow).where(
            ClassificationRow.answer_id.in_(ids), ClassificationRow.model_version == version
        )
    )
    session.execute(
        update(ClassificationRow).where(ClassificationRow.answer_id.in_(ids)).values(current=False)
    )


def _write(
    session: Session, clock: Clock, results: Iterable[tuple[OpenAnswer, Classification]]
) -> None:
    version, day = model().version, today(clock)
    runs: list[dict[str, object]] = []
    labels: list[dict[str, object]] = []
    for answer, result in results:
        shared = {"answer_id": answer.id, "round_id": answer.round_id, "model_version": version}
        runs.append(
            {
                **shared,
                "detected_language": result.language,
                "abstained": result.abstained,
                "current": True,
                "day": day,
            }
        )
        for facet, scores in ((Facet.GOAL, result.goals), (Facet.DIMENSION, result.dimensions)):
            labels.extend({**shared, **_label(facet, score)} for score in scores)
    session.execute(insert(ClassificationRow), runs)
    if labels:
        session.execute(insert(LabelRow), labels)


def _label(facet: Facet, score: Score) -> dict[str, object]:
    return {
        "id": new_id(),
        "facet": facet.value,
        "code": score.code,
        "score": score.score,
        "accepted": score.accepted,
        "spans": {"spans": [list(span) for span in score.spans]},
    }
