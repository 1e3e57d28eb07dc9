"""Say where in the loop a round is: plan, ask, understand, decide, answer back, follow up."""

from dataclasses import dataclass
from enum import StrEnum

from dialog.domain.rounds import RoundStatus


class LoopStep(StrEnum):
    """The steps every round goes through, in order."""

    PLAN = "plan"
    ASK = "ask"
    UNDERSTAND = "understand"
    DECIDE = "decide"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"
    DONE = "done"


@dataclass(frozen=True)
class LoopFacts:
    """What has happened in a round, as far as the loop asks."""

    status: RoundStatus
    is_over: bool = False
    has_themes: bool = False
    is_decided: bool = False
    has_answered: bool = False
    has_followed_up: bool = False


def loop_step(facts: LoopFacts) -> LoopStep:
    """Return the step a round stands at."""
    if facts.status is RoundStatus.DRAFT:
        return LoopStep.PLAN
    if facts.status is RoundStatus.PUBLISHED and not facts.is_over:
        return LoopStep.ASK
    if facts.has_followed_up:
        return LoopStep.DONE
    if facts.has_answered:
        return LoopStep.FOLLOW_UP
    if facts.is_decided:
        return LoopStep.ANSWER
    return LoopStep.DECIDE if facts.has_themes else LoopStep.UNDERSTAND
