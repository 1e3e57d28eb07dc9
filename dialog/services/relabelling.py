"""Let a round be labelled anew when the model, or the organisation's own taxonomy, is another."""

from uuid import UUID

from sqlalchemy.orm import Session

from analysis.model_store import ModelError
from dialog.domain.classification import Facet
from dialog.domain.clock import Clock
from dialog.domain.errors import NotFoundError
from dialog.domain.roles import Actor, Permission
from dialog.services.auditing import note
from dialog.services.classifying import Model, model
from dialog.services.labelling import frameworks_of
from dialog.services.queueing import enqueue
from dialog.services.taxonomies import taxonomy_of_round
from dialog.store.base import transaction
from dialog.store.rounds import round_of
from dialog.store.runs import labelled_otherwise


def labelled_before(session: Session, *, round_id: UUID, using: Model | None = None) -> int:
    """Return how many answers carry labels of another model, or by another taxonomy, than now."""
    try:
        chosen = using or model()
    except ModelError:
        return 0
    frameworks = frameworks_of(chosen.facets, taxonomy_of_round(session, round_id))
    area = frameworks.get(Facet.AREA, "")
    return labelled_otherwise(session, round_id, model_version=chosen.version, area=area)


def label_again(session: Session, *, clock: Clock, actor: Actor, round_id: UUID) -> None:
    """Queue a round to be labelled by the model of today; the earlier labels are kept."""
    actor.must(Permission.REVIEW_ANSWERS)
    with transaction(session):
        if round_of(session, actor.organisation_id, round_id) is None:
            raise NotFoundError
        key = f"classify-round:{round_id}"
        enqueue(session, kind="classify-round", key=key, payload={"round_id": str(round_id)})
        subject = ("round", round_id)
        note(session, clock=clock, actor=actor, action="round labelled again", subject=subject)
