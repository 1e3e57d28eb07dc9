"""Build themes, goals, measures and decisions with sensible defaults."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.answers import ParticipationStatus
from dialog.domain.decisions import Clause, ClauseKind, Decision, Taken
from dialog.domain.effects import EffectOutcome, EffectReport, Extent
from dialog.domain.goals import Goal, InputUse, Smart, ThemeUse
from dialog.domain.identity import BodyId, OrganisationId, StaffId, new_id
from dialog.domain.impact import ImpactCell, Parameters, Sign, every_cell
from dialog.domain.measures import Measure
from dialog.domain.priorities import Effect, Effort
from dialog.domain.questions.values import Value
from dialog.domain.roles import Actor, Role
from dialog.services.assessing import MeasureText, propose_measure, save_assessment
from dialog.services.deciding import TakenText, take_decision
from dialog.services.goal_setting import GoalText
from dialog.services.preparing import DecisionText, make_ready, prepare_decision
from dialog.services.prioritising import prioritise
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.documents import to_document
from dialog.store.organisations import BodyRow, OrganisationRow
from dialog.store.rounds import RoundRow
from dialog.store.themes import ThemeAnswerRow, ThemeRow
from tests.builders import a_body, a_published_round, an_organisation, in_all
from tests.fakes import FixedClock


@dataclass
class Place:
    """An organisation with a board, a round, a theme of two answers and two people."""

    organisation: OrganisationRow
    board: BodyRow
    round: RoundRow
    theme: ThemeRow
    official: Actor
    elected: Actor


def a_place(session: Session, slug: str = "sjovik") -> Place:
    organisation = an_organisation(session, slug)
    board = a_body(session, organisation, name="Board of planning")
    found = a_published_round(session, organisation, short_code=slug[:8].upper())
    theme = a_theme(session, found, answers=2)
    official = an_actor(organisation, Role.ANALYST)
    elected = an_actor(organisation, Role.ELECTED, bodies=(board.id,))
    return Place(organisation, board, found, theme, official, elected)


def an_actor(organisation: OrganisationRow, *roles: Role, bodies: tuple[UUID, ...] = ()) -> Actor:
    return Actor(
        StaffId(new_id()),
        OrganisationId(organisation.id),
        "Maja Lind",
        frozenset(roles),
        frozenset(BodyId(one) for one in bodies),
    )


def a_theme(
    session: Session, round_row: RoundRow, *, answers: int = 0, name: str = "Shade and benches"
) -> ThemeRow:
    with transaction(session):
        theme = ThemeRow(
            organisation_id=round_row.organisation_id,
            round_id=round_row.id,
            name=name,
            title=in_all(name),
            summary=in_all("People want to sit in the shade."),
        )
        session.add(theme)
        session.flush()
        for number in range(answers):
            answer = _an_answer(session, round_row, f"a bench {number}")
            session.add(ThemeAnswerRow(theme_id=theme.id, answer_id=answer.id))
    return theme


def _an_answer(session: Session, round_row: RoundRow, text: str) -> AnswerRow:
    participation = ParticipationRow(
        organisation_id=round_row.organisation_id,
        round_id=round_row.id,
        receipt_mark=new_id().bytes * 2,
        version=1,
        language="sv",
        status=ParticipationStatus.SUBMITTED,
        day=date(2026, 11, 10),
    )
    session.add(participation)
    session.flush()
    answer = AnswerRow(
        organisation_id=round_row.organisation_id,
        round_id=round_row.id,
        participation_id=participation.id,
        question_key="wish",
        version=1,
        language="sv",
        value=to_document(Value(text=text)),
        day=date(2026, 11, 10),
    )
    session.add(answer)
    session.flush()
    return answer


def a_goal_text(place: Place, **changes: Any) -> GoalText:
    smart = Smart(
        specific="Twelve benches in the shade",
        measured_how="Counted every May",
        accepted="Nine of ten in the round agreed",
        accepted_round=place.round.id,
        realistic="The money is in the budget",
        due_on=date(2028, 5, 1),
    )
    defaults: dict[str, Any] = {
        "plain": {"sv": "Alla ska kunna sitta i skuggan."},
        "short_term": "Six benches in 2027",
        "long_term": "Everybody can rest on the way",
        "societal_effect": "Older people come out more",
        "smart": smart,
        "helps": "Health",
        "hinders": "None that we know",
        "left_out": "Children; the school council was asked",
        "global_goals": ("3", "11"),
    }
    goal = Goal(**{**defaults, **changes})
    uses = (ThemeUse(place.theme.id, InputUse.SHAPED, "The theme is the goal"),)
    return GoalText("Shade for everybody", goal, place.board.id, uses)


def ten_cells() -> list[ImpactCell]:
    return [ImpactCell(row, horizon, Sign.POSITIVE, "More shade") for row, horizon in every_cell()]


def four_parameters(**changes: Any) -> Parameters:
    defaults: dict[str, Any] = {
        "resources": "200 000 kr",
        "operation": "Two weeks of work",
        "residents": "Older people can rest",
        "review_goals": False,
    }
    return Parameters(**{**defaults, **changes})


def a_measure(session: Session, clock: FixedClock, place: Place, **changes: Any) -> UUID:
    defaults: dict[str, Any] = {
        "name": "Benches by the playground",
        "measure": Measure(what="Set up six benches"),
        "theme_ids": (place.theme.id,),
    }
    text = MeasureText(**{**defaults, **changes})
    return propose_measure(session, clock=clock, actor=place.official, text=text)


def a_weighed_measure(session: Session, clock: FixedClock, place: Place, **changes: Any) -> UUID:
    measure_id = a_measure(session, clock, place, **changes)
    save_assessment(
        session,
        clock=clock,
        actor=place.official,
        measure_id=measure_id,
        revision=1,
        cells=ten_cells(),
        parameters=four_parameters(),
        finish=True,
    )
    prioritise(
        session,
        clock=clock,
        actor=place.official,
        measure_id=measure_id,
        revision=2,
        effort=Effort.LOW,
        effect=Effect.LARGE,
        weighed_by=("Parks", "School"),
    )
    return measure_id


def a_decision_text(place: Place, *measures: UUID, **changes: Any) -> DecisionText:
    decision = Decision(
        office="Planning office",
        officer="Maja Lind",
        summary="Six benches are set up.",
        matter="Residents asked for shade.",
        send_to="The parks unit",
        clauses=(
            Clause(ClauseKind.APPROVE, {"sv": "Sex bänkar ställs ut."}),
            Clause(ClauseKind.ASSIGN, {"sv": "Kontoret får i uppdrag att genomföra."}),
        ),
    )
    defaults: dict[str, Any] = {
        "name": "Benches in the harbour park",
        "body_id": place.board.id,
        "decision": decision,
        "registration_number": "KS 2026/114",
        "round_id": place.round.id,
        "measure_ids": measures,
    }
    return DecisionText(**{**defaults, **changes})


def a_taken_text(body_id: UUID, **changes: Any) -> TakenText:
    facts: dict[str, Any] = {
        "decided_on": date(2026, 11, 18),
        "paragraph": "§ 38",
        "follow_up_on": date(2027, 11, 18),
    }
    return TakenText(
        body_id,
        Taken(**{**facts, **changes}),
        wording=in_all("Six benches."),
        motive=in_all("You asked for shade."),
    )


def a_ready_decision(
    session: Session, clock: FixedClock, place: Place, *measures: UUID, **changes: Any
) -> UUID:
    text = a_decision_text(place, *measures, **changes)
    decision_id = prepare_decision(session, clock=clock, actor=place.official, text=text)
    make_ready(session, clock=clock, actor=place.official, decision_id=decision_id, revision=1)
    return decision_id


def a_taken_decision(session: Session, clock: FixedClock, place: Place, *measures: UUID) -> UUID:
    decision_id = a_ready_decision(session, clock, place, *measures)
    take_decision(
        session,
        clock=clock,
        actor=place.elected,
        decision_id=decision_id,
        revision=2,
        text=a_taken_text(place.board.id),
    )
    return decision_id


def a_report(**changes: Any) -> EffectReport:
    defaults: dict[str, Any] = {
        "done": Extent.YES,
        "done_evidence": "Six benches stand there",
        "achieved": Extent.NO,
        "achieved_evidence": "Nobody sits on them in July",
        "outcome": EffectOutcome.DEVELOP,
        "texts": in_all("The benches stand there, but it is still too hot."),
    }
    return EffectReport(**{**defaults, **changes})
