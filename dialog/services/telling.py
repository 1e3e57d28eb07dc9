"""Tell everybody what was asked, what was heard, what was decided and what it led to."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.decisions import DecisionStep
from dialog.domain.feedback import FEWEST_SHOWN, DecisionFeedback, EffectFeedback, Stage
from dialog.domain.identity import OrganisationId, RoundId
from dialog.domain.wording import Texts
from dialog.services.decision_views import (
    DecisionFacts,
    EarlierVersion,
    earlier_versions,
    view_of,
)
from dialog.services.looking_up import RoundView, organisation_with
from dialog.store.decisions import decisions_of
from dialog.store.documents import from_document
from dialog.store.feedback import FeedbackRow, feedback_of_round, rounds_answered
from dialog.store.journeys import found_easy, handed_in
from dialog.store.themes import themes_of_round


@dataclass(frozen=True)
class ToldDecision:
    """A decision as everybody may read it, with the way it went and its earlier wordings."""

    id: UUID
    facts: DecisionFacts
    is_taken: bool
    version: int
    earlier: tuple[EarlierVersion, ...]

    @property
    def steps(self) -> tuple[DecisionStep, ...]:
        """Return the way the matter went, the first step first (AMB-003)."""
        return self.facts.decision.steps


@dataclass(frozen=True)
class ToldTheme:
    """What everybody is told about one theme, after the decision and after the effect."""

    id: UUID
    title: Texts
    feedback: DecisionFeedback
    decision: ToldDecision | None
    changed_on: date | None
    effect: EffectFeedback | None


@dataclass(frozen=True)
class Ease:
    """How many found it easy to answer, of those who said."""

    easy: int
    asked: int


@dataclass(frozen=True)
class RoundTold:
    """Everything a round's public page says once it is closed."""

    answered: int | None
    ease: Ease | None
    themes: tuple[ToldTheme, ...]
    decisions: tuple[ToldDecision, ...]
    decided_on: date | None
    effect_on: date | None

    @property
    def stage(self) -> Stage | None:
        """Return the latest stage participants have been told of."""
        if self.effect_on is not None:
            return Stage.EFFECT
        return Stage.DECISION if self.decided_on is not None else None

    @property
    def follow_up_on(self) -> date | None:
        """Return the day the first decision is followed up."""
        days = [one.facts.follow_up_on for one in self.decisions if one.facts.follow_up_on]
        return min(days, default=None)

    def theme(self, theme_id: UUID) -> ToldTheme | None:
        """Return what is told about one theme, if anything is."""
        return next((one for one in self.themes if one.id == theme_id), None)


def told(session: Session, *, view: RoundView) -> RoundTold:
    """Return what everybody may read about a closed round."""
    rows = [row for row in feedback_of_round(session, view.id) if row.published_on]
    first = {row.theme_id: row for row in rows if row.stage == Stage.DECISION}
    second = {row.theme_id: row for row in rows if row.stage == Stage.EFFECT}
    decisions = _decisions(session, view, first)
    answered, fewest = handed_in(session, view.id), fewest_shown(session, view.organisation_id)
    themes = tuple(
        _theme(theme.id, dict(theme.title), first[theme.id], second.get(theme.id), decisions)
        for theme in themes_of_round(session, view.id)
        if theme.id in first
    )
    return RoundTold(
        answered=answered if answered >= fewest else None,
        ease=_ease(found_easy(session, view.id), fewest),
        themes=themes,
        decisions=tuple(decisions.values()),
        decided_on=_first_day(first),
        effect_on=_first_day(second),
    )


def answered_rounds(session: Session, *, organisation_id: OrganisationId) -> set[RoundId]:
    """Return the rounds whose participants have been told what was decided."""
    return {RoundId(one) for one in rounds_answered(session, organisation_id)}


def fewest_shown(session: Session, organisation_id: OrganisationId) -> int:
    """Return the smallest number of people that an organisation shows."""
    organisation = organisation_with(session, organisation_id=organisation_id)
    return max(FEWEST_SHOWN, organisation.least_count)


def _theme(
    theme_id: UUID,
    title: Texts,
    first: FeedbackRow,
    second: FeedbackRow | None,
    decisions: dict[str, ToldDecision],
) -> ToldTheme:
    return ToldTheme(
        id=theme_id,
        title=title,
        feedback=from_document(DecisionFeedback, first.published["document"]),
        decision=decisions.get(str(first.published.get("decision_id"))),
        changed_on=first.changed_on,
        effect=from_document(EffectFeedback, second.published["document"]) if second else None,
    )


def _decisions(
    session: Session, view: RoundView, first: dict[UUID, FeedbackRow]
) -> dict[str, ToldDecision]:
    """Return the decisions told of, and those of the round still on their way."""
    wanted = {str(row.published.get("decision_id")) for row in first.values()}
    found: dict[str, ToldDecision] = {}
    for row in decisions_of(session, view.organisation_id):
        decision = view_of(session, row)
        of_round = row.round_id == view.id and (decision.is_taken or decision.facts.decision.steps)
        if str(row.id) in wanted or of_round:
            found[str(row.id)] = ToldDecision(
                id=row.id,
                facts=decision.facts,
                is_taken=decision.is_taken,
                version=decision.version,
                earlier=tuple(
                    earlier_versions(
                        session, organisation_id=view.organisation_id, decision_id=row.id
                    )
                ),
            )
    return found


def _ease(counts: dict[str, int], fewest: int) -> Ease | None:
    """Return the figure unless it, or what is left of the whole, is of too few people."""
    asked, easy = sum(counts.values()), counts.get("yes", 0)
    few = {asked, easy, asked - easy} & set(range(1, fewest))
    return Ease(easy, asked) if asked and not few else None


def _first_day(rows: dict[UUID, FeedbackRow]) -> date | None:
    return min((row.published_on for row in rows.values() if row.published_on), default=None)
