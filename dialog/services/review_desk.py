"""Show analysts what waits to be read, as a queue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.classification import Effective
from dialog.domain.clock import Clock, today
from dialog.domain.errors import NotFoundError
from dialog.domain.identity import RoundId
from dialog.domain.quoting import Piece, pieces, shows
from dialog.domain.review import (
    Cluster,
    LanguageProgress,
    QueuedAnswer,
    Selection,
    clustered,
    fits,
    in_batches,
    is_repeated,
    is_urgent,
    percent,
    progress_by_language,
)
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundStatus
from dialog.services.classifying import labels_that_count
from dialog.services.looking_up import RoundView, round_with
from dialog.services.queueing import Progress, progress_of
from dialog.services.taxonomies import own_taxonomy
from dialog.store.labels import current_runs, first_review_days, open_texts
from dialog.store.rounds import rounds_of

NOTHING = Effective((), (), reviewed=False)


@dataclass(frozen=True)
class ReviewRoom:
    """A round's open answers in the order they are read."""

    round: RoundView
    answers: tuple[QueuedAnswer, ...]
    today: date
    labelling: Progress | None
    area_framework: str = ""
    """The version of the organisation's own taxonomy, empty where it has none."""

    def chosen(self, selection: Selection) -> list[Cluster]:
        """Return what was chosen, equal texts as one."""
        clusters = clustered([one for one in self.answers if _is_chosen(one, selection)])
        return [one for one in clusters if not selection.repeated or is_repeated(one)]

    def answer(self, answer_id: UUID) -> QueuedAnswer:
        """Return one of the answers or raise NotFoundError."""
        for one in self.answers:
            if one.id == answer_id:
                return one
        raise NotFoundError

    @property
    def waiting(self) -> int:
        """Return how many answers nobody has looked at."""
        return sum(not one.labels.reviewed for one in self.answers)

    @property
    def percent_reviewed(self) -> int:
        """Return the share of answers somebody has looked at, in whole percent."""
        return percent(len(self.answers) - self.waiting, len(self.answers))

    @property
    def urgent(self) -> int:
        """Return how many answers need, or may need, a human now."""
        return sum(is_urgent(one) for one in self.answers)

    @property
    def unlabelled(self) -> int:
        """Return how many answers the model has not read yet."""
        return sum(not one.classified for one in self.answers)

    @property
    def by_language(self) -> list[LanguageProgress]:
        """Compare waiting and reviewing between languages."""
        return progress_by_language(self.answers, self.today)


def rooms(session: Session, *, clock: Clock, actor: Actor) -> list[ReviewRoom]:
    """Return the rounds that have something to read, the latest closing first."""
    actor.must(Permission.REVIEW_ANSWERS)
    rows = rounds_of(session, actor.organisation_id)
    ids = [RoundId(row.id) for row in rows if row.status != RoundStatus.DRAFT]
    return [room(session, clock=clock, actor=actor, round_id=round_id) for round_id in ids]


def room(session: Session, *, clock: Clock, actor: Actor, round_id: UUID) -> ReviewRoom:
    """Return a round's answers in arrival batches, the same queue for all languages."""
    actor.must(Permission.REVIEW_ANSWERS)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=RoundId(round_id))
    own = own_taxonomy(session, actor.organisation_id)
    return ReviewRoom(
        round=view,
        answers=tuple(in_batches(_queued(session, round_id))),
        today=today(clock),
        labelling=progress_of(session, key=f"classify-round:{round_id}"),
        area_framework=own.version if own else "",
    )


def masked_pieces(text: str) -> tuple[Piece, ...]:
    """Return a text with its personal details masked."""
    return pieces(text)


def _is_chosen(answer: QueuedAnswer, selection: Selection) -> bool:
    words = selection.search.strip()
    return fits(answer, selection) and (not words or shows(answer.text, words))


def _queued(session: Session, round_id: UUID) -> Iterator[QueuedAnswer]:
    labels: Mapping[UUID, Effective] = labels_that_count(session, round_id)
    runs = current_runs(session, round_id)
    reviewed_on = first_review_days(session, round_id)
    for one in open_texts(session, round_id=round_id):
        abstained, alert = runs.get(one.id, (False, False))
        yield QueuedAnswer(
            id=one.id,
            question_key=one.question_key,
            language=one.language,
            day=one.day,
            text=one.text,
            labels=labels.get(one.id, NOTHING),
            classified=one.id in runs,
            abstained=abstained,
            alert=alert,
            repeated=one.repeated,
            first_review_on=reviewed_on.get(one.id),
        )
