"""Tell the demo's participants what was decided, and later what it led to."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from dialog.domain.feedback import (
    HAS_EFFECT,
    Clear,
    DecisionFeedback,
    EffectFeedback,
    Outcome,
    Stage,
)
from dialog.services.demo_scene import Scene
from dialog.services.feeding_back import (
    Place,
    publish_stage,
    save_decision_feedback,
    save_effect_feedback,
)
from dialog.services.looking_up import RoundView
from dialog.store.base import transaction
from dialog.store.documents import from_document
from dialog.store.feedback import ReactionRow

Document = Mapping[str, Any]
Ids = Mapping[str, UUID]
BY_A_BODY = HAS_EFFECT | {Outcome.NOT}


def told_of_decision(
    scene: Scene,
    view: RoundView,
    *,
    document: Document,
    themes: Ids,
    decision_id: UUID,
    days: int,
) -> None:
    """Write the first feedback on every theme and publish all of it at once."""
    for one in document["themes"]:
        feedback = _decision_feedback(scene, one)
        save_decision_feedback(
            scene.session,
            clock=scene.clock(days - 1),
            actor=scene.people["communicator"],
            place=Place(themes[one["key"]], 0),
            decision_id=decision_id if feedback.outcome in BY_A_BODY else None,
            feedback=feedback,
        )
    _publish(scene, view, Stage.DECISION, days)
    _found_clear(scene, view, Stage.DECISION, document["clear"]["decision"])


def told_of_effect(
    scene: Scene, view: RoundView, *, document: Document, themes: Ids, days: int
) -> None:
    """Write the second feedback on what was adopted and publish it."""
    for one in document["themes"]:
        if "effect" in one:
            save_effect_feedback(
                scene.session,
                clock=scene.clock(days - 1),
                actor=scene.people["communicator"],
                place=Place(themes[one["key"]], 0),
                feedback=from_document(EffectFeedback, dict(one["effect"])),
            )
    _publish(scene, view, Stage.EFFECT, days)
    _found_clear(scene, view, Stage.EFFECT, document["clear"]["effect"])


def _found_clear(scene: Scene, view: RoundView, stage: Stage, counts: Mapping[str, int]) -> None:
    """Write down how many found the answer clear; of people's replies only numbers are kept."""
    with transaction(scene.session):
        scene.session.add_all(
            ReactionRow(round_id=view.id, stage=stage, reply=Clear(reply), count=count)
            for reply, count in counts.items()
        )


def _publish(scene: Scene, view: RoundView, stage: Stage, days: int) -> None:
    publish_stage(
        scene.session,
        clock=scene.clock(days, hour=12),
        actor=scene.people["communicator"],
        round_id=view.id,
        stage=stage,
    )


def _decision_feedback(scene: Scene, theme: Document) -> DecisionFeedback:
    written = theme["feedback"]
    passed = written.get("passed_day")
    days = {"passed_on": scene.day(passed).isoformat()} if passed is not None else {}
    return from_document(DecisionFeedback, {**written, **days, "heard": theme["summary"]})
