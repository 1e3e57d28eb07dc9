"""Design and publish the demo's rounds, through the same gate as any other."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialog.domain.identity import RoundId
from dialog.domain.rounds import RoundDesign, RoundKind
from dialog.services.demo_scene import Scene, moment_on
from dialog.services.designing import create_round
from dialog.services.looking_up import RoundView, round_with
from dialog.services.publishing import accept_warnings, close_round, publish_round
from dialog.store.base import transaction
from dialog.store.documents import from_document, to_document
from dialog.store.rounds import RoundRow

Document = Mapping[str, Any]
OPENING_HOUR, CLOSING_HOUR = 8, 20


def published(scene: Scene, document: Document, areas: Sequence[Document]) -> RoundView:
    """Return a round that was designed, passed the gate and opened on its days."""
    session, designer = scene.session, scene.people["designer"]
    opens = document["days"]["opens"]
    design = _design(scene, document, areas)
    round_id = create_round(
        session,
        clock=scene.clock(opens - 20),
        actor=designer,
        kind=RoundKind(design.kind),
        name=document["name"],
        language="sv",
    )
    _write(scene, round_id, document, design)
    clock = scene.clock(opens - 2, hour=15)
    reasons = document.get("reasons", {})
    accept_warnings(session, clock=clock, actor=designer, round_id=round_id, reasons=reasons)
    revision = session.get_one(RoundRow, round_id).revision
    publish_round(session, clock=clock, actor=designer, round_id=round_id, revision=revision)
    return round_with(session, organisation_id=scene.organisation_id, round_id=round_id)


def closed(scene: Scene, view: RoundView, document: Document) -> None:
    """Close a round on its last day."""
    clock = scene.clock(document["days"]["closes"], hour=CLOSING_HOUR)
    designer = scene.people["designer"]
    close_round(scene.session, clock=clock, actor=designer, round_id=view.id)


def _write(scene: Scene, round_id: RoundId, document: Document, design: RoundDesign) -> None:
    """Write the whole design down; an official writes it part by part."""
    with transaction(scene.session):
        row = scene.session.get_one(RoundRow, round_id)
        row.slug, row.short_code = document["slug"], document["short_code"]
        row.design = to_document(design)
        row.revision += 1


def _design(scene: Scene, document: Document, areas: Sequence[Document]) -> RoundDesign:
    days, written = document["days"], document["design"]
    expected = scene.day(days["decision"]).isoformat()
    return from_document(
        RoundDesign,
        {
            **written,
            "areas": areas,
            "opens_at": moment_on(scene.day(days["opens"]), OPENING_HOUR).isoformat(),
            "closes_at": moment_on(scene.day(days["closes"]), CLOSING_HOUR).isoformat(),
            "feedback_on": scene.day(days["feedback"]).isoformat(),
            "decision": {**written["decision"], "expected_on": expected},
        },
    )
