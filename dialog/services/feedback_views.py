"""Show a communicator what is written about each theme, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.decisions import ClauseKind
from dialog.domain.errors import NotFoundError
from dialog.domain.feedback import (
    HAS_EFFECT,
    DecisionFeedback,
    DraftStatus,
    EffectFeedback,
    Gap,
    Outcome,
    Stage,
    draft_status,
    gaps_in_decision,
    gaps_in_effect,
)
from dialog.domain.identity import RoundId
from dialog.domain.measures import Measure
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundStatus
from dialog.domain.wording import N_, Texts, has_text
from dialog.services.decision_views import DecisionView, decision_list
from dialog.services.looking_up import RoundView, round_view, round_with
from dialog.store.documents import from_document
from dialog.store.feedback import FeedbackRow, feedback_of_round
from dialog.store.rounds import rounds_of
from dialog.store.theme_links import measures_from_theme
from dialog.store.themes import ThemeRow, theme_of, themes_of_round


@dataclass(frozen=True)
class Written:
    """How far one feedback has come: its gaps, its state, and when it went out."""

    gaps: tuple[Gap, ...]
    status: DraftStatus
    published_on: date | None
    revision: int
    decision: DecisionView | None

    @property
    def is_complete(self) -> bool:
        """Say whether participants could read it as it is."""
        return self.status is not DraftStatus.EMPTY and not self.gaps


@dataclass(frozen=True)
class DeskTheme:
    """A theme on the feedback desk with both feedbacks, written or suggested."""

    id: UUID
    name: str
    title: Texts
    summary: Texts
    decision: DecisionFeedback
    decision_written: Written
    effect: EffectFeedback
    effect_written: Written
    choices: tuple[DecisionView, ...]

    @property
    def has_effect(self) -> bool:
        """Say whether participants are to be told a second time about this theme."""
        return self.decision.outcome in HAS_EFFECT

    def written(self, stage: Stage) -> Written:
        """Return how far the feedback of a stage has come."""
        return self.decision_written if stage is Stage.DECISION else self.effect_written


@dataclass(frozen=True)
class Desk:
    """A round's feedback as a whole."""

    round: RoundView
    themes: tuple[DeskTheme, ...]
    is_open: bool

    def of_stage(self, stage: Stage) -> tuple[DeskTheme, ...]:
        """Return the themes that participants are to be told about in a stage."""
        if stage is Stage.DECISION:
            return self.themes
        return tuple(one for one in self.themes if one.has_effect)

    def ready(self, stage: Stage) -> int:
        """Return how many themes are complete in a stage."""
        return sum(one.written(stage).is_complete for one in self.of_stage(stage))

    def is_published(self, stage: Stage) -> bool:
        """Say whether everything of a stage is public."""
        themes = self.of_stage(stage)
        return bool(themes) and all(one.written(stage).published_on for one in themes)

    def has_changes(self, stage: Stage) -> bool:
        """Say whether something has been written since the stage was published."""
        done = DraftStatus.PUBLISHED
        return any(one.written(stage).status is not done for one in self.of_stage(stage))


def desks(session: Session, *, clock: Clock, actor: Actor) -> list[Desk]:
    """Return the desk of every round that has been published."""
    actor.must(Permission.SEE_DESK)
    rows = [
        row for row in rounds_of(session, actor.organisation_id) if row.status != RoundStatus.DRAFT
    ]
    decisions = decision_list(session, actor=actor)
    return [_desk(session, round_view(session, row), decisions, clock.now()) for row in rows]


def desk_of(session: Session, *, clock: Clock, actor: Actor, round_id: UUID) -> Desk:
    """Return the desk of one round or raise NotFoundError."""
    actor.must(Permission.SEE_DESK)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=RoundId(round_id))
    if view.status is RoundStatus.DRAFT:
        raise NotFoundError
    return _desk(session, view, decision_list(session, actor=actor), clock.now())


def desk_theme(desk: Desk, *, theme_id: UUID) -> DeskTheme:
    """Return one theme of a desk or raise NotFoundError."""
    for theme in desk.themes:
        if theme.id == theme_id:
            return theme
    raise NotFoundError


def own_theme(session: Session, actor: Actor, theme_id: UUID) -> ThemeRow:
    """Return a theme of the actor's organisation or raise NotFoundError."""
    row = theme_of(session, actor.organisation_id, theme_id)
    if row is None:
        raise NotFoundError
    return row


