"""Bring each stage of the feedback to every address that was left, exactly once."""

import hmac
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock, today
from dialog.domain.errors import NotFoundError
from dialog.domain.feedback import DeliveryState, Stage
from dialog.domain.identity import OrganisationId, RoundId
from dialog.domain.organisations import Organisation
from dialog.domain.ports import Keys
from dialog.domain.roles import Actor, Permission
from dialog.services.auditing import count, note
from dialog.services.looking_up import RoundView, organisation_with, round_with
from dialog.services.queueing import MOST_ATTEMPTS, enqueue
from dialog.store.base import transaction
from dialog.store.contacts import (
    ContactRow,
    DeliveryRow,
    contact_of,
    contacts_of,
    delivery_counts,
    delivery_to,
    erase_contact,
    failed_deliveries,
)

JOB = "feedback-mail"
_MARK_LENGTH = 16


@dataclass(frozen=True)
class Letter:
    """What one e-mail needs to know; it carries nothing that anybody answered."""

    to: str
    language: str
    stage: Stage
    organisation: Organisation
    round: RoundView
    reference: str
    removal_token: str


@dataclass(frozen=True)
class Deliveries:
    """How many addresses there are, and how many were sent a stage; never which."""

    addresses: int
    waiting: int
    sent: int
    failed: int


def queue_deliveries(session: Session, *, round_id: UUID, stage: Stage) -> int:
    """Ask, inside the caller's transaction, for one e-mail per address not yet written to."""
    queued = 0
    for contact in contacts_of(session, round_id):
        if delivery_to(session, contact.id, stage) is None:
            session.add(DeliveryRow(round_id=round_id, contact_id=contact.id, stage=stage))
            _ask(session, contact.id, stage)
            queued += 1
    return queued


def letter_to(session: Session, *, keys: Keys, contact_id: UUID, stage: Stage) -> Letter | None:
    """Return the e-mail to write, or None when it is sent or the address is gone."""
    contact = session.get(ContactRow, contact_id)
    delivery = delivery_to(session, contact_id, stage)
    if contact is None or delivery is None or delivery.state == DeliveryState.SENT:
        return None
    organisation_id = OrganisationId(contact.organisation_id)
    return Letter(
        to=keys.decrypt(contact.sealed),
        language=contact.language,
        stage=stage,
        organisation=organisation_with(session, organisation_id=organisation_id),
        round=round_with(
            session, organisation_id=organisation_id, round_id=RoundId(contact.round_id)
        ),
        reference=delivery.id.hex,
        removal_token=removal_token(keys, organisation_id, contact_id),
    )


def note_sent(session: Session, *, clock: Clock, contact_id: UUID, stage: Stage) -> None:
    """Remember that an e-mail was handed over."""
    with transaction(session):
        delivery = delivery_to(session, contact_id, stage)
        if delivery is not None:
            delivery.state, delivery.day = DeliveryState.SENT, today(clock)
            delivery.attempts += 1


def note_refused(session: Session, *, contact_id: UUID, stage: Stage) -> bool:
    """Remember that the mail server refused; say whether it is worth trying again."""
    with transaction(session):
        delivery = delivery_to(session, contact_id, stage)
        if delivery is None:
            return False
        delivery.attempts += 1
        if delivery.attempts >= MOST_ATTEMPTS:
            delivery.state = DeliveryState.FAILED
        return delivery.state != DeliveryState.FAILED


def try_again(
    session: Session, *, clock: Clock, actor: Actor, round_id: UUID, stage: Stage
) -> None:
    """Queue the e-mails that failed once more."""
    actor.must(Permission.GIVE_FEEDBACK)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=RoundId(round_id))
    with transaction(session):
        failed = failed_deliveries(session, view.id, stage)
        for delivery in failed:
            if delivery.contact_id is not None:
                delivery.state, delivery.attempts = DeliveryState.WAITING, 0
                _ask(session, delivery.contact_id, stage)
        note(
            session,
            clock=clock,
            actor=actor,
            action="failed e-mails tried again",
            subject=("round", view.id),
            details={"stage": stage.value, "e-mails": len(failed)},
        )


def deliveries(session: Session, *, actor: Actor, round_id: UUID) -> dict[Stage, Deliveries]:
    """Return the delivery log of a round as numbers."""
    actor.must(Permission.SEE_DESK)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=RoundId(round_id))
    addresses = len(contacts_of(session, view.id))
    counts = delivery_counts(session, view.id)
    return {
        stage: Deliveries(
            addresses, *(counts.get((stage.value, state.value), 0) for state in DeliveryState)
        )
        for stage in Stage
    }


def remove_address(
    session: Session, *, clock: Clock, keys: Keys, organisation_id: OrganisationId, token: str
) -> None:
    """Erase the address a signed link names; an address already gone is no error."""
    contact_id = read_removal_token(keys, organisation_id, token)
    with transaction(session):
        if contact_of(session, organisation_id, contact_id) is not None:
            erase_contact(session, contact_id)
            count(session, clock=clock, organisation_id=organisation_id, action="address removed")


def removal_token(keys: Keys, organisation_id: OrganisationId, contact_id: UUID) -> str:
    """Return the signed part of the link that removes an address."""
    return f"{contact_id.hex}-{_mark(keys, organisation_id, contact_id)}"


def read_removal_token(keys: Keys, organisation_id: OrganisationId, token: str) -> UUID:
    """Return the contact a signed link names or raise NotFoundError."""
    written, _, mark = token.partition("-")
    try:
        contact_id = UUID(hex=written)
    except ValueError as problem:
        raise NotFoundError from problem
    wanted = _mark(keys, organisation_id, contact_id)
    if not hmac.compare_digest(wanted.encode(), mark.encode()):
        raise NotFoundError
    return contact_id


def _mark(keys: Keys, organisation_id: OrganisationId, contact_id: UUID) -> str:
    return keys.keyed_mark("remove-address", f"{organisation_id}:{contact_id}")[:_MARK_LENGTH].hex()


def _ask(session: Session, contact_id: UUID, stage: Stage) -> None:
    enqueue(
        session,
        kind=JOB,
        key=f"{JOB}:{contact_id}:{stage.value}",
        payload={"contact_id": str(contact_id), "stage": stage.value},
    )
