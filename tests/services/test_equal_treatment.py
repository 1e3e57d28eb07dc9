"""Every language goes the same way, and a round's page tells who waits and who is heard."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from dialog.domain.classification import Verdict
from dialog.domain.equal_treatment import Gap, LanguageLine
from dialog.domain.errors import NotAllowedError, NotFoundError
from dialog.domain.roles import Actor, Role
from dialog.services.classifying import classify_round
from dialog.services.equal_treatment import Treatment, round_treatment, treatment_everywhere
from dialog.services.reviewing import Opinion, review
from dialog.store.base import transaction
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.staff import actor_from
from dialog.store.themes import ThemeAnswerRow, ThemeRow
from tests.builders import a_design, a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import WordModel, an_answer_to

EARLY = date(2026, 11, 10)


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
    ids = [an_answer_to(session, round_row, "fler bänkar") for _ in range(3)]
    ids.append(an_answer_to(session, round_row, "kuraas badan", "so", day=EARLY))
    classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=WordModel()
    )
    return ids


def by_language(found: Treatment) -> dict[str, LanguageLine]:
    return {line.language: line for line in found.lines}


def test_a_language_that_waits_is_counted_like_all_and_named(
    session: Session,
    clock: FixedClock,
    analyst: Actor,
    round_row: RoundRow,
    answers: list[UUID],
) -> None:
    found = round_treatment(session, clock=clock, actor=analyst, round_id=round_row.id)

    somali = by_language(found)["so"]
    assert found.everyone is not None
    assert found.everyone.answers == 4
    assert somali.standing.left_to_person == 1.0
    assert somali.standing.longest_waiting == 10
    assert Gap.WAITS in {one.gap for one in somali.gaps}


def test_what_people_keep_change_and_put_in_a_theme_is_counted(
    session: Session,
    clock: FixedClock,
    analyst: Actor,
    round_row: RoundRow,
    answers: list[UUID],
) -> None:
    for answer_id, opinion in (
        (answers[0], Opinion(Verdict.ACCEPTED)),
        (answers[1], Opinion(Verdict.CORRECTED, ("3",))),
        (answers[2], Opinion(Verdict.ABUSE)),
    ):
        review(
            session,
            clock=clock,
            actor=analyst,
            round_id=round_row.id,
            answer_ids=[answer_id],
            opinion=opinion,
        )
    with transaction(session):
        theme = ThemeRow(
            organisation_id=round_row.organisation_id, round_id=round_row.id, name="Sitta"
        )
        session.add(theme)
        session.flush()
        session.add(ThemeAnswerRow(theme_id=theme.id, answer_id=answers[0]))

    found = round_treatment(session, clock=clock, actor=analyst, round_id=round_row.id)

    swedish = by_language(found)["sv"].standing
    assert swedish.kept == 0.5
    assert swedish.reviewed == 1.0
    assert swedish.in_theme == pytest.approx(1 / 3)


def test_all_rounds_together_leave_out_those_that_are_done(
    session: Session,
    clock: FixedClock,
    analyst: Actor,
    organisation: OrganisationRow,
    answers: list[UUID],
) -> None:
    done = replace(a_design(), closes_at=clock.now())
    other = a_published_round(session, organisation, done, slug="done", short_code="DONE")
    review(
        session,
        clock=clock,
        actor=analyst,
        round_id=other.id,
        answer_ids=[an_answer_to(session, other, "fler bänkar", "fi")],
        opinion=Opinion(Verdict.NONE),
    )

    found = treatment_everywhere(session, clock=clock, actor=analyst)

    assert set(by_language(found)) == {"sv", "so"}


def test_only_those_who_review_see_unprotected_counts(
    session: Session, clock: FixedClock, organisation: OrganisationRow, round_row: RoundRow
) -> None:
    elected = actor_from(
        session, a_member_of_staff(session, organisation, Role.ELECTED, email="e@example.org")
    )
    stranger = actor_from(
        session,
        a_member_of_staff(
            session, an_organisation(session, "nordmark"), Role.ANALYST, email="n@example.org"
        ),
    )

    with pytest.raises(NotAllowedError):
        round_treatment(session, clock=clock, actor=elected, round_id=round_row.id)
    with pytest.raises(NotAllowedError):
        treatment_everywhere(session, clock=clock, actor=elected)
    with pytest.raises(NotFoundError):
        round_treatment(session, clock=clock, actor=stranger, round_id=round_row.id)
    assert treatment_everywhere(session, clock=clock, actor=stranger).everyone is None
