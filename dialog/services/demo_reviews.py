"""Let the demo's analyst review answers, translate some, and begin themes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from dialog.domain.classification import DIMENSION_CODES, GOAL_CODES, Facet, Verdict
from dialog.domain.themes import RelationKind, Theme, ThemeKind
from dialog.services.demo_answers import HandedIn
from dialog.services.demo_scene import Scene, SetClock
from dialog.services.looking_up import RoundView
from dialog.services.reviewing import Opinion, Translation, review, translate
from dialog.services.theming import create_theme, relate
from dialog.store.documents import from_document
from dialog.store.labels import labels_of_answers

Document = Mapping[str, Any]
Labels = tuple[frozenset[str], frozenset[str]]
DIMENSION_LETTERS = {"s": "social", "e": "environmental", "c": "economic"}


def reviewed(
    scene: Scene, view: RoundView, *, document: Document, given: Sequence[HandedIn]
) -> None:
    """Review every answer whose row says what the analyst said of it."""
    clock = scene.clock(document["days"]["review"], hour=14)
    opinions: dict[Opinion, list[UUID]] = {}
    by_model = _labels_by_model(scene, given)
    for one in given:
        for answer_id in _reviewed_answers(one, document):
            opinion = _opinion(one.written.labels, by_model.get(answer_id))
            opinions.setdefault(opinion, []).append(answer_id)
    for opinion, ids in opinions.items():
        _review(scene, clock, view, ids, opinion)
        if opinion.verdict is Verdict.ACUTE and "handled" in document:
            handled = Opinion(Verdict.HANDLED, note=document["handled"])
            _review(scene, scene.clock(document["days"]["review"], hour=16), view, ids, handled)


def translated(
    scene: Scene, view: RoundView, *, document: Document, given: Sequence[HandedIn]
) -> None:
    """Keep the Swedish translations that somebody is said to have made."""
    clock = scene.clock(document["days"]["review"], hour=15)
    for one in given:
        if one.written.translation:
            translate(
                scene.session,
                clock=clock,
                actor=scene.people["analyst"],
                round_id=view.id,
                answer_id=one.open_answers[document["main"]],
                translation=Translation("sv", one.written.translation),
            )


def begun_themes(
    scene: Scene, view: RoundView, *, document: Document, given: Sequence[HandedIn]
) -> None:
    """Begin themes of an open round from the answers that hold certain words."""
    clock = scene.clock(document["days"]["review"] + 1)
    main = document["main"]
    for one in document.get("begun", ()):
        holding = [
            answer
            for answer in given
            if any(word in answer.written.words[main] for word in one["words"])
        ]
        ids = [answer.open_answers[main] for answer in holding]
        _theme(scene, clock, view, one, ids)


def themes_of(
    scene: Scene, view: RoundView, *, document: Document, given: Sequence[HandedIn], days: int
) -> dict[str, UUID]:
    """Build the themes and interests of the finished round, with how they pull."""
    themes = {
        one["key"]: _theme(
            scene,
            scene.clock(days),
            view,
            one,
            _answers_in(given, one["key"]),
        )
        for one in document["themes"]
    }
    for one in document["relations"]:
        relate(
            scene.session,
            clock=scene.clock(days, hour=11),
            actor=scene.people["analyst"],
            theme_id=themes[one["first"]],
            other_id=themes[one["second"]],
            kind=RelationKind(one["kind"]),
            why=one["why"],
        )
    return themes


def _reviewed_answers(one: HandedIn, document: Document) -> Iterable[UUID]:
    """Return the main answer, or the other one where there is no main; the finished round's all."""
    if not one.written.labels:
        return ()
    if document.get("all_reviewed"):
        return one.open_answers.values()
    keys = (document["main"], document["second"])
    return [one.open_answers[key] for key in keys if key in one.open_answers][:1]


def _opinion(words: Iterable[str], by_model: Labels | None) -> Opinion:
    """Return a verdict named as such, or labels: accepted where the model was right."""
    named = [Verdict(word) for word in words if word in set(Verdict)]
    if named:
        return Opinion(named[0])
    goals = tuple(code for code in GOAL_CODES if code in words)
    chosen = {DIMENSION_LETTERS[word] for word in words if word in DIMENSION_LETTERS}
    dimensions = tuple(code for code in DIMENSION_CODES if code in chosen)
    if by_model and by_model[0] <= set(goals) and by_model[1] <= set(dimensions):
        return Opinion(Verdict.ACCEPTED)
    return Opinion(Verdict.CORRECTED, goals, dimensions)


def _labels_by_model(scene: Scene, given: Sequence[HandedIn]) -> dict[UUID, Labels]:
    ids = [answer_id for one in given for answer_id in one.open_answers.values()]
    goals: dict[UUID, set[str]] = {answer_id: set() for answer_id in ids}
    dimensions: dict[UUID, set[str]] = {answer_id: set() for answer_id in ids}
    found = {Facet.GOAL.value: goals, Facet.DIMENSION.value: dimensions}
    for label in labels_of_answers(scene.session, ids):
        if label.facet in found:
            found[label.facet][label.answer_id].add(label.code)
    return {one: (frozenset(goals[one]), frozenset(dimensions[one])) for one in ids if goals[one]}


def _review(
    scene: Scene, clock: SetClock, view: RoundView, ids: Sequence[UUID], opinion: Opinion
) -> None:
    review(
        scene.session,
        clock=clock,
        actor=scene.people["analyst"],
        round_id=view.id,
        answer_ids=ids,
        opinion=opinion,
    )


def _answers_in(given: Sequence[HandedIn], theme: str) -> list[UUID]:
    return [
        answer_id
        for one in given
        if theme in one.written.themes
        for answer_id in one.open_answers.values()
    ]


def _theme(
    scene: Scene, clock: SetClock, view: RoundView, document: Document, ids: Sequence[UUID]
) -> UUID:
    theme = from_document(Theme, {"kind": ThemeKind.THEME.value, **document})
    return create_theme(
        scene.session,
        clock=clock,
        actor=scene.people["analyst"],
        round_id=view.id,
        theme=theme,
        answer_ids=ids,
    )
