"""Write what participants are told, publish it at once to everybody, and close the round."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.decisions import TAKEN
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.feedback import DecisionFeedback, EffectFeedback, Outcome, Stage
from dialog.domain.missing import IncompleteError, Missing
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundStatus
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.delivering import deliveries, queue_deliveries
from dialog.services.feedback_views import Desk, desk_of, own_theme, snapshot
from dialog.services.theming import unconsidered
from dialog.store.base import transaction
from dialog.store.contacts import contacts_of, erase_contact
from dialog.store.decisions import decision_of
from dialog.store.documents import to_document
from dialog.store.feedback import FeedbackRow, feedback_in_stage, feedback_of_round
from dialog.store.rounds import RoundRow


@dataclass(frozen=True)
class Place:
    """Which feedback is meant, and which revision of it the person saw."""

    theme_id: UUID
    revision: int


def save_decision_feedback(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    place: Place,
    decision_id: UUID | None,
    feedback: DecisionFeedback,
) -> None:
    """Save the first feedback on a theme; participants see it when the stage is published."""
    actor.must(Permission.GIVE_FEEDBACK)
    with transaction(session):
        row = _row(session, actor, place, Stage.DECISION)
        row.decision_id = _own_decision(session, actor, decision_id)
        row.outcome = feedback.outcome.value if feedback.outcome else ""
        row.document = to_document(feedback)
        _note(session, clock, actor, row)


def save_effect_feedback(
    session: Session, *, clock: Clock, actor: Actor, place: Place, feedback: EffectFeedback
) -> None:
    """Save the second feedback on a theme; participants see it when the stage is published."""
    actor.must(Permission.GIVE_FEEDBACK)
    with transaction(session):
        row = _row(session, actor, place, Stage.EFFECT)
        first = feedback_in_stage(session, place.theme_id, Stage.DECISION)
        row.decision_id = first.decision_id if first else None
        row.outcome = feedback.outcome.value if feedback.outcome else ""
        row.document = to_document(feedback)
        _note(session, clock, actor, row)


def publish_stage(
    session: Session, *, clock: Clock, actor: Actor, round_id: UUID, stage: Stage
) -> int:
    """Let everybody read a stage at once and queue its e-mails; return how many there are."""
    actor.must(Permission.GIVE_FEEDBACK)
    with transaction(session):
        desk = desk_of(session, clock=clock, actor=actor, round_id=round_id)
        _must_be_complete(desk, stage, clock)
        day = today(clock)
        wanted = {theme.id for theme in desk.of_stage(stage)}
        for row in feedback_of_round(session, desk.round.id):
            if row.stage == stage and row.theme_id in wanted:
                _publish(row, snapshot(row), clock)
        queued = queue_deliveries(session, round_id=desk.round.id, stage=stage)
        note(
            session,
            clock=clock,
            actor=actor,
            action="feedback published",
            subject=("round", desk.round.id),
            details={"stage": stage.value, "e-mails": queued, "day": day.isoformat()},
        )
        return queued


def missing_before_publishing(desk: Desk, *, stage: Stage, clock: Clock) -> tuple[Missing, ...]:
    """Return everything that stands between a stage and its participants."""
    missing: list[Missing] = []
    opens_at = desk.round.design.opens_at
    if desk.is_open or (opens_at is not None and opens_at > clock.now()):
        missing.append(Missing("round", N_("People can still answer. Publish when it is closed.")))
    if stage is Stage.EFFECT and not desk.is_published(Stage.DECISION):
        missing.append(Missing("round", N_("Publish what was decided first.")))
    themes = desk.of_stage(stage)
    if not themes:
        missing.append(Missing("round", _NO_THEMES[stage]))
    for theme in themes:
        if not theme.written(stage).is_complete:
            message = N_("The theme “%(theme)s” is not ready.")
            missing.append(Missing(f"theme-{theme.id}", message, {"theme": theme.name}))
    return tuple(missing)


_NO_THEMES = {
    Stage.DECISION: N_("The round has no themes yet. Build them from the answers first."),
    Stage.EFFECT: N_("No theme was adopted, so there is no effect to tell about."),
}


_UNCONSIDERED = N_("How it was considered is not written: “%(theme)s”.")


def missing_before_archiving(
    session: Session, *, clock: Clock, actor: Actor, round_id: UUID
) -> tuple[Missing, ...]:
    """Return everything participants still have to be told before the round is laid aside."""
    desk = desk_of(session, clock=clock, actor=actor, round_id=round_id)
    missing: list[Missing] = []
    if desk.is_open:
        missing.append(Missing("round", N_("People can still answer.")))
    for theme in desk.themes:
        named: dict[str, object] = {"theme": theme.name}
        if theme.decision_written.published_on is None:
            missing.append(Missing("theme", N_("No answer is published: “%(theme)s”."), named))
        elif theme.decision.outcome is Outcome.UNDER_CONSIDERATION:
            missing.append(Missing("theme", N_("Still being considered: “%(theme)s”."), named))
        elif theme.has_effect and theme.effect_written.published_on is None:
            message = N_("What it led to is not published: “%(theme)s”.")
            missing.append(Missing("theme", message, named))
    missing += [
        Missing(
            "theme", N_("How it was considered is not written: “%(theme)s”."), {"theme": one.name}
        )
        for one in unconsidered(session, round_id)
    ]
    log = deliveries(session, actor=actor, round_id=round_id)
    if any(stage.waiting for stage in log.values()):
        missing.append(Missing("e-mails", N_("Some e-mails are still on their way.")))
    return tuple(missing)


def archive_round(session: Session, *, clock: Clock, actor: Actor, round_id: UUID) -> None:
    """Lay a round aside when everybody has been told of every theme, and erase the addresses."""
    actor.must(Permission.GIVE_FEEDBACK)
    with transaction(session):
        missing = missing_before_archiving(session, clock=clock, actor=actor, round_id=round_id)
        if missing:
            raise IncompleteError(missing)
        session.execute(
            update(RoundRow)
            .where(RoundRow.id == round_id, RoundRow.organisation_id == actor.organisation_id)
            .values(status=RoundStatus.ARCHIVED)
        )
        for contact in contacts_of(session, round_id):
            erase_contact(session, contact.id)
        note(
            session, clock=clock, actor=actor, action="round archived", subject=("round", round_id)
        )


def _must_be_complete(desk: Desk, stage: Stage, clock: Clock) -> None:
    missing = missing_before_publishing(desk, stage=stage, clock=clock)
    if missing:
        raise IncompleteError(missing)


def _publish(row: FeedbackRow, written: dict[str, object], clock: Clock) -> None:
    if row.published_on is None:
        row.published_on = today(clock)
    elif row.published != written:
        row.changed_on = today(clock)
    row.published = written


def _row(session: Session, actor: Actor, place: Place, stage: Stage) -> FeedbackRow:
    theme = own_theme(session, actor, place.theme_id)
    row = feedback_in_stage(session, theme.id, stage)
    if row is None:
        row = FeedbackRow(
            organisation_id=actor.organisation_id,
            round_id=theme.round_id,
            theme_id=theme.id,
            stage=stage.value,
            revision=0,
        )
        session.add(row)
    row.revision = next_revision(row.revision, seen=place.revision)
    return row


def _own_decision(session: Session, actor: Actor, decision_id: UUID | None) -> UUID | None:
    if decision_id is None:
        return None
    row = decision_of(session, actor.organisation_id, decision_id)
    if row is None:
        raise NotFoundError
    if row.status not in TAKEN:
        raise InvalidError(
            N_("Participants are told of decisions that are taken. This one is not taken yet."),
            field="decision",
        )
    return row.id


def _note(session: Session, clock: Clock, actor: Actor, row: FeedbackRow) -> None:
    session.flush()
    note(
        session,
        clock=clock,
        actor=actor,
        action="feedback saved",
        subject=("feedback", row.id),
        details={"stage": row.stage, "outcome": row.outcome},
    )