def _desk(session: Session, view: RoundView, decisions: list[DecisionView], now: datetime) -> Desk:
    rows = {(row.theme_id, Stage(row.stage)): row for row in feedback_of_round(session, view.id)}
    taken = [one for one in decisions if one.is_taken]
    themes = tuple(
        _theme(
            session,
            theme,
            languages=view.design.languages,
            first=rows.get((theme.id, Stage.DECISION)),
            second=rows.get((theme.id, Stage.EFFECT)),
            choices=_choices(theme.id, view.id, taken),
        )
        for theme in themes_of_round(session, view.id)
    )
    return Desk(view, themes, view.is_open(now))


def _choices(
    theme_id: UUID, round_id: UUID, taken: Iterable[DecisionView]
) -> tuple[DecisionView, ...]:
    """Return the decisions a theme may be answered by: its own first, then the round's."""
    rows = list(taken)
    own = [one for one in rows if theme_id in one.theme_ids]
    return (*own, *(one for one in rows if one.round_id == round_id and one not in own))


def _theme(
    session: Session,
    theme: ThemeRow,
    *,
    languages: tuple[str, ...],
    first: FeedbackRow | None,
    second: FeedbackRow | None,
    choices: tuple[DecisionView, ...],
) -> DeskTheme:
    own = next((one for one in choices if theme.id in one.theme_ids), None)
    chosen = own if first is None else _chosen(first.decision_id, choices)
    decision = (
        from_document(DecisionFeedback, first.document)
        if first
        else suggested(session, theme, own, languages)
    )
    effect = from_document(EffectFeedback, second.document) if second else suggested_effect(chosen)
    first_gaps = (
        *_title_gaps(theme, languages),
        *gaps_in_decision(decision, languages, decision_taken=chosen is not None),
    )
    return DeskTheme(
        id=theme.id,
        name=theme.name,
        title=dict(theme.title),
        summary=dict(theme.summary),
        decision=decision,
        decision_written=_written(first, first_gaps, chosen),
        effect=effect,
        effect_written=_written(second, _effect_gaps(effect, chosen, languages), chosen),
        choices=choices,
    )


def _title_gaps(theme: ThemeRow, languages: tuple[str, ...]) -> tuple[Gap, ...]:
    lacking = tuple(tag for tag in languages if not has_text(theme.title, tag))
    message = N_("The theme has no title in: %(languages)s. Write it among the themes.")
    return (Gap("title", message, lacking),) if lacking else ()


def _effect_gaps(
    effect: EffectFeedback, decision: DecisionView | None, languages: tuple[str, ...]
) -> tuple[Gap, ...]:
    if decision is not None and decision.effect is None:
        return (Gap("report", N_("The effect of the decision is not reported yet.")),)
    return gaps_in_effect(effect, languages)


def _written(
    row: FeedbackRow | None, gaps: tuple[Gap, ...], decision: DecisionView | None
) -> Written:
    if row is None:
        return Written(gaps, DraftStatus.EMPTY, None, 0, decision)
    status = draft_status(
        saved=True,
        complete=not gaps,
        published=row.published_on is not None,
        same_as_published=row.published == snapshot(row),
    )
    return Written(gaps, status, row.published_on, row.revision, decision)


def snapshot(row: FeedbackRow) -> dict[str, object]:
    """Return what everybody will read when a feedback is published as it is now."""
    decision = str(row.decision_id) if row.decision_id else None
    return {"document": row.document, "decision_id": decision}


def _chosen(decision_id: UUID | None, choices: Iterable[DecisionView]) -> DecisionView | None:
    return next((one for one in choices if one.id == decision_id), None)


def suggested(
    session: Session,
    theme: ThemeRow,
    decision: DecisionView | None,
    languages: tuple[str, ...],
) -> DecisionFeedback:
    """Return a first feedback filled from the theme, its decision and its measures."""
    heard = dict(theme.summary or theme.title)
    if decision is not None:
        said = decision.facts.decision
        rejected = bool(said.clauses) and all(one.kind is ClauseKind.REJECT for one in said.clauses)
        outcome = Outcome.NOT if rejected else Outcome.ADOPTED
        return DecisionFeedback(outcome, heard, dict(said.wording), dict(said.motive))
    for row in measures_from_theme(session, theme.id):
        direct = from_document(Measure, row.document).outcome
        if direct is not None:
            return DecisionFeedback(
                outcome=Outcome(direct.kind.value),
                heard=heard,
                decided={languages[0]: direct.text},
                passed_to=direct.to,
                passed_on=direct.on if direct.to else None,
            )
    return DecisionFeedback(heard=heard)


def suggested_effect(decision: DecisionView | None) -> EffectFeedback:
    """Return a second feedback filled from the effect report of the decision."""
    if decision is None or decision.effect is None:
        return EffectFeedback()
    report = decision.effect.report
    return EffectFeedback(report.done, report.achieved, report.outcome, dict(report.texts))
