"""Reviews stand beside the model's labels, can be taken back, and are kept within the house."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.classification import Effective, Verdict
from dialog.domain.errors import NotAllowedError, NotFoundError
from dialog.domain.identity import StaffId
from dialog.domain.questions.values import Value
from dialog.domain.receipts import new_receipt_code
from dialog.domain.roles import Actor, Role
from dialog.services import answering, reading_answers, review_desk, reviewing
from dialog.services.classifying import classify_round, labels_that_count
from dialog.services.looking_up import round_view
from dialog.services.reviewing import Opinion, Translation
from dialog.store.answers import TranslationRow
from dialog.store.audit import AuditRow
from dialog.store.base import transaction
from dialog.store.labels import LabelRow, ReviewRow, forget_readings
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.staff import actor_from
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import WordModel, an_answer_to


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session)


@pytest.fixture
def round_row(session: Session, organisation: OrganisationRow) -> RoundRow:
    return a_published_round(session, organisation)


@pytest.fixture
def analyst(session: Session, organisation: OrganisationRow) -> Actor:
    return actor_from(session, a_member_of_staff(session, organisation, Role.ANALYST))


@pytest.fixture
def answers(session: Session, clock: FixedClock, round_row: RoundRow) -> list[UUID]:
    texts = ("fler bänkar", "bänkar vid kajen", "mindre buller, ring 070-123 45 67")
    ids = [an_answer_to(session, round_row, text) for text in texts]
    classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=WordModel()
    )
    return ids


def say(
    session: Session, actor: Actor, round_row: RoundRow, ids: list[UUID], opinion: Opinion
) -> UUID:
    return reviewing.review(
        session,
        clock=context.ports().clock,
        actor=actor,
        round_id=round_row.id,
        answer_ids=ids,
        opinion=opinion,
    )


def counted(session: Session, round_row: RoundRow, answer_id: UUID) -> Effective:
    return labels_that_count(session, round_row.id)[answer_id]


def test_many_answers_are_accepted_at_once_each_with_its_own_labels(
    session: Session, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    say(session, analyst, round_row, answers, Opinion(Verdict.ACCEPTED))

    assert counted(session, round_row, answers[0]).goals == ("11",)
    assert counted(session, round_row, answers[2]).goals == ("3",)
    assert all(counted(session, round_row, one).reviewed for one in answers)


def test_a_correction_counts_and_the_models_labels_stay(
    session: Session, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    say(session, analyst, round_row, answers[:1], Opinion(Verdict.CORRECTED, ("4", "3")))

    assert counted(session, round_row, answers[0]).goals == ("3", "4")
    kept = select(LabelRow.code).where(LabelRow.answer_id == answers[0], LabelRow.accepted)
    assert set(session.scalars(kept)) == {"11", "social"}


def test_the_latest_press_is_undone_as_a_whole_and_what_was_said_before_counts_again(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    say(session, analyst, round_row, answers[:1], Opinion(Verdict.CORRECTED, ("4",)))
    batch = say(session, analyst, round_row, answers, Opinion(Verdict.NONE))

    count = reviewing.undo(session, clock=clock, actor=analyst, round_id=round_row.id, batch=batch)

    assert count == 3
    assert counted(session, round_row, answers[0]).goals == ("4",)
    assert not counted(session, round_row, answers[1]).reviewed


def test_nobody_undoes_what_a_colleague_said(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    batch = say(session, analyst, round_row, answers, Opinion(Verdict.NONE))
    colleague = replace(analyst, id=StaffId(UUID(int=7)))

    with pytest.raises(NotFoundError):
        reviewing.undo(session, clock=clock, actor=colleague, round_id=round_row.id, batch=batch)


def test_another_organisations_answers_can_not_be_reviewed(
    session: Session, round_row: RoundRow, answers: list[UUID]
) -> None:
    other = an_organisation(session, "nordmark")
    stranger = a_member_of_staff(session, other, Role.ANALYST, email="eva@example.org")

    with pytest.raises(NotFoundError):
        say(
            session,
            actor_from(session, stranger),
            round_row,
            answers,
            Opinion(Verdict.ACCEPTED),
        )


def test_an_answer_of_another_round_is_not_found(
    session: Session,
    organisation: OrganisationRow,
    analyst: Actor,
    answers: list[UUID],
) -> None:
    other = a_published_round(session, organisation, slug="other", short_code="OTHER")

    with pytest.raises(NotFoundError):
        say(session, analyst, other, answers, Opinion(Verdict.ACCEPTED))


def test_only_reviewers_review(
    session: Session, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    elected = replace(analyst, roles=frozenset({Role.ELECTED}))

    with pytest.raises(NotAllowedError):
        say(session, elected, round_row, answers, Opinion(Verdict.ACCEPTED))


def test_personal_details_show_only_when_asked_for_and_the_asking_is_noted(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
    full = reading_answers.answer_in_full(session, found=desk, answer_id=answers[2])
    assert full.masked
    assert "070" not in "".join(piece.text for piece in full.pieces)

    text = reviewing.reveal(
        session, clock=clock, actor=analyst, round_id=round_row.id, answer_id=answers[2]
    )

    assert "070-123 45 67" in text
    entry = session.scalars(select(AuditRow)).one()
    assert (entry.action, entry.subject_id) == ("personal details revealed", answers[2])
    assert "070" not in str(entry.details)


def test_a_translation_stands_beside_the_original_with_its_translator(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    def translated(text: str) -> None:
        reviewing.translate(
            session,
            clock=clock,
            actor=analyst,
            round_id=round_row.id,
            answer_id=answers[0],
            translation=Translation("en", text),
        )

    translated("more benches")
    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
    full = reading_answers.answer_in_full(session, found=desk, answer_id=answers[0])
    assert full.translations == (("en", "more benches", "Maja Lind"),)
    assert full.queued.text == "fler bänkar"

    translated("")
    assert session.scalar(select(func.count()).select_from(TranslationRow)) == 0


def test_changed_words_come_back_to_the_queue(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    say(session, analyst, round_row, answers, Opinion(Verdict.NONE))

    with transaction(session):
        forget_readings(session, answers[0])

    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
    assert desk.waiting == 1
    assert session.scalar(select(func.count()).select_from(ReviewRow)) == 3


def test_the_desk_shows_which_words_drove_a_label(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)

    full = reading_answers.answer_in_full(session, found=desk, answer_id=answers[1])

    assert [piece.text for piece in full.pieces if piece.driving] == ["bänkar"]
    assert full.labels[0].words == ("bänkar",)
    assert full.model_version == "words-1"


def test_earlier_models_labels_are_read_beside_those_of_now(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    newer = WordModel(goals=(("bänk", "10"),), version="words-2", framework="agenda-2050")
    classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=newer
    )

    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
    full = reading_answers.answer_in_full(session, found=desk, answer_id=answers[0])

    assert (full.model_version, full.queued.labels.goals) == ("words-2", ("10",))
    (earlier,) = full.earlier
    assert (earlier.model_version, earlier.day) == ("words-1", date(2026, 11, 20))
    labels = {(one.code, one.framework) for one in earlier.labels}
    assert ("11", "agenda-2030") in labels


def test_a_verdict_in_an_older_framework_stays_in_the_history_and_counts_no_more(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor, answers: list[UUID]
) -> None:
    say(session, analyst, round_row, answers[:1], Opinion(Verdict.CORRECTED, ("4",)))
    newer = WordModel(goals=(("bänk", "10"),), version="words-2", framework="agenda-2050")

    classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=newer
    )

    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
    full = reading_answers.answer_in_full(session, found=desk, answer_id=answers[0])
    assert full.queued.labels.goals == ("10",)
    assert not full.queued.labels.reviewed
    assert full.history[0].review.goals == ("4",)


def test_a_resident_who_changes_her_words_is_read_again(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor
) -> None:
    keys, view = context.ports().keys, round_view(session, round_row)
    key = ThreadKey(view.organisation_id, view.id, new_receipt_code())

    def write(text: str) -> None:
        step = answering.Step("wish", Value(text=text), "sv", text)
        answering.save_answer(session, clock=clock, keys=keys, view=view, key=key, step=step)

    def waiting() -> list[UUID]:
        desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
        return [one.id for one in desk.answers if not one.labels.reviewed]

    write("bänkar")
    assert waiting() == []
    answering.submit(session, clock=clock, keys=keys, view=view, key=key)
    say(session, analyst, round_row, waiting(), Opinion(Verdict.ACUTE))
    assert waiting() == []

    write("bänkar och ljus")

    desk = review_desk.room(session, clock=clock, actor=analyst, round_id=round_row.id)
    assert desk.waiting == 1
    assert desk.urgent == 1
