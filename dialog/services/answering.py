"""Save a resident's answers step by step, and let her resume, change, hand in or withdraw."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dialog.domain.answers import Channel, ParticipationStatus, Thread, ThreadKey
from dialog.domain.clock import Clock, today
from dialog.domain.errors import ClosedError, InvalidError, NotFoundError
from dialog.domain.identity import OrganisationId, ParticipationId, RoundId
from dialog.domain.ports import Keys
from dialog.domain.questions.registry import still_fits
from dialog.domain.questions.values import Value
from dialog.domain.receipts import ReceiptCode
from dialog.domain.rounds import BACKGROUND_CODES, Background, RoundDesign, RoundStatus
from dialog.domain.wording import N_
from dialog.services.auditing import count
from dialog.services.looking_up import RoundView, round_with
from dialog.services.queueing import enqueue, forget_work
from dialog.store.answers import (
    AnswerRow,
    BackgroundRow,
    EvaluationRow,
    ParticipationRow,
    SpentKeyRow,
    answers_of,
    backgrounds_of,
    participation_by_mark,
)
from dialog.store.base import transaction
from dialog.store.contacts import ContactRow
from dialog.store.documents import to_document, value_from
from dialog.store.labels import forget_readings, take_back
from dialog.store.rounds import RoundRow


@dataclass(frozen=True)
class Step:
    """One answer on its way in: what, in which language, from which rendered question."""

    question_key: str
    value: Value
    language: str
    rendered_key: str


def thread_behind(session: Session, *, keys: Keys, key: ThreadKey) -> Thread:
    """Return the answers saved under a code; an empty thread if there are none yet."""
    row = _participation(session, keys, key)
    if row is None:
        return Thread(None, ParticipationStatus.DRAFT, "", 0, {}, {}, {})
    rows = answers_of(session, row.id)
    return Thread(
        participation_id=ParticipationId(row.id),
        status=ParticipationStatus(row.status),
        language=row.language,
        version=row.version,
        values={answer.question_key: value_from(answer.value) for answer in rows},
        languages={answer.question_key: answer.language for answer in rows},
        backgrounds=backgrounds_of(session, row.id),
        evaluated=session.get(EvaluationRow, row.id) is not None,
    )


def save_answer(
    session: Session, *, clock: Clock, keys: Keys, view: RoundView, key: ThreadKey, step: Step
) -> None:
    """Save one answer; the same rendered question saves only once however often it is sent."""
    _must_be_open(view, clock)
    if not step.rendered_key:
        raise InvalidError
    mark = keys.keyed_mark("rendered-question", f"{view.id}:{step.rendered_key}")
    try:
        with transaction(session):
            view = _as_published_now(session, view)
            row = _begun(session, clock=clock, keys=keys, view=view, key=key, step=step)
            if session.get(SpentKeyRow, mark) is None:
                session.add(SpentKeyRow(mark=mark, participation_id=row.id))
                _write_answer(session, clock=clock, view=view, row=row, step=step)
                count(session, clock=clock, organisation_id=view.organisation_id, action="answered")
    except IntegrityError:
        if session.get(SpentKeyRow, mark) is None:
            raise


def save_backgrounds(
    session: Session,
    *,
    clock: Clock,
    keys: Keys,
    view: RoundView,
    key: ThreadKey,
    chosen: dict[str, str],
) -> None:
    """Save what a person chose to say about herself; an empty choice removes it."""
    _must_be_open(view, clock)
    for attribute, code in chosen.items():
        if code and code not in background_codes(view.design, Background(attribute)):
            raise InvalidError(N_("Choose one of the answers in the list."), field=attribute)
    with transaction(session):
        row = _known(session, keys, key)
        session.execute(delete(BackgroundRow).where(BackgroundRow.participation_id == row.id))
        for attribute, code in chosen.items():
            if code:
                session.add(BackgroundRow(participation_id=row.id, attribute=attribute, code=code))


def background_codes(design: RoundDesign, background: Background) -> tuple[str, ...]:
    """Return what may be chosen for one of the questions about the person."""
    if background is Background.AREA:
        return tuple(area.key for area in design.areas)
    return BACKGROUND_CODES[background]


def submit(session: Session, *, clock: Clock, keys: Keys, view: RoundView, key: ThreadKey) -> None:
    """Hand in a thread; its open answers are queued for classification."""
    _must_be_open(view, clock)
    with transaction(session):
        row = _known(session, keys, key)
        if row.status != ParticipationStatus.SUBMITTED:
            row.status = ParticipationStatus.SUBMITTED
            row.day = today(clock)
            count(session, clock=clock, organisation_id=view.organisation_id, action="submitted")
        enqueue_classification(session, row)


def enqueue_classification(session: Session, row: ParticipationRow) -> None:
    """Ask for the labels of one thread's open answers."""
    enqueue(
        session,
        kind="classify",
        key=_classification_key(row),
        payload={"round_id": str(row.round_id), "participation_id": str(row.id)},
    )


