"""Set the demo's goals, follow them, and propose, assess and weigh its measures."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from dialog.domain.goals import Goal, InputUse, ThemeUse
from dialog.domain.impact import Horizon, ImpactCell, ImpactRow, Parameters, Sign
from dialog.domain.indicators import Measured, Polarity, Target
from dialog.domain.measures import DirectOutcome, Measure, Outcome, Route
from dialog.domain.priorities import Effect, Effort
from dialog.services.assessing import (
    MeasureText,
    measure_with,
    propose_measure,
    save_assessment,
)
from dialog.services.carrying_out import carry_out, end_without_decision
from dialog.services.demo_scene import Scene
from dialog.services.following_up import IndicatorText, add_indicator, record_value
from dialog.services.goal_setting import GoalText, adopt_goal, create_goal
from dialog.services.looking_up import RoundView
from dialog.services.prioritising import prioritise
from dialog.store.documents import from_document

Document = Mapping[str, Any]
Ids = Mapping[str, UUID]
PROPOSED_DAY, ASSESSED_DAY, WEIGHED_DAY = -372, -366, -362


def goals_set(scene: Scene, view: RoundView, *, document: Document, themes: Ids) -> dict[str, UUID]:
    """Write the goals down from their themes, adopt them and follow them."""
    return {one["key"]: _goal(scene, view, one, themes) for one in document["goals"]}


def measures_weighed(
    scene: Scene, *, document: Document, goals: Ids, themes: Ids
) -> dict[str, UUID]:
    """Propose the measures; some end directly, the others are assessed and weighed."""
    measures = {one["key"]: _propose(scene, one, goals, themes) for one in document["measures"]}
    for one in document["measures"]:
        if "direct" in one:
            _end_directly(scene, measures[one["key"]], one)
        else:
            _assess(scene, measures[one["key"]], one)
            _weigh(scene, measures[one["key"]], one)
    return measures


def measure_carried_out(scene: Scene, measure_id: UUID, document: Document) -> None:
    """Say that a decided measure is carried out."""
    carry_out(
        scene.session,
        clock=scene.clock(document["carried_day"]),
        actor=scene.people["designer"],
        measure_id=measure_id,
        revision=_revision(scene, measure_id),
        on=scene.day(document["carried_day"]),
        text=document["carried_note"],
    )


def _goal(scene: Scene, view: RoundView, document: Document, themes: Ids) -> UUID:
    uses = tuple(
        ThemeUse(themes[one["theme"]], InputUse(one["use"]), one["note"])
        for one in document["uses"]
    )
    clock, actor = scene.clock(document["day"]), scene.people["analyst"]
    text = GoalText(
        name=document["name"],
        goal=_goal_document(scene, view, document["document"]),
        body_id=scene.bodies[document["body"]],
        uses=uses,
    )
    goal_id = create_goal(scene.session, clock=clock, actor=actor, text=text)
    adopt_goal(scene.session, clock=clock, actor=actor, goal_id=goal_id, revision=1)
    for indicator in document["indicators"]:
        _follow(scene, goal_id, indicator, document["day"])
    return goal_id


def _goal_document(scene: Scene, view: RoundView, document: Document) -> Goal:
    smart = {
        **document["smart"],
        "accepted_round": str(view.id),
        "due_on": scene.day(document["smart"]["due_day"]).isoformat(),
    }
    shared = {"partner_round": str(view.id)} if document["control"] == "shared" else {}
    return from_document(Goal, {**document, **shared, "smart": smart})


def _follow(scene: Scene, goal_id: UUID, document: Document, days: int) -> None:
    expected = document.get("expected_day")
    actor = scene.people["analyst"]
    indicator_id = add_indicator(
        scene.session,
        clock=scene.clock(days, hour=11),
        actor=actor,
        goal_id=goal_id,
        text=IndicatorText(
            name=document["name"],
            unit=document.get("unit", ""),
            polarity=Polarity(document["polarity"]),
            qualitative=document.get("qualitative", False),
            method=document["method"],
            baseline=document.get("baseline"),
            target=Target(document.get("target", "level")),
            expected=document.get("expected"),
            expected_on=scene.day(expected) if expected else None,
            comparison=document.get("comparison"),
            comparison_name=document.get("comparison_name", ""),
        ),
    )
    for one in document["values"]:
        record_value(
            scene.session,
            clock=scene.clock(max(one["day"], days), hour=13),
            actor=actor,
            indicator_id=indicator_id,
            measured=Measured(scene.day(one["day"]), one.get("value"), one.get("note", "")),
        )


def _propose(scene: Scene, document: Document, goals: Ids, themes: Ids) -> UUID:
    return propose_measure(
        scene.session,
        clock=scene.clock(document.get("proposed_day", PROPOSED_DAY)),
        actor=scene.people["designer"],
        text=MeasureText(
            name=document["name"],
            measure=from_document(Measure, dict(document["document"])),
            route=Route(document["route"]),
            goal_id=goals[document["goal"]],
            theme_ids=tuple(themes[key] for key in document["themes"]),
        ),
    )


def _assess(scene: Scene, measure_id: UUID, document: Document) -> None:
    cells = [
        ImpactCell(ImpactRow(row), Horizon(horizon), Sign(sign), text)
        for row, horizons in document["cells"].items()
        for horizon, (sign, text) in horizons.items()
    ]
    save_assessment(
        scene.session,
        clock=scene.clock(document.get("assessed_day", ASSESSED_DAY)),
        actor=scene.people["designer"],
        measure_id=measure_id,
        revision=_revision(scene, measure_id),
        cells=cells,
        parameters=Parameters(**document["parameters"]),
        finish=True,
    )


def _weigh(scene: Scene, measure_id: UUID, document: Document) -> None:
    prioritise(
        scene.session,
        clock=scene.clock(document.get("weighed_day", WEIGHED_DAY)),
        actor=scene.people["designer"],
        measure_id=measure_id,
        revision=_revision(scene, measure_id),
        effort=Effort(document["effort"]),
        effect=Effect(document["effect"]),
        weighed_by=tuple(document["weighed_by"]),
        weighing_note=document["weighing_note"],
    )


def _end_directly(scene: Scene, measure_id: UUID, document: Document) -> None:
    end_without_decision(
        scene.session,
        clock=scene.clock(document["direct_day"]),
        actor=scene.people["designer"],
        measure_id=measure_id,
        revision=_revision(scene, measure_id),
        outcome=Outcome(
            DirectOutcome(document["direct"]),
            scene.day(document["direct_day"]),
            document["direct_text"],
            document.get("direct_to", ""),
        ),
    )


def _revision(scene: Scene, measure_id: UUID) -> int:
    actor = scene.people["designer"]
    return measure_with(scene.session, actor=actor, measure_id=measure_id).revision
