"""Themes are built from answers, merged without loss, and none is dropped in silence."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.domain.classification import Verdict
from dialog.domain.errors import ConflictError, InvalidError, NotFoundError
from dialog.domain.goals import Control
from dialog.domain.identity import ThemeId
from dialog.domain.missing import IncompleteError
from dialog.domain.roles import Actor, Role
from dialog.domain.themes import RelationKind, Theme, ThemeKind
from dialog.services import reviewing, theming
from dialog.services.reviewing import Opinion
from dialog.services.theme_views import round_themes, theme_in_full, theme_rounds
from dialog.store.base import transaction
from dialog.store.feedback import FeedbackRow
from dialog.store.goals import GoalInputRow, GoalRow
from dialog.store.labels import ClassificationRow
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.staff import actor_from
from dialog.store.themes import ThemeRow
from tests.builders import a_member_of_staff, a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import DAY, a_thread, an_answer_to

BENCHES = Theme(title={"sv": "Fler bänkar"})


class Desk:
    """An analyst at work on one round."""

    def __init__(self, session: Session, clock: FixedClock) -> None:
        self.session, self.clock = session, clock
        self.organisation: OrganisationRow = an_organisation(session)
        self.round: RoundRow = a_published_round(session, self.organisation)
        member = a_member_of_staff(session, self.organisation, Role.ANALYST)
        self.analyst: Actor = actor_from(session, member)

    def theme(self, theme: Theme = BENCHES, *answers: UUID) -> ThemeId:
        return theming.create_theme(
            self.session,
            clock=self.clock,
            actor=self.analyst,
            round_id=self.round.id,
            theme=theme,
            answer_ids=answers,
        )

    def change(self, theme_id: ThemeId, revision: int, theme: Theme) -> None:
        theming.change_theme(
            self.session,
            clock=self.clock,
            actor=self.analyst,
            theme_id=theme_id,
            revision=revision,
            theme=theme,
        )

    def merge(self, theme_id: ThemeId, into: ThemeId) -> None:
        theming.merge(
            self.session, clock=self.clock, actor=self.analyst, theme_id=theme_id, into_id=into
        )

    def relate(self, one: ThemeId, other: ThemeId, kind: RelationKind, why: str) -> None:
        theming.relate(
            self.session,
            clock=self.clock,
            actor=self.analyst,
            theme_id=one,
            other_id=other,
            kind=kind,
            why=why,
        )


@pytest.fixture
def desk(session: Session, clock: FixedClock) -> Desk:
    return Desk(session, clock)


def test_a_theme_counts_the_people_behind_its_answers(session: Session, desk: Desk) -> None:
    one = a_thread(session, desk.round, wish="bänkar", safe="mer ljus")
    other = an_answer_to(session, desk.round, "sittplatser")

    theme_id = desk.theme(BENCHES, one["wish"], one["safe"], other)

    full = theme_in_full(session, actor=desk.analyst, theme_id=theme_id)
    assert full.brief.answers == 3
    assert full.participations == 2
    assert full.outcomes == ()


def test_a_draft_can_not_be_put_in_a_theme(session: Session, desk: Desk) -> None:
    draft = a_thread(session, desk.round, status=ParticipationStatus.DRAFT, wish="bänkar")

    with pytest.raises(NotFoundError):
        desk.theme(BENCHES, draft["wish"])
    assert session.scalar(select(ThemeRow)) is None


def test_an_interest_without_a_word_on_how_it_was_considered_is_listed(
    session: Session, desk: Desk
) -> None:
    interest = Theme(ThemeKind.INTEREST, {"sv": "Lugn om natten"}, holders="Grannar")
    theme_id = desk.theme(interest)
    desk.theme(BENCHES)
    assert [one.name for one in theming.unconsidered(session, desk.round.id)] == ["Lugn om natten"]

    considered = Theme(
        ThemeKind.INTEREST,
        {"sv": "Lugn om natten"},
        holders="Grannar",
        how_considered={"sv": "Tider begränsas"},
    )
    desk.change(theme_id, 1, considered)

    assert theming.unconsidered(session, desk.round.id) == []


def test_what_others_steer_can_not_end_in_silence(session: Session, desk: Desk) -> None:
    desk.theme(Theme(title={"sv": "Fler tåg"}, control=Control.OUTSIDE))

    assert [one.name for one in theming.unconsidered(session, desk.round.id)] == ["Fler tåg"]


def test_a_theme_without_title_is_refused_with_the_field_named(desk: Desk) -> None:
    with pytest.raises(IncompleteError) as refusal:
        desk.theme(Theme())

    assert [one.field for one in refusal.value.missing] == ["title"]


def test_the_second_of_two_who_save_gets_a_conflict(desk: Desk) -> None:
    theme_id = desk.theme()
    desk.change(theme_id, 1, Theme(title={"sv": "Bänkar"}))

    with pytest.raises(ConflictError):
        desk.change(theme_id, 1, Theme(title={"sv": "Stolar"}))


def test_merging_moves_answers_goals_and_relations(session: Session, desk: Desk) -> None:
    both, one = (an_answer_to(session, desk.round, text) for text in ("bänkar", "stolar"))
    kept, gone = desk.theme(BENCHES, both), desk.theme(Theme(title={"en": "Seats"}), both, one)
    third = desk.theme(Theme(title={"sv": "Fri yta"}))
    desk.relate(gone, third, RelationKind.CONFLICT, "Båda vill ha samma plats")
    with transaction(session):
        goal = GoalRow(organisation_id=desk.organisation.id, name="Sitta ute")
        session.add(goal)
        session.flush()
        session.add(GoalInputRow(goal_id=goal.id, theme_id=gone, use="shaped"))

    desk.merge(gone, kept)

    full = theme_in_full(session, actor=desk.analyst, theme_id=kept)
    assert full.brief.answers == 2
    assert full.brief.theme.title == {"sv": "Fler bänkar", "en": "Seats"}
    assert [(one.kind, one.name) for one in full.relations] == [(RelationKind.CONFLICT, "Fri yta")]
    assert [one.name for one in full.outcomes] == ["Sitta ute"]
    assert session.get(ThemeRow, gone) is None


def test_themes_people_were_told_about_stay_apart(session: Session, desk: Desk) -> None:
    first, second = desk.theme(), desk.theme(Theme(title={"sv": "Stolar"}))
    with transaction(session):
        for theme_id in (first, second):
            session.add(
                FeedbackRow(
                    organisation_id=desk.organisation.id,
                    round_id=desk.round.id,
                    theme_id=theme_id,
                    stage="decision",
                    outcome="adopted",
                )
            )

    with pytest.raises(InvalidError):
        desk.merge(first, second)


def test_a_relation_is_marked_once_with_its_reason_and_can_be_taken_away(
    session: Session, clock: FixedClock, desk: Desk
) -> None:
    first, second = desk.theme(), desk.theme(Theme(title={"sv": "Fri yta"}))
    with pytest.raises(InvalidError):
        desk.relate(first, second, RelationKind.CONFLICT, " ")

    desk.relate(first, second, RelationKind.CONFLICT, "Samma plats")
    desk.relate(second, first, RelationKind.SYNERGY, "Bänkar runt ytan")

    (relation,) = theme_in_full(session, actor=desk.analyst, theme_id=second).relations
    assert (relation.kind, relation.note) == (RelationKind.SYNERGY, "Bänkar runt ytan")

    theming.unrelate(session, clock=clock, actor=desk.analyst, relation_id=relation.id)
    assert theme_in_full(session, actor=desk.analyst, theme_id=first).relations == ()


def test_acute_words_are_not_quoted_but_counted(
    session: Session, clock: FixedClock, desk: Desk
) -> None:
    answer_id = an_answer_to(session, desk.round, "jag orkar inte leva")
    theme_id = desk.theme(BENCHES, answer_id)
    reviewing.review(
        session,
        clock=clock,
        actor=desk.analyst,
        round_id=desk.round.id,
        answer_ids=[answer_id],
        opinion=Opinion(Verdict.ACUTE),
    )

    full = theme_in_full(session, actor=desk.analyst, theme_id=theme_id)

    assert full.quotes == ()
    assert (full.hidden, full.brief.answers) == (1, 1)


def test_another_organisations_theme_is_not_there(session: Session, desk: Desk) -> None:
    theme_id = desk.theme()
    other = an_organisation(session, "nordmark")
    stranger = actor_from(
        session, a_member_of_staff(session, other, Role.ANALYST, email="eva@example.org")
    )

    with pytest.raises(NotFoundError):
        theme_in_full(session, actor=stranger, theme_id=theme_id)
    with pytest.raises(NotFoundError):
        round_themes(session, actor=stranger, round_id=desk.round.id)
    assert theme_rounds(session, actor=stranger) == []


def test_only_those_who_review_read_the_words_of_very_few(session: Session, desk: Desk) -> None:
    theme_id = desk.theme(BENCHES, an_answer_to(session, desk.round, "bänkar vid kajen"))
    communicator = replace(desk.analyst, roles=frozenset({Role.COMMUNICATOR}))

    seen = theme_in_full(session, actor=communicator, theme_id=theme_id)
    assert (seen.quotes, seen.goals, seen.withheld) == ((), (), True)

    more = [an_answer_to(session, desk.round, f"bänkar {number}") for number in range(4)]
    everybody = desk.theme(BENCHES, *more, an_answer_to(session, desk.round, "fler bänkar"))

    assert len(theme_in_full(session, actor=desk.analyst, theme_id=theme_id).quotes) == 1
    assert len(theme_in_full(session, actor=communicator, theme_id=everybody).quotes) == 5


def test_words_that_may_need_a_human_are_read_by_a_reviewer_first(
    session: Session, desk: Desk
) -> None:
    ids = [an_answer_to(session, desk.round, f"bänkar {number}") for number in range(6)]
    theme_id = desk.theme(BENCHES, *ids)
    with transaction(session):
        session.add(
            ClassificationRow(
                answer_id=ids[0],
                model_version="1",
                round_id=desk.round.id,
                detected_language="sv",
                abstained=False,
                alert=True,
                day=DAY,
            )
        )

    elected = replace(desk.analyst, roles=frozenset({Role.ELECTED}))

    seen = theme_in_full(session, actor=elected, theme_id=theme_id)
    assert (len(seen.quotes), seen.hidden) == (5, 1)
    assert len(theme_in_full(session, actor=desk.analyst, theme_id=theme_id).quotes) == 6