def _classification_key(row: ParticipationRow) -> str:
    return f"classify:{row.id}"


def evaluate(
    session: Session,
    *,
    keys: Keys,
    key: ThreadKey,
    easy: str | None,
    right_question: str | None,
    text: str,
) -> None:
    """Save the two-question evaluation, or change it."""
    with transaction(session):
        row = _known(session, keys, key)
        evaluation = session.get(EvaluationRow, row.id)
        if evaluation is None:
            evaluation = EvaluationRow(participation_id=row.id, round_id=row.round_id)
            session.add(evaluation)
        evaluation.easy = easy
        evaluation.right_question = right_question
        evaluation.text = text[:2000]


def leave_contact(
    session: Session, *, keys: Keys, view: RoundView, email: str, language: str
) -> None:
    """Keep an e-mail address for feedback, apart from every answer, once per round.

    A round that is laid aside has erased its addresses and writes to nobody.
    """
    if view.status is RoundStatus.ARCHIVED:
        raise ClosedError
    mark = keys.keyed_mark("contact", f"{view.id}:{email.casefold()}")
    with transaction(session):
        wanted = select(ContactRow).where(ContactRow.round_id == view.id, ContactRow.mark == mark)
        row = session.scalar(wanted)
        if row is None:
            row = ContactRow(
                organisation_id=view.organisation_id,
                round_id=view.id,
                mark=mark,
                sealed=keys.encrypt(email),
            )
            session.add(row)
        row.language = language


def withdraw(session: Session, *, clock: Clock, keys: Keys, key: ThreadKey) -> None:
    """Erase a thread and all that hangs on it, for good."""
    with transaction(session):
        row = _known(session, keys, key)
        forget_work(session, key=_classification_key(row))
        session.execute(delete(ParticipationRow).where(ParticipationRow.id == row.id))
        count(session, clock=clock, organisation_id=key.organisation_id, action="withdrawn")


def find_thread(
    session: Session, *, keys: Keys, organisation_id: OrganisationId, code: ReceiptCode
) -> RoundId:
    """Return the round a code belongs to; unknown and withdrawn codes look the same."""
    row = participation_by_mark(session, keys.receipt_mark(organisation_id, code))
    if row is None or row.organisation_id != organisation_id:
        raise InvalidError(
            N_(
                "No answers are saved under this code. Compare it with your receipt. "
                "If you have withdrawn your answers, they are erased."
            ),
            field="code",
        )
    return RoundId(row.round_id)


def _must_be_open(view: RoundView, clock: Clock) -> None:
    if not view.is_open(clock.now()):
        raise ClosedError


def _as_published_now(session: Session, view: RoundView) -> RoundView:
    """Return the round with its present version, which may have been published meanwhile."""
    if session.scalar(select(RoundRow.version).where(RoundRow.id == view.id)) == view.version:
        return view
    return round_with(session, organisation_id=view.organisation_id, round_id=view.id)


def _participation(session: Session, keys: Keys, key: ThreadKey) -> ParticipationRow | None:
    row = participation_by_mark(session, keys.receipt_mark(key.organisation_id, key.code))
    return row if row is not None and row.round_id == key.round_id else None


def _known(session: Session, keys: Keys, key: ThreadKey) -> ParticipationRow:
    row = _participation(session, keys, key)
    if row is None:
        raise NotFoundError
    return row


def _begun(
    session: Session, *, clock: Clock, keys: Keys, view: RoundView, key: ThreadKey, step: Step
) -> ParticipationRow:
    row = _participation(session, keys, key)
    if row is None:
        row = ParticipationRow(
            organisation_id=view.organisation_id,
            round_id=view.id,
            receipt_mark=keys.receipt_mark(key.organisation_id, key.code),
            version=view.version,
            channel=Channel.WEB,
        )
        session.add(row)
    row.language = step.language
    row.version = view.version
    row.day = today(clock)
    session.flush()
    return row


def _write_answer(
    session: Session, *, clock: Clock, view: RoundView, row: ParticipationRow, step: Step
) -> None:
    question = view.design.question(step.question_key)
    if question is None or not still_fits(question, step.value):
        raise NotFoundError
    wanted = select(AnswerRow).where(
        AnswerRow.participation_id == row.id, AnswerRow.question_key == step.question_key
    )
    answer = session.scalar(wanted)
    if answer is None:
        answer = AnswerRow(
            organisation_id=view.organisation_id,
            round_id=view.id,
            participation_id=row.id,
            question_key=step.question_key,
        )
        session.add(answer)
    elif answer.value != to_document(step.value):
        forget_readings(session, answer.id)
        if step.value.text is None:
            take_back(session, answer.id)
    answer.version = view.version
    answer.language = step.language
    answer.value = to_document(step.value)
    answer.day = today(clock)
    if row.status == ParticipationStatus.SUBMITTED:
        enqueue_classification(session, row)
