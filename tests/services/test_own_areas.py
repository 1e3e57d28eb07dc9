"""An organisation's own areas are a facet beside the global goals, and only where it has some."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.taxonomy import Taxonomy, local_taxonomies
from dialog import context
from dialog.domain.classification import Effective, Verdict
from dialog.domain.roles import Actor, Role
from dialog.domain.rounds import RoundStatus
from dialog.services.classifying import classify_round, labels_that_count
from dialog.services.reading_answers import answer_in_full
from dialog.services.relabelling import label_again, labelled_before
from dialog.services.review_desk import room
from dialog.services.reviewing import Opinion, review
from dialog.store.base import transaction
from dialog.store.jobs import job_by_key
from dialog.store.labels import LabelRow
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.staff import actor_from
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import WordModel, an_answer_to
from tests.taken_out import Lines, lines_of, table_taken_out

OWN: Taxonomy = local_taxonomies()["alingsas"]
FIRST, SECOND = OWN.codes[:2]
MODEL = WordModel(areas=(("bänk", FIRST),), own=(OWN.key, OWN.version))


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session, settings={"taxonomy": OWN.key})


@pytest.fixture
def round_row(session: Session, organisation: OrganisationRow) -> RoundRow:
    return a_published_round(session, organisation)


@pytest.fixture
def analyst(session: Session, organisation: OrganisationRow) -> Actor:
    return actor_from(session, a_member_of_staff(session, organisation, Role.ANALYST))


def labelled(session: Session, clock: FixedClock, round_row: RoundRow) -> UUID:
    answer_id = an_answer_to(session, round_row, "bänkar")
    label(session, clock, round_row)
    return answer_id


def label(session: Session, clock: FixedClock, round_row: RoundRow) -> int:
    return classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=MODEL
    )


def settle(session: Session, organisation: OrganisationRow, taxonomy: str) -> None:
    with transaction(session):
        organisation.settings = {**organisation.settings, "taxonomy": taxonomy}


def say(
    session: Session, analyst: Actor, round_row: RoundRow, answer_id: UUID, opinion: Opinion
) -> Effective:
    review(
        session,
        clock=context.ports().clock,
        actor=analyst,
        round_id=round_row.id,
        answer_ids=[answer_id],
        opinion=opinion,
    )
    return labels_that_count(session, round_row.id)[answer_id]


def test_answers_are_labelled_by_the_areas_of_their_organisation(
    session: Session, clock: FixedClock, round_row: RoundRow
) -> None:
    answer_id = labelled(session, clock, round_row)

    assert labels_that_count(session, round_row.id)[answer_id].areas == (FIRST,)
    kept = select(LabelRow.framework).where(LabelRow.facet == "area")
    assert set(session.scalars(kept)) == {OWN.version}


def test_an_organisation_without_own_areas_has_none_in_its_labels(
    session: Session, clock: FixedClock, organisation: OrganisationRow, round_row: RoundRow
) -> None:
    settle(session, organisation, "")

    answer_id = labelled(session, clock, round_row)

    assert labels_that_count(session, round_row.id)[answer_id].areas == ()
    assert session.scalars(select(LabelRow).where(LabelRow.facet == "area")).all() == []


def test_areas_chosen_later_are_found_when_the_round_is_labelled_again(
    session: Session, clock: FixedClock, organisation: OrganisationRow, round_row: RoundRow
) -> None:
    settle(session, organisation, "")
    answer_id = labelled(session, clock, round_row)

    settle(session, organisation, OWN.key)
    assert labelled_before(session, round_id=round_row.id, using=MODEL) == 1
    assert label(session, clock, round_row) == 1

    assert labels_that_count(session, round_row.id)[answer_id].areas == (FIRST,)
    assert labelled_before(session, round_id=round_row.id, using=MODEL) == 0


def test_areas_given_up_count_no_more_and_stay_readable(
    session: Session,
    clock: FixedClock,
    organisation: OrganisationRow,
    round_row: RoundRow,
    analyst: Actor,
) -> None:
    answer_id = labelled(session, clock, round_row)
    settle(session, organisation, "")
    label(session, clock, round_row)

    desk = room(session, clock=clock, actor=analyst, round_id=round_row.id)
    full = answer_in_full(session, found=desk, answer_id=answer_id)

    assert labels_that_count(session, round_row.id)[answer_id].areas == ()
    assert [(one.code, one.framework) for one in full.earlier[0].labels] == [(FIRST, OWN.version)]


def test_a_reviewer_accepts_areas_with_the_rest_and_corrects_them(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor
) -> None:
    answer_id = labelled(session, clock, round_row)

    accepted = say(session, analyst, round_row, answer_id, Opinion(Verdict.ACCEPTED))
    corrected = say(
        session,
        analyst,
        round_row,
        answer_id,
        Opinion(Verdict.CORRECTED, ("11",), areas=(SECOND, "99")),
    )

    assert accepted.areas == (FIRST,)
    assert corrected.areas == (SECOND,)


def test_a_reviewer_who_was_not_asked_about_areas_leaves_them(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor
) -> None:
    answer_id = labelled(session, clock, round_row)

    counted = say(session, analyst, round_row, answer_id, Opinion(Verdict.CORRECTED, ("4",)))

    assert (counted.goals, counted.areas) == (("4",), (FIRST,))


def test_a_target_is_kept_with_a_goal_that_was_accepted(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor
) -> None:
    answer_id = labelled(session, clock, round_row)
    ticked = ("11.2", "4.1", "11.99")

    opinion = Opinion(Verdict.ACCEPTED, targets=ticked)
    counted = say(session, analyst, round_row, answer_id, opinion)

    assert counted.targets == ("11.2",)


def test_labelling_again_is_queued_once_and_noted(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor
) -> None:
    for _ in range(2):
        label_again(session, clock=clock, actor=analyst, round_id=round_row.id)

    job = job_by_key(session, f"classify-round:{round_row.id}")
    assert job is not None
    assert job.payload == {"round_id": str(round_row.id)}


def test_targets_and_areas_are_in_the_answers_that_are_taken_out(
    session: Session, clock: FixedClock, round_row: RoundRow, analyst: Actor
) -> None:
    answer_id = labelled(session, clock, round_row)
    corrected = Opinion(Verdict.CORRECTED, ("11",), targets=("11.7",), areas=(SECOND,))
    say(session, analyst, round_row, answer_id, corrected)

    [line] = taken_out(session, round_row, analyst)

    labels = [f"What do you want to do there? (en) ({name})" for name in ("targets", "own areas")]
    assert [line[label] for label in labels] == ["11.7", SECOND]


def test_without_own_areas_no_column_speaks_of_them(
    session: Session, clock: FixedClock, organisation: OrganisationRow, round_row: RoundRow
) -> None:
    settle(session, organisation, "")
    labelled(session, clock, round_row)
    analyst = actor_from(session, a_member_of_staff(session, organisation, Role.ANALYST))

    [line] = taken_out(session, round_row, analyst)

    assert not [name for name in line if "own areas" in name]


def taken_out(session: Session, round_row: RoundRow, analyst: Actor) -> Lines:
    with transaction(session):
        round_row.status = RoundStatus.CLOSED
    return lines_of(table_taken_out(session, round_row, analyst))
