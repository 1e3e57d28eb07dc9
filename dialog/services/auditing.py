"""Note what staff do and count what participants do, inside the caller's transaction."""

from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.identity import OrganisationId
from dialog.domain.roles import Actor
from dialog.store.audit import AuditRow, count_action


def note(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    action: str,
    subject: tuple[str, UUID | None],
    details: dict[str, object] | None = None,
) -> None:
    """Add an entry to the audit log in the transaction under way."""
    session.add(
        AuditRow(
            organisation_id=actor.organisation_id,
            actor_id=actor.id,
            actor_name=actor.name,
            at=clock.now(),
            action=action,
            subject_type=subject[0],
            subject_id=subject[1],
            details=details or {},
        )
    )


def count(session: Session, *, clock: Clock, organisation_id: OrganisationId, action: str) -> None:
    """Count what a participant did, in a daily batch that says nothing of when."""
    count_action(session, organisation_id, today(clock), action)


def note_console(
    session: Session,
    *,
    clock: Clock,
    organisation_id: OrganisationId,
    action: str,
    subject: tuple[str, UUID | None],
) -> None:
    """Add an entry for what was done from the console, where nobody is logged in."""
    session.add(
        AuditRow(
            organisation_id=organisation_id,
            actor_name="console",
            at=clock.now(),
            action=action,
            subject_type=subject[0],
            subject_id=subject[1],
        )
    )
