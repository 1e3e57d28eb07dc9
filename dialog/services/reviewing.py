"""Record what people say of answers and their labels, and let them take it back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy.orm import Session

from analysis.taxonomy import Taxonomy
from dialog.domain.classification import (
    Facet,
    ModelLabel,
    Review,
    Verdict,
    accepting,
    correcting,
)
from dialog.domain.clock import Clock, today
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import new_id
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.classifying import as_facets, model_label
from dialog.services.taxonomies import (
    frameworks_in_use,
    known_areas,
    known_targets,
    own_taxonomy,
)
from dialog.store.answers import TranslationRow
from dialog.store.base import transaction
from dialog.store.labels import (
    OpenText,
    ReviewRow,
    labels_of_answers,
    open_texts,
    review_counts,
    reviews_in_batch,
)
from dialog.store.rounds import round_of
from dialog.store.runs import frameworks_of_answers

LONGEST_NOTE = 2000
LONGEST_TRANSLATION = 10_000


@dataclass(frozen=True)
class Opinion:
    """What a reviewer says, with the labels she chose when she corrects, and a note.

    Targets may be kept with any goal that stands; areas None: she was not asked about areas.
    """

    verdict: Verdict
    goals: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    note: str = ""
    targets: tuple[str, ...] = ()
    areas: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Translation:
    """A person's translation of an answer."""

    language: str
    text: str
    translator: str = field(default="")


def review(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: UUID,
    answer_ids: Collection[UUID],
    opinion: Opinion,
) -> UUID:
    """Record one opinion on some answers and return the batch by which it can be undone."""
    actor.must(Permission.REVIEW_ANSWERS)
    batch = new_id()
    with transaction(session):
        own_open_texts(session, actor=actor, round_id=round_id, ids=answer_ids)
        numbers = review_counts(session, answer_ids)
        own = own_taxonomy(session, actor.organisation_id)
        for answer_id, said in _reviews(session, answer_ids, opinion, own):
            session.add(
                ReviewRow(
                    answer_id=answer_id,
                    round_id=round_id,
                    number=numbers.get(answer_id, 0) + 1,
                    batch=batch,
                    reviewer_id=actor.id,
                    verdict=said.verdict,
                    goals=list(said.goals),
                    dimensions=list(said.dimensions),
                    targets=list(said.targets),
                    areas=list(said.areas),
                    frameworks={facet.value: one for facet, one in said.frameworks.items()},
                    note=opinion.note.strip()[:LONGEST_NOTE],
                    day=today(clock),
                )
            )
        note(
            session,
            clock=clock,
            actor=actor,
            action="answers reviewed",
            subject=("round", round_id),
            details={"verdict": opinion.verdict.value, "answers": len(answer_ids)},
        )
    return batch


def undo(session: Session, *, clock: Clock, actor: Actor, round_id: UUID, batch: UUID) -> int:
    """Take back the reviews of one press of a button and return how many there were."""
    actor.must(Permission.REVIEW_ANSWERS)
    with transaction(session):
        _own_round(session, actor, round_id)
        rows = reviews_in_batch(session, round_id, batch)
        own = [row for row in rows if row.reviewer_id == actor.id]
        if not own:
            raise NotFoundError
        for row in own:
            session.delete(row)
        note(
            session,
            clock=clock,
            actor=actor,
            action="review undone",
            subject=("round", round_id),
            details={"verdict": own[0].verdict, "answers": len(own)},
        )
    return len(own)


def reveal(session: Session, *, clock: Clock, actor: Actor, round_id: UUID, answer_id: UUID) -> str:
    """Return the words with their personal details, and note who asked for them."""
    actor.must(Permission.REVIEW_ANSWERS)
    with transaction(session):
        found = own_open_texts(session, actor=actor, round_id=round_id, ids=[answer_id])
        note(
            session,
            clock=clock,
            actor=actor,
            action="personal details revealed",
            subject=("answer", answer_id),
        )
    return found[0].text


def translate(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: UUID,
    answer_id: UUID,
    translation: Translation,
) -> None:
    """Keep a person's translation beside the original; an empty one is taken away."""
    actor.must(Permission.REVIEW_ANSWERS)
    _check(translation)
    with transaction(session):
        own_open_texts(session, actor=actor, round_id=round_id, ids=[answer_id])
        row = session.get(TranslationRow, (answer_id, translation.language))
        if row is None:
            row = TranslationRow(answer_id=answer_id, language=translation.language)
        row.text = translation.text.strip()
        row.translator = translation.translator.strip() or actor.name
        if row.text:
            session.add(row)
        elif row in session:
            session.delete(row)
        note(
            session,
            clock=clock,
            actor=actor,
            action="answer translated",
            subject=("answer", answer_id),
            details={"language": translation.language},
        )


def own_open_texts(
    session: Session, *, actor: Actor, round_id: UUID, ids: Collection[UUID]
) -> list[OpenText]:
    """Return open answers of the actor's own round, or raise when one is not there."""
    _own_round(session, actor, round_id)
    found = list(open_texts(session, round_id=round_id, ids=ids))
    if not found or len(found) != len(set(ids)):
        raise NotFoundError
    return found


def _own_round(session: Session, actor: Actor, round_id: UUID) -> None:
    if round_of(session, actor.organisation_id, round_id) is None:
        raise NotFoundError


def _reviews(
    session: Session, answer_ids: Collection[UUID], opinion: Opinion, own: Taxonomy | None
) -> Iterable[tuple[UUID, Review]]:
    """Say what the opinion means for each answer, by the taxonomies it is labelled by now."""
    said = _said(session, answer_ids, opinion, own)
    today_used = frameworks_in_use(own)
    labelled = frameworks_of_answers(session, answer_ids)
    for answer_id, one in said.items():
        frameworks = {**today_used, **as_facets(labelled.get(answer_id, {}))}
        frameworks.pop(Facet.AREA, None)
        if own is not None and (opinion.areas is not None or one.verdict is not Verdict.CORRECTED):
            frameworks[Facet.AREA] = own.version
        yield answer_id, replace(one, frameworks=frameworks)


def _said(
    session: Session, answer_ids: Collection[UUID], opinion: Opinion, own: Taxonomy | None
) -> dict[UUID, Review]:
    """Return one opinion as a review of each answer; accepting takes each one's own labels."""
    targets = known_targets(opinion.targets)
    if opinion.verdict is Verdict.CORRECTED:
        areas = known_areas(own, opinion.areas or ())
        said = correcting(opinion.goals, opinion.dimensions, targets, areas)
        return dict.fromkeys(answer_ids, said)
    if opinion.verdict is not Verdict.ACCEPTED:
        return dict.fromkeys(answer_ids, Review(opinion.verdict))
    labels: dict[UUID, list[ModelLabel]] = {answer_id: [] for answer_id in answer_ids}
    for row in labels_of_answers(session, answer_ids):
        if row.facet != Facet.AREA or (own is not None and row.framework == own.version):
            labels[row.answer_id].append(model_label(row))
    return {answer_id: accepting(given, targets) for answer_id, given in labels.items()}


def _check(translation: Translation) -> None:
    written = len(translation.text)
    if written > LONGEST_TRANSLATION:
        raise InvalidError(
            N_("Your text has %(written)d characters. There is room for %(limit)d. Shorten it."),
            field="text",
            written=written,
            limit=LONGEST_TRANSLATION,
        )
