"""Publish a round as a frozen version, note the reasons, and close it early."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.errors import InvalidError
from dialog.domain.findings import Finding
from dialog.domain.publishing import Gate, gate, is_reason
from dialog.domain.questions.values import Value
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import Background, RoundDesign, RoundKind, RoundStatus
from dialog.domain.versions import version_findings
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.designed_rounds import designed_round, own_round, statutory_languages
from dialog.services.designing import StaleDesignError, changeable_round
from dialog.services.theming import unconsidered
from dialog.store.answers import AnswerRow, BackgroundRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.documents import design_from, to_document, value_from
from dialog.store.feedback import feedback_of_round
from dialog.store.rounds import RoundRow, RoundVersionRow, published_design


class GateClosedError(InvalidError):
    """The round can't be published yet; it carries what the gate found."""

    code = "gate-closed"
    message = N_("Something is missing before the round can be published.")

    def __init__(self, found: Gate) -> None:
        super().__init__()
        self.gate = found


def gate_of(session: Session, *, clock: Clock, actor: Actor, round_id: UUID) -> Gate:
    """Return what is missing before a round can be published."""
    actor.must(Permission.SEE_DESK)
    row = own_round(session, actor, round_id)
    return _gate(session, clock, actor, row, design_from(row.design))


def accept_warnings(
    session: Session, *, clock: Clock, actor: Actor, round_id: UUID, reasons: Mapping[str, str]
) -> Gate:
    """Keep the reasons for passing soft findings, in the design and in the audit log."""
    actor.must(Permission.DESIGN_ROUNDS)
    with transaction(session):
        row = changeable_round(session, actor, round_id)
        return _explained(session, clock, actor, row, reasons)


def publish_round(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: UUID,
    revision: int,
    reasons: Mapping[str, str] | None = None,
) -> int:
    """Freeze the design as the next version and let participants see it; return its number.

    Reasons given here take the place of those given before.
    """
    actor.must(Permission.DESIGN_ROUNDS)
    with transaction(session):
        row = changeable_round(session, actor, round_id)
        if row.revision != revision:
            raise StaleDesignError(
                designed_round(session, clock=clock, actor=actor, round_id=round_id)
            )
        _must_not_be_answered(session, row)
        if reasons is not None:
            _explained(session, clock, actor, row, reasons)
        design = design_from(row.design)
        found = _gate(session, clock, actor, row, design)
        _must_be_publishable(session, row, design, found)
        _freeze(session, clock, row, design, found)
        note(
            session,
            clock=clock,
            actor=actor,
            action="round published",
            subject=("round", row.id),
            details={"version": row.version, "reasons": found.reasons},
        )
        return row.version


def close_round(session: Session, *, clock: Clock, actor: Actor, round_id: UUID) -> None:
    """Close a round now, before its time; the answers stay."""
    actor.must(Permission.DESIGN_ROUNDS)
    with transaction(session):
        row = own_round(session, actor, round_id)
        if row.status != RoundStatus.PUBLISHED:
            raise InvalidError(N_("Only a published round can be closed."))
        _must_be_considered(session, row)
        row.status = RoundStatus.CLOSED
        row.closes_at = min(clock.now(), row.closes_at or clock.now())
        row.revision += 1
        row.edited_by = actor.name
        note(session, clock=clock, actor=actor, action="round closed", subject=("round", row.id))


def _must_be_considered(session: Session, row: RoundRow) -> None:
    """Refuse to close a consultation while an interest has no word on how it was considered."""
    waiting = unconsidered(session, row.id) if row.kind == RoundKind.CONSULTATION else []
    if waiting:
        raise InvalidError(
            N_("Write first how this was considered: %(names)s. Then close the round."),
            names=", ".join(theme.name for theme in waiting),
        )


def _must_not_be_answered(session: Session, row: RoundRow) -> None:
    if any(told.published_on for told in feedback_of_round(session, row.id)):
        raise InvalidError(
            N_("Participants have been answered, so the round stays as it is. Copy it instead.")
        )


def _explained(
    session: Session, clock: Clock, actor: Actor, row: RoundRow, reasons: Mapping[str, str]
) -> Gate:
    found = _gate(session, clock, actor, row, design_from(row.design))
    known = {one.key for one in found.warnings}
    kept = {key: text.strip() for key, text in reasons.items() if key in known and text.strip()}
    if kept != found.reasons:
        row.design = {**row.design, "accepted_warnings": kept}
        row.revision += 1
        row.edited_by = actor.name
        note(
            session,
            clock=clock,
            actor=actor,
            action="warnings explained",
            subject=("round", row.id),
            details={"reasons": kept},
        )
    return Gate(found.findings, kept)


def _gate(session: Session, clock: Clock, actor: Actor, row: RoundRow, design: RoundDesign) -> Gate:
    return gate(
        design,
        now=clock.now(),
        statutory=statutory_languages(session, actor),
        earlier=_version_findings(session, row, design),
    )


def _version_findings(session: Session, row: RoundRow, design: RoundDesign) -> tuple[Finding, ...]:
    if row.version == 0:
        return ()
    chosen = (
        select(BackgroundRow.code)
        .join(ParticipationRow, ParticipationRow.id == BackgroundRow.participation_id)
        .where(
            ParticipationRow.round_id == row.id,
            BackgroundRow.attribute == Background.AREA.value,
        )
    )
    return tuple(
        version_findings(
            published_design(session, row),
            design,
            values=_different_answers(session, row.id),
            areas=session.scalars(chosen.distinct()).all(),
        )
    )


def _different_answers(session: Session, round_id: UUID) -> dict[str, set[Value]]:
    """Return the different answers to each question; all written texts count as one."""
    found: dict[str, set[Value]] = defaultdict(set)
    wanted = select(AnswerRow.question_key, AnswerRow.value).where(AnswerRow.round_id == round_id)
    for key, document in session.execute(wanted):
        text = "…" if document.get("text") is not None else None
        found[key].add(value_from({**document, "text": text}))
    return found


def _must_be_publishable(session: Session, row: RoundRow, design: RoundDesign, found: Gate) -> None:
    if row.version and published_design(session, row) == design:
        raise InvalidError(N_("Nothing has changed since the round was published."))
    if not found.is_open:
        raise GateClosedError(found)


def _freeze(
    session: Session, clock: Clock, row: RoundRow, design: RoundDesign, found: Gate
) -> None:
    row.version += 1
    row.status = RoundStatus.PUBLISHED
    row.opens_at = design.opens_at
    row.closes_at = design.closes_at
    session.add(
        RoundVersionRow(
            round_id=row.id,
            number=row.version,
            design=to_document(design),
            published_on=today(clock),
            gate=_as_document(found),
        )
    )


def _as_document(found: Gate) -> dict[str, object]:
    """Return what the gate said, to be kept beside the version (STD-108)."""
    return {
        "warnings": [
            {"code": one.code, "place": one.place, "reason": found.reasons.get(one.key, "")}
            for one in found.warnings
            if is_reason(found.reasons.get(one.key, ""))
        ]
    }
