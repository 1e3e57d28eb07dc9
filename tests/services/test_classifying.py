"""Open answers are labelled once per model version, and drafts never."""

from dataclasses import replace
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.services.classifying import (
    EffectiveLabels,
    classify_round,
    classify_thread,
    effective_labels,
)
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.labels import ClassificationRow, LabelRow
from dialog.store.rounds import RoundRow
from tests.builders import a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import WordModel, a_thread, an_answer_to

MODEL = WordModel()


@pytest.fixture
def round_row(session: Session) -> RoundRow:
    return a_published_round(session, an_organisation(session))


def nothing(_done: int, _total: int) -> None:
    pass


def labels_of(session: Session, round_row: RoundRow) -> dict[UUID, EffectiveLabels]:
    return {one.answer_id: one for one in effective_labels(session, round_id=round_row.id)}


def test_a_thread_is_labelled_with_several_goals_at_once(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    ids = a_thread(session, round_row, wish="bänkar utan buller")

    count = classify_thread(session, clock=clock, participation_id=ids[""], using=MODEL)

    assert count == 1
    labels = labels_of(session, round_row)[ids["wish"]].labels
    assert set(labels.goals) == {"3", "11"}
    assert labels.dimensions == ("social",)


def test_labelling_again_changes_nothing(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    ids = a_thread(session, round_row, wish="bänkar")

    for _ in range(2):
        classify_thread(session, clock=clock, participation_id=ids[""], using=MODEL)

    assert session.scalar(select(func.count()).select_from(ClassificationRow)) == 1
    assert session.scalar(select(func.count()).where(LabelRow.accepted)) == 2


def test_a_changed_answer_is_labelled_anew(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    ids = a_thread(session, round_row, wish="bänkar")
    classify_thread(session, clock=clock, participation_id=ids[""], using=MODEL)

    with transaction(session):
        session.execute(update(AnswerRow).values(value={"text": "mindre buller"}))
    classify_thread(session, clock=clock, participation_id=ids[""], using=MODEL)

    assert labels_of(session, round_row)[ids["wish"]].labels.goals == ("3",)


def test_a_newer_model_counts_and_the_older_labels_stay_with_their_version(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    answer_id = an_answer_to(session, round_row, "bänkar")
    newer = replace(MODEL, goals=(("bänk", "10"),), version="words-2")

    for model in (MODEL, newer):
        classify_round(session, clock=clock, round_id=round_row.id, progress=nothing, using=model)

    assert labels_of(session, round_row)[answer_id].labels.goals == ("10",)
    kept = session.execute(select(LabelRow.model_version, LabelRow.code).where(LabelRow.accepted))
    assert {("words-1", "11"), ("words-2", "10")} <= set(kept.all())


def test_labels_of_an_older_framework_are_kept_and_readable_after_a_newer_one(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    answer_id = an_answer_to(session, round_row, "bänkar")
    newer = replace(MODEL, goals=(("bänk", "21"),), version="words-2", framework="agenda-2050")

    for model in (MODEL, newer):
        classify_round(session, clock=clock, round_id=round_row.id, progress=nothing, using=model)

    assert labels_of(session, round_row)[answer_id].labels.goals == ("21",)
    goals = select(LabelRow.framework, LabelRow.code).where(
        LabelRow.accepted, LabelRow.facet == "goal"
    )
    assert set(session.execute(goals).all()) == {("agenda-2030", "11"), ("agenda-2050", "21")}


def test_going_back_to_an_older_model_makes_its_labels_count_again(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    answer_id = an_answer_to(session, round_row, "bänkar")
    newer = replace(MODEL, goals=(("bänk", "10"),), version="words-2")

    for model in (MODEL, newer, MODEL):
        classify_round(session, clock=clock, round_id=round_row.id, progress=nothing, using=model)

    assert labels_of(session, round_row)[answer_id].labels.goals == ("11",)


def test_targets_are_kept_for_a_person_and_count_for_nothing_by_themselves(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    answer_id = an_answer_to(session, round_row, "bänkar")

    classify_round(session, clock=clock, round_id=round_row.id, progress=nothing, using=MODEL)

    kept = select(LabelRow.code, LabelRow.accepted).where(LabelRow.facet == "target")
    assert session.execute(kept).all() == [("11.2", False)]
    assert labels_of(session, round_row)[answer_id].labels.targets == ()


def test_a_language_the_model_was_never_taught_is_noted(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    answer_id = an_answer_to(session, round_row, "bänkar", language="so")

    classify_round(session, clock=clock, round_id=round_row.id, progress=nothing, using=MODEL)

    assert not session.scalar(select(ClassificationRow.taught))
    assert labels_of(session, round_row)[answer_id].labels.goals == ()


def test_a_round_is_labelled_in_batches_and_once(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    for number in range(3):
        an_answer_to(session, round_row, f"bänk {number}")
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    first = classify_round(session, clock=clock, round_id=round_row.id, progress=tell, using=MODEL)
    second = classify_round(session, clock=clock, round_id=round_row.id, progress=tell, using=MODEL)

    assert (first, second) == (3, 0)
    assert told == [(3, 3)]


def test_a_draft_is_neither_read_nor_counted(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    ids = a_thread(session, round_row, status=ParticipationStatus.DRAFT, wish="bänkar")

    count = classify_thread(session, clock=clock, participation_id=ids[""], using=MODEL)

    assert count == 0
    assert labels_of(session, round_row) == {}


def test_an_answer_withdrawn_while_the_model_reads_leaves_no_label(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    ids = a_thread(session, round_row, wish="bänkar")

    class Withdrawing(WordModel):
        def classify(self, comments):  # type: ignore[no-untyped-def]
            with transaction(session):
                session.execute(delete(ParticipationRow))
            return super().classify(comments)

    classify_thread(session, clock=clock, participation_id=ids[""], using=Withdrawing())

    assert session.scalar(select(func.count()).select_from(ClassificationRow)) == 0


def test_a_thread_that_is_gone_is_no_error(app: Flask, session: Session, clock: FixedClock) -> None:
    assert classify_thread(session, clock=clock, participation_id=UUID(int=1), using=MODEL) == 0
