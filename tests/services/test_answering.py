"""Answers are saved step by step, once each, and only the code opens them."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.errors import ClosedError, InvalidError, NotFoundError
from dialog.domain.identity import OrganisationId
from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.receipts import new_receipt_code
from dialog.domain.roles import Role
from dialog.domain.rounds import RoundStatus
from dialog.services import answering
from dialog.services.looking_up import RoundView, round_view
from dialog.store.answers import AnswerRow, BackgroundRow, ParticipationRow
from dialog.store.base import db, transaction
from dialog.store.contacts import ContactRow
from dialog.store.jobs import JobRow
from dialog.store.labels import ClassificationRow, LabelRow, ReviewRow
from dialog.store.organisations import OrganisationRow
from dialog.store.themes import ThemeAnswerRow, ThemeRow
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock

Save = Callable[..., None]


@pytest.fixture
def view(session: Session) -> RoundView:
    return round_view(session, a_published_round(session, an_organisation(session)))


@pytest.fixture
def key(view: RoundView) -> ThreadKey:
    return ThreadKey(view.organisation_id, view.id, new_receipt_code())


@pytest.fixture
def save(session: Session, view: RoundView, key: ThreadKey) -> Save:
    def saved(question: str, value: Value, rendered: str = "", language: str = "sv") -> None:
        answering.save_answer(
            session,
            clock=context.ports().clock,
            keys=context.ports().keys,
            view=view,
            key=key,
            step=answering.Step(question, value, language, rendered or question),
        )

    return saved


def counted(session: Session, table: Any) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_nothing_is_stored_before_the_first_answer(session: Session, key: ThreadKey) -> None:
    thread = answering.thread_behind(session, keys=context.ports().keys, key=key)

    assert thread.participation_id is None
    assert counted(session, ParticipationRow) == 0


def test_a_saved_answer_is_found_again_by_its_code(
    session: Session, key: ThreadKey, save: Save
) -> None:
    save("wish", Value(text="bänkar"), language="sv-simple")

    thread = answering.thread_behind(session, keys=context.ports().keys, key=key)
    assert thread.values == {"wish": Value(text="bänkar")}
    assert thread.languages == {"wish": "sv-simple"}


def test_another_organisation_can_not_open_the_code(
    session: Session, key: ThreadKey, save: Save
) -> None:
    save("wish", Value(text="bänkar"))
    other = an_organisation(session, "nordmark")

    with pytest.raises(InvalidError):
        answering.find_thread(
            session,
            keys=context.ports().keys,
            organisation_id=OrganisationId(other.id),
            code=key.code,
        )


def test_a_retry_of_an_old_question_does_not_undo_a_change(
    session: Session, key: ThreadKey, save: Save
) -> None:
    save("wish", Value(text="first"), rendered="one")
    save("wish", Value(text="second"), rendered="two")

    save("wish", Value(text="first"), rendered="one")

    thread = answering.thread_behind(session, keys=context.ports().keys, key=key)
    assert thread.values["wish"].text == "second"


def test_the_same_question_sent_fifty_times_at_once_gives_one_answer(
    app: Flask, session: Session, view: RoundView, key: ThreadKey
) -> None:
    problems: list[BaseException] = []

    def send() -> None:
        with app.app_context():
            try:
                answering.save_answer(
                    context.session(),
                    clock=context.ports().clock,
                    keys=context.ports().keys,
                    view=view,
                    key=key,
                    step=answering.Step("wish", Value(text="bänkar"), "sv", "same"),
                )
            except BaseException as problem:  # noqa: BLE001 - shown by the assertion
                problems.append(problem)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=send) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    session.rollback()  # its own view of the database began before
    assert problems == []
    assert counted(session, AnswerRow) == 1
    assert counted(session, ParticipationRow) == 1


def test_a_closed_round_takes_no_answer(save: Save, clock: FixedClock) -> None:
    clock.move(days=200)

    with pytest.raises(ClosedError):
        save("wish", Value(text="late"))


def test_an_answer_to_a_question_that_is_not_there_is_refused(save: Save) -> None:
    with pytest.raises(NotFoundError):
        save("nothing", SKIPPED)


def test_handing_in_queues_the_thread_for_labels_once(
    session: Session, view: RoundView, key: ThreadKey, save: Save
) -> None:
    save("wish", Value(text="bänkar"))

    for _ in range(2):
        answering.submit(
            session, clock=context.ports().clock, keys=context.ports().keys, view=view, key=key
        )

    assert counted(session, JobRow) == 1


def test_withdrawing_erases_everything_that_hangs_on_the_thread(
    session: Session, view: RoundView, key: ThreadKey, save: Save
) -> None:
    save("wish", Value(text="bänkar"))
    answering.save_backgrounds(
        session,
        clock=context.ports().clock,
        keys=context.ports().keys,
        view=view,
        key=key,
        chosen={"age": "45_64"},
    )
    answering.submit(
        session, clock=context.ports().clock, keys=context.ports().keys, view=view, key=key
    )

    answering.withdraw(session, clock=context.ports().clock, keys=context.ports().keys, key=key)

    tables = (ParticipationRow, AnswerRow, BackgroundRow, JobRow)
    assert [counted(session, table) for table in tables] == [0, 0, 0, 0]


def test_words_that_are_taken_back_leave_no_labels_reviews_or_themes(
    session: Session, view: RoundView, key: ThreadKey, save: Save, clock: FixedClock
) -> None:
    save("wish", Value(text="bänkar"), "first")
    answer_id = session.scalars(select(AnswerRow.id)).one()
    _read_by_model_and_analyst(session, view, answer_id)

    save("wish", SKIPPED, "second")

    tables = (ClassificationRow, LabelRow, ReviewRow, ThemeAnswerRow)
    assert [counted(session, table) for table in tables] == [0, 0, 0, 0]


def _read_by_model_and_analyst(session: Session, view: RoundView, answer_id: UUID) -> None:
    organisation = session.get_one(OrganisationRow, view.organisation_id)
    analyst = a_member_of_staff(session, organisation, Role.ANALYST)
    of_answer = {"answer_id": answer_id, "round_id": view.id}
    day = context.ports().clock.now().date()
    with transaction(session):
        theme = ThemeRow(organisation_id=view.organisation_id, round_id=view.id, name="Benches")
        session.add(theme)
        session.flush()
        session.add_all(
            (
                ClassificationRow(
                    **of_answer, model_version="1", detected_language="sv", abstained=False, day=day
                ),
                LabelRow(
                    **of_answer, model_version="1", facet="goal", code="11", score=1, accepted=True
                ),
                ReviewRow(**of_answer, reviewer_id=analyst.id, verdict="accepted", day=day),
                ThemeAnswerRow(theme_id=theme.id, answer_id=answer_id),
            )
        )


def test_what_a_person_told_of_herself_stays_as_it_was_when_the_round_is_closed(
    session: Session, view: RoundView, key: ThreadKey, save: Save, clock: FixedClock
) -> None:
    save("wish", Value(text="bänkar"))
    clock.move(days=400)

    with pytest.raises(ClosedError):
        answering.save_backgrounds(
            session,
            clock=clock,
            keys=context.ports().keys,
            view=view,
            key=key,
            chosen={"age": "45_64"},
        )


def test_an_answer_without_the_mark_of_its_question_is_refused_not_dropped(
    session: Session, view: RoundView, key: ThreadKey
) -> None:
    with pytest.raises(InvalidError):
        answering.save_answer(
            session,
            clock=context.ports().clock,
            keys=context.ports().keys,
            view=view,
            key=key,
            step=answering.Step("wish", Value(text="bänkar"), "sv", ""),
        )


def test_a_round_that_is_laid_aside_takes_no_address(session: Session, view: RoundView) -> None:
    with pytest.raises(ClosedError):
        answering.leave_contact(
            session,
            keys=context.ports().keys,
            view=replace(view, status=RoundStatus.ARCHIVED),
            email="amal@example.org",
            language="sv",
        )

    assert counted(session, ContactRow) == 0


def test_a_background_that_was_not_offered_is_refused(
    session: Session, view: RoundView, key: ThreadKey, save: Save
) -> None:
    save("wish", Value(text="bänkar"))

    with pytest.raises(InvalidError):
        answering.save_backgrounds(
            session,
            clock=context.ports().clock,
            keys=context.ports().keys,
            view=view,
            key=key,
            chosen={"age": "forty"},
        )


def test_the_same_address_is_kept_once_per_round_and_never_in_clear(
    session: Session, view: RoundView
) -> None:
    for language, email in (("sv", "amal@example.org"), ("ar", "Amal@example.org")):
        answering.leave_contact(
            session, keys=context.ports().keys, view=view, email=email, language=language
        )

    rows = list(session.scalars(select(ContactRow)))
    assert len(rows) == 1
    assert rows[0].language == "ar"
    assert b"amal" not in rows[0].sealed.lower()
    assert context.ports().keys.decrypt(rows[0].sealed) == "amal@example.org"
