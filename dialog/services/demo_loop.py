"""Lead the demo's finished round to goals, measures, a decision and a report of its effect."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from dialog.domain.decisions import Activity, Decision, DecisionStep, StepAction, Taken
from dialog.domain.effects import EffectReport
from dialog.services.deciding import TakenText, plan_activities, take_decision
from dialog.services.decision_views import decision_with
from dialog.services.demo_goals import measure_carried_out
from dialog.services.demo_scene import Scene
from dialog.services.evaluating import report_effect
from dialog.services.looking_up import RoundView
from dialog.services.preparing import DecisionText, add_step, make_ready, prepare_decision
from dialog.store.documents import from_document

Document = Mapping[str, Any]
Ids = Mapping[str, UUID]


def decided(
    scene: Scene, view: RoundView, *, document: Document, themes: Ids, measures: Ids
) -> UUID:
    """Prepare the decision, lead it through its bodies, referred back once, and take it."""
    decision_id = prepared(scene, view, document=document, themes=themes, measures=measures)
    _take(scene, decision_id, document)
    return decision_id


def prepared(
    scene: Scene, view: RoundView, *, document: Document, themes: Ids, measures: Ids
) -> UUID:
    """Prepare a decision and lead it through its bodies until it is ready."""
    decision_id = prepare_decision(
        scene.session,
        clock=scene.clock(document["prepared_day"]),
        actor=scene.people["designer"],
        text=DecisionText(
            name=document["name"],
            body_id=scene.bodies[document["body"]],
            decision=from_document(Decision, dict(document["document"])),
            registration_number=document["registration_number"],
            round_id=view.id,
            measure_ids=tuple(measures[key] for key in document["measures"]),
            theme_ids=tuple(themes[key] for key in document["themes"]),
        ),
    )
    for step in document["steps"]:
        _step(scene, decision_id, step)
    make_ready(
        scene.session,
        clock=scene.clock(document["ready_day"]),
        actor=scene.people["designer"],
        decision_id=decision_id,
        revision=_revision(scene, decision_id),
    )
    return decision_id


def carried_out(
    scene: Scene, *, decision: Document, decision_id: UUID, measures: Ids, goals: Document
) -> None:
    """Plan what follows, carry the measures out and report what they led to."""
    activities = [Activity(one["what"], one["who"]) for one in decision["activities"]]
    plan_activities(
        scene.session,
        clock=scene.clock(decision["follow_up_day"]),
        actor=scene.people["designer"],
        decision_id=decision_id,
        revision=_revision(scene, decision_id),
        activities=activities,
        followed_up=tuple(decision["follow_up"]["notes"]),
    )
    for one in goals["measures"]:
        if "carried_day" in one:
            measure_carried_out(scene, measures[one["key"]], one)
    effect = decision["effect"]
    report_effect(
        scene.session,
        clock=scene.clock(effect["day"]),
        actor=scene.people["designer"],
        decision_id=decision_id,
        revision=_revision(scene, decision_id),
        report=from_document(EffectReport, dict(effect)),
    )


def _step(scene: Scene, decision_id: UUID, step: Document) -> None:
    add_step(
        scene.session,
        clock=scene.clock(step["day"], hour=16),
        actor=scene.people["designer"],
        decision_id=decision_id,
        revision=_revision(scene, decision_id),
        taken_step=DecisionStep(
            step["body"],
            scene.day(step["day"]),
            step["paragraph"],
            StepAction(step["action"]),
            step["note"],
        ),
    )


def _take(scene: Scene, decision_id: UUID, document: Document) -> None:
    taken = Taken(
        scene.day(document["decided_day"]),
        document["paragraph"],
        scene.day(document["follow_up_day"]),
    )
    take_decision(
        scene.session,
        clock=scene.clock(document["decided_day"], hour=18),
        actor=scene.people["elected"],
        decision_id=decision_id,
        revision=_revision(scene, decision_id),
        text=TakenText(
            body_id=scene.bodies[document["body"]],
            taken=taken,
            wording=dict(document["wording"]),
            motive=dict(document["motive"]),
        ),
    )


def _revision(scene: Scene, decision_id: UUID) -> int:
    actor = scene.people["designer"]
    return decision_with(scene.session, actor=actor, decision_id=decision_id).revision
