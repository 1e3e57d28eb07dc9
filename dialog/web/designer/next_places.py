"""Say where the next step of a round is taken, to those who may go there."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from dialog.domain.loop import LoopStep
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext


@dataclass(frozen=True)
class _Place:
    endpoint: str
    words: str
    permission: Permission


@dataclass(frozen=True)
class NextPlace:
    """A page to go on to, and what its button says."""

    url: str
    words: str


_PLACES: dict[LoopStep, _Place] = {
    LoopStep.ASK: _Place("analyst.results_who", N_("See who has answered"), Permission.SEE_RESULTS),
    LoopStep.UNDERSTAND: _Place(
        "analyst.review_round", N_("Review answers"), Permission.REVIEW_ANSWERS
    ),
    LoopStep.DECIDE: _Place("analyst.themes_round", N_("To the themes"), Permission.SEE_DESK),
    LoopStep.ANSWER: _Place("steering.feedback_desk", N_("To the feedback"), Permission.SEE_DESK),
    LoopStep.FOLLOW_UP: _Place(
        "steering.feedback_desk", N_("To the feedback"), Permission.SEE_DESK
    ),
}


def next_place(step: LoopStep, *, round_id: UUID, actor: Actor) -> NextPlace | None:
    """Return where this step of a round is taken; nothing when the actor may not go there."""
    place = _PLACES.get(step)
    if place is None or not actor.may(place.permission):
        return None
    return NextPlace(url_for(place.endpoint, round_id=round_id), gettext(place.words))
