"""Fill an installation with a made-up municipality, through the services everybody uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.model_store import ModelError
from dialog.domain.answers import ParticipationStatus
from dialog.domain.clock import Clock, today
from dialog.domain.ports import Keys
from dialog.domain.receipts import ReceiptCode
from dialog.services.answering import enqueue_classification, leave_contact
from dialog.services.classifying import classify_round
from dialog.services.demo_answers import AnsweredRound, HandedIn
from dialog.services.demo_drawing import Written
from dialog.services.demo_feedback import told_of_decision, told_of_effect
from dialog.services.demo_goals import goals_set, measures_weighed
from dialog.services.demo_loop import carried_out, decided, prepared
from dialog.services.demo_people import found
from dialog.services.demo_reviews import begun_themes, reviewed, themes_of, translated
from dialog.services.demo_rounds import closed, published
from dialog.services.demo_scene import Scene
from dialog.services.looking_up import RoundView
from dialog.store.answers import ParticipationRow
from dialog.store.base import transaction
from dialog.store.organisations import OrganisationRow, organisation_by_slug

Document = Mapping[str, Any]
LOADED = "demo_loaded"
THEMES_DAY, TOLD_DAY, TOLD_AGAIN_DAY = -384, -312, -44


@dataclass(frozen=True)
class RoundContent:
    """A round's document and the rows of its answers."""

    document: Document
    rows: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class DemoContent:
    """Everything the demo is made of, as it stands in its files."""

    organisation: Document
    open_rounds: Sequence[RoundContent]
    finished: RoundContent
    themes: Document
    goals: Document
    decision: Document


def demo_state(session: Session, *, slug: str) -> bool | None:
    """Say whether the demo is loaded; None means that loading was interrupted."""
    row = organisation_by_slug(session, slug)
    return False if row is None else (row.settings.get(LOADED) or None)


def fill(
    session: Session,
    *,
    clock: Clock,
    keys: Keys,
    content: DemoContent,
    password_hash: str,
    codes: Mapping[str, ReceiptCode],
) -> None:
    """Load the municipality with all its days counted from today.

    codes: receipt codes that open the first answer in each of these languages.
    """
    base = today(clock)
    scene = found(
        session,
        keys=keys,
        base=base,
        document=content.organisation,
        password_hash=password_hash,
    )
    _finished_round(scene, content, codes)
    for one in content.open_rounds:
        _open_round(scene, content, one)
    with transaction(session):
        row = session.get_one(OrganisationRow, scene.organisation_id)
        row.settings = {**row.settings, LOADED: True}


def _open_round(scene: Scene, content: DemoContent, one: RoundContent) -> None:
    view, given = _answered(scene, content, one, {})
    _labelled(scene, view, days=0)
    reviewed(scene, view, document=one.document, given=given)
    translated(scene, view, document=one.document, given=given)
    begun_themes(scene, view, document=one.document, given=given)


def _finished_round(scene: Scene, content: DemoContent, codes: Mapping[str, ReceiptCode]) -> None:
    one = content.finished
    view, given = _answered(scene, content, one, codes)
    closed(scene, view, one.document)
    _labelled(scene, view, days=one.document["days"]["closes"] + 1)
    reviewed(scene, view, document=one.document, given=given)
    translated(scene, view, document=one.document, given=given)
    themes = themes_of(scene, view, document=content.themes, given=given, days=THEMES_DAY)
    _led_on(scene, view, content, themes)


def _led_on(
    scene: Scene, view: RoundView, content: DemoContent, themes: Mapping[str, UUID]
) -> None:
    """Lead the finished round's themes to their goals, decision, effect and both feedbacks."""
    goals = goals_set(scene, view, document=content.goals, themes=themes)
    measures = measures_weighed(scene, document=content.goals, goals=goals, themes=themes)
    decision_id = decided(scene, view, document=content.decision, themes=themes, measures=measures)
    told_of_decision(
        scene,
        view,
        document=content.themes,
        themes=themes,
        decision_id=decision_id,
        days=TOLD_DAY,
    )
    carried_out(
        scene,
        decision=content.decision,
        decision_id=decision_id,
        measures=measures,
        goals=content.goals,
    )
    told_of_effect(scene, view, document=content.themes, themes=themes, days=TOLD_AGAIN_DAY)
    waiting = content.decision["waiting"]
    prepared(scene, view, document=waiting, themes=themes, measures=measures)


def _answered(
    scene: Scene, content: DemoContent, one: RoundContent, codes: Mapping[str, ReceiptCode]
) -> tuple[RoundView, list[HandedIn]]:
    view = published(scene, one.document, content.organisation["areas"])
    rows = [Written.from_row(row, one.document) for row in one.rows]
    languages = [row.language for row in rows]
    asked = AnsweredRound(scene, view, one.document, content.organisation)
    given = asked.hand_in(
        rows, codes={languages.index(language): code for language, code in codes.items()}
    )
    for email, language in one.document["contacts"]:
        leave_contact(scene.session, keys=scene.keys, view=view, email=email, language=language)
    return view, given


def _labelled(scene: Scene, view: RoundView, *, days: int) -> None:
    """Label the answers at once; without a model they wait for one in the queue."""
    try:
        classify_round(
            scene.session,
            clock=scene.clock(days),
            round_id=view.id,
            progress=lambda _done, _total: None,
        )
    except ModelError:
        _queue(scene, view)


def _queue(scene: Scene, view: RoundView) -> None:
    submitted = select(ParticipationRow).where(
        ParticipationRow.round_id == view.id,
        ParticipationRow.status == ParticipationStatus.SUBMITTED,
    )
    with transaction(scene.session):
        for row in scene.session.scalars(submitted).all():
            enqueue_classification(scene.session, row)
