"""Label open answers with the text model, and derive which labels count."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from analysis.classifier import Classification, Comment
from analysis.model_store import packaged_model
from analysis.taxonomy import Taxonomy
from dialog.domain.acute import may_be_acute
from dialog.domain.classification import Effective, Facet, ModelLabel, Review, Verdict, effective
from dialog.domain.clock import Clock, today
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import worded
from dialog.services.labelling import ModelFacet, frameworks_of, label_rows, was_taught
from dialog.services.taxonomies import taxonomy_of_round
from dialog.store.answers import ParticipationRow
from dialog.store.base import transaction
from dialog.store.labels import (
    AcceptedLabel,
    ClassificationRow,
    LabelRow,
    OpenText,
    ReviewRow,
    current_labels,
    open_texts,
    reviews_of_round,
)
from dialog.store.rounds import RoundRow, published_design
from dialog.store.runs import frameworks_of_reviewed, labelled_by

BATCH = 500
NONE_OF_ITS_OWN = "none"
"""Stands for the version of an organisation's taxonomy where it has none: no area fits."""


class Model(Protocol):
    """What labelling needs of a text model."""

    @property
    def version(self) -> str:
        """Return which model this is."""

    @property
    def languages(self) -> Sequence[str]:
        """Return the languages it was taught."""

    @property
    def facets(self) -> Sequence[ModelFacet]:
        """Return the sets of labels it gives, each with the version of its taxonomy."""

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        """Label comments, in their order."""


