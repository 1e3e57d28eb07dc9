"""Show decisions with their measures, themes and effect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.decisions import TAKEN, Decision, DecisionStatus
from dialog.domain.effects import EffectOutcome, EffectReport, Extent
from dialog.domain.errors import NotFoundError
from dialog.domain.identity import DecisionId, OrganisationId
from dialog.domain.measures import MeasureState
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundStatus
from dialog.store.decisions import (
    DecisionRow,
    EffectReportRow,
    decision_of,
    decisions_about_theme,
    decisions_of,
    effect_report_of,
    measures_of_decision,
    own_themes_of_decision,
    themes_of_decision,
    versions_of,
)
from dialog.store.documents import from_document
from dialog.store.organisations import BodyRow
from dialog.store.rounds import RoundRow, published_design


@dataclass(frozen=True)
class DecisionFacts:
    """What a version of a decision says, apart from what it concerns."""

    name: str
    body_id: UUID
    body_name: str
    registration_number: str
    decided_on: date | None
    paragraph: str
    follow_up_on: date | None
    decision: Decision


@dataclass(frozen=True)
class EarlierVersion:
    """An earlier wording of a decision, still readable."""

    number: int
    replaced_on: date
    facts: DecisionFacts


@dataclass(frozen=True)
class MeasureBrief:
    """A measure that a decision concerns."""

    id: UUID
    name: str
    state: MeasureState


@dataclass(frozen=True)
class EffectView:
    """The effect report of a decision, with its day."""

    report: EffectReport
    reported_on: date


@dataclass(frozen=True)
class DecisionView:
    """A decision as pages need it."""

    id: DecisionId
    status: DecisionStatus
    facts: DecisionFacts
    round_id: UUID | None
    round_name: str
    languages: tuple[str, ...]
    measures: tuple[MeasureBrief, ...]
    theme_ids: tuple[UUID, ...]
    own_theme_ids: tuple[UUID, ...]
    effect: EffectView | None
    version: int
    revision: int

    @property
    def is_taken(self) -> bool:
        """Say whether the decision is taken, and so public."""
        return self.status in TAKEN


def decision_list(session: Session, *, actor: Actor) -> list[DecisionView]:
    """Return an organisation's decisions: those being prepared, then the latest first."""
    actor.must(Permission.SEE_DESK)
    return [view_of(session, row) for row in decisions_of(session, actor.organisation_id)]


def decision_with(session: Session, *, actor: Actor, decision_id: UUID) -> DecisionView:
    """Return one decision or raise NotFoundError."""
    actor.must(Permission.SEE_DESK)
    row = decision_of(session, actor.organisation_id, decision_id)
    if row is None:
        raise NotFoundError
    return view_of(session, row)


def taken_decisions_about(
    session: Session, *, organisation_id: OrganisationId, theme_id: UUID
) -> list[DecisionView]:
    """Return the taken decisions that answer a theme, directly or through a measure."""
    rows = decisions_about_theme(session, theme_id)
    own = [row for row in rows if row.organisation_id == organisation_id]
    return [view for view in (view_of(session, row) for row in own) if view.is_taken]


def earlier_versions(
    session: Session, *, organisation_id: OrganisationId, decision_id: UUID
) -> list[EarlierVersion]:
    """Return the earlier wordings of a decision, the latest first."""
    if decision_of(session, organisation_id, decision_id) is None:
        raise NotFoundError
    return [
        EarlierVersion(row.number, row.replaced_on, from_document(DecisionFacts, row.document))
        for row in versions_of(session, decision_id)
    ]


def facts_of(session: Session, row: DecisionRow) -> DecisionFacts:
    """Return what a decision says now."""
    body = session.get(BodyRow, row.body_id)
    return DecisionFacts(
        name=row.name,
        body_id=row.body_id,
        body_name=body.name if body else "",
        registration_number=row.registration_number,
        decided_on=row.decided_on,
        paragraph=row.paragraph,
        follow_up_on=row.follow_up_on,
        decision=from_document(Decision, row.document),
    )


def view_of(session: Session, row: DecisionRow) -> DecisionView:
    """Return a decision as pages need it."""
    round_row = session.get(RoundRow, row.round_id) if row.round_id else None
    effect = effect_report_of(session, row.id)
    return DecisionView(
        id=DecisionId(row.id),
        status=DecisionStatus(row.status),
        facts=facts_of(session, row),
        round_id=row.round_id,
        round_name=round_row.name if round_row else "",
        languages=_languages(session, round_row),
        measures=tuple(
            MeasureBrief(one.id, one.name, MeasureState(one.state))
            for one in measures_of_decision(session, row.id)
        ),
        theme_ids=tuple(themes_of_decision(session, row.id)),
        own_theme_ids=tuple(own_themes_of_decision(session, row.id)),
        effect=_effect(effect) if effect else None,
        version=row.version,
        revision=row.revision,
    )


def _languages(session: Session, round_row: RoundRow | None) -> tuple[str, ...]:
    """Return the languages the decision is told in: the round's, else Swedish."""
    if round_row is None or round_row.status == RoundStatus.DRAFT:
        return ("sv",)
    return published_design(session, round_row).languages


def _effect(row: EffectReportRow) -> EffectView:
    document = row.document
    informed: Iterable[str] = document.get("informed", ())
    report = EffectReport(
        done=Extent(row.done),
        done_evidence=row.done_evidence,
        achieved=Extent(row.achieved),
        achieved_evidence=row.achieved_evidence,
        outcome=EffectOutcome(row.outcome),
        texts=dict(document.get("texts", {})),
        informed=tuple(informed),
    )
    return EffectView(report, row.reported_on)