@dataclass(frozen=True)
class EffectiveLabels:
    """The labels that count for one answer."""

    answer_id: UUID
    participation_id: UUID
    question_key: str
    labels: Effective


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the packaged model, read once per process."""
    return packaged_model()


def classify_thread(
    session: Session, *, clock: Clock, participation_id: UUID, using: Model | None = None
) -> int:
    """Label the open answers of one thread and return how many there were."""
    thread = session.get(ParticipationRow, participation_id)
    if thread is None:
        return 0
    answers = list(open_texts(session, participation_id=participation_id))
    return _Labelling(session, clock, using or model(), thread.round_id).label(answers)


def classify_round(
    session: Session,
    *,
    clock: Clock,
    round_id: UUID,
    progress: Callable[[int, int], None],
    using: Model | None = None,
) -> int:
    """Label every open answer of a round that this model has not labelled by these taxonomies."""
    labelling = _Labelling(session, clock, using or model(), round_id)
    waiting = labelling.waiting()
    for start in range(0, len(waiting), BATCH):
        labelling.label(waiting[start : start + BATCH])
        progress(min(start + BATCH, len(waiting)), len(waiting))
    return len(waiting)


def effective_labels(
    session: Session, *, round_id: UUID, question_keys: Collection[str] | None = None
) -> Iterator[EffectiveLabels]:
    """Yield the labels that count for open answers handed in, to all or to some questions."""
    counted = labels_that_count(session, round_id)
    nothing = Effective((), (), reviewed=False)
    for one in open_texts(session, round_id=round_id, question_keys=question_keys):
        labels = counted.get(one.id, nothing)
        yield EffectiveLabels(one.id, one.participation_id, one.question_key, labels)


def labels_that_count(session: Session, round_id: UUID) -> dict[UUID, Effective]:
    """Return what counts for each answer of a round that a model or a person has labelled."""
    own = taxonomy_of_round(session, round_id)
    areas = {Facet.AREA: own.version if own else NONE_OF_ITS_OWN}
    labels: dict[UUID, list[ModelLabel]] = {}
    for one in current_labels(session, round_id):
        labels.setdefault(one.answer_id, []).append(model_label(one))
    reviews: dict[UUID, list[Review]] = {}
    for row in reviews_of_round(session, round_id):
        reviews.setdefault(row.answer_id, []).append(said_in(row))
    now = frameworks_of_reviewed(session, round_id)
    return {
        answer_id: effective(
            labels.get(answer_id, ()),
            reviews.get(answer_id, ()),
            {**as_facets(now.get(answer_id, {})), **areas},
        )
        for answer_id in labels.keys() | reviews.keys()
    }


def model_label(row: AcceptedLabel) -> ModelLabel:
    """Return a stored label as the domain knows it."""
    return ModelLabel(Facet(row.facet), row.code, row.score, row.accepted, framework=row.framework)


def said_in(row: ReviewRow) -> Review:
    """Return a stored review as the domain knows it."""
    return Review(
        Verdict(row.verdict),
        tuple(row.goals),
        tuple(row.dimensions),
        stale=row.stale,
        targets=tuple(row.targets),
        areas=tuple(row.areas),
        frameworks=as_facets(row.frameworks),
    )


def as_facets(stored: Mapping[str, str]) -> dict[Facet, str]:
    """Return stored versions of taxonomies by facet."""
    return {Facet(name): framework for name, framework in stored.items()}


class _Labelling:
    """One model at work on one round."""

    def __init__(self, session: Session, clock: Clock, using: Model, round_id: UUID) -> None:
        self._session = session
        self._clock = clock
        self._model = using
        self._round_id = round_id
        self._designs: dict[int, RoundDesign | None] = {}
        self._own: Taxonomy | None = taxonomy_of_round(session, round_id)
        self._frameworks = frameworks_of(using.facets, self._own)

    def waiting(self) -> list[OpenText]:
        """Return the round's answers without labels of this model and these taxonomies."""
        done = labelled_by(self._session, self._round_id, self._model.version, self._frameworks)
        return [
            one for one in open_texts(self._session, round_id=self._round_id) if one.id not in done
        ]

    def label(self, answers: Sequence[OpenText]) -> int:
        """Label answers and write the labels down in one transaction."""
        if not answers:
            return 0
        results = self._model.classify([self._comment(answer) for answer in answers])
        with transaction(self._session):
            known = self._unchanged(list(zip(answers, results, strict=True)))
            self._forget([answer.id for answer, _result in known])
            self._write(known)
        return len(answers)

    def _comment(self, answer: OpenText) -> Comment:
        design = self._design(answer.version)
        question = design.question(answer.question_key) if design else None
        asked = worded(question.text, (answer.language,)).text if question else ""
        return Comment(answer.text, answer.language, asked)

    def _design(self, version: int) -> RoundDesign | None:
        if version not in self._designs:
            row = self._session.get(RoundRow, self._round_id)
            self._designs[version] = published_design(self._session, row, version) if row else None
        return self._designs[version]

    def _unchanged(
        self, pairs: Sequence[tuple[OpenText, Classification]]
    ) -> list[tuple[OpenText, Classification]]:
        """Leave out answers that were withdrawn or changed while the model was reading."""
        ids = [answer.id for answer, _result in pairs]
        now = {one.id: one.text for one in open_texts(self._session, ids=ids)}
        return [(answer, result) for answer, result in pairs if now.get(answer.id) == answer.text]

    def _forget(self, ids: Sequence[UUID]) -> None:
        """Drop this version's earlier labels; other versions' and other taxonomies' stay."""
        for row in (LabelRow, ClassificationRow):
            earlier = delete(row).where(
                row.answer_id.in_(ids), row.model_version == self._model.version
            )
            if row is LabelRow:
                earlier = earlier.where(LabelRow.framework.in_({"", *self._frameworks.values()}))
            self._session.execute(earlier)
        self._session.execute(
            update(ClassificationRow)
            .where(ClassificationRow.answer_id.in_(ids))
            .values(current=False)
        )

    def _write(self, known: Sequence[tuple[OpenText, Classification]]) -> None:
        runs = [self._run(answer, result) for answer, result in known]
        labels = [
            {**self._shared(answer), **label}
            for answer, result in known
            for label in label_rows(result, self._frameworks, self._own)
        ]
        if runs:
            self._session.execute(insert(ClassificationRow), runs)
        if labels:
            self._session.execute(insert(LabelRow), labels)

    def _run(self, answer: OpenText, result: Classification) -> dict[str, object]:
        return {
            **self._shared(answer),
            "detected_language": result.language,
            "abstained": result.abstained,
            "alert": may_be_acute(answer.text),
            "taught": was_taught(result.language, self._model.languages),
            "frameworks": self._frameworks,
            "current": True,
            "day": today(self._clock),
        }

    def _shared(self, answer: OpenText) -> dict[str, object]:
        return {
            "answer_id": answer.id,
            "round_id": self._round_id,
            "model_version": self._model.version,
        }
