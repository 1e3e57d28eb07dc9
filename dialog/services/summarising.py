"""Summarise the dialogue behind a decision, and who it did not reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.coverage import Reached
from dialog.domain.identity import RoundId
from dialog.domain.roles import Actor
from dialog.domain.wording import Texts
from dialog.services.decision_views import DecisionView
from dialog.services.hearing import HeardTheme, heard_themes
from dialog.services.looking_up import round_with
from dialog.services.reaching import coverage


@dataclass(frozen=True)
class Unreached:
    """A planned group that was not reached, or of which it is not known."""

    name: str
    state: Reached


@dataclass(frozen=True)
class Dialogue:
    """One round behind a decision: who was asked what, who answered, what they said."""

    name: str
    purpose: Texts
    languages: tuple[str, ...]
    threads: int
    themes: tuple[HeardTheme, ...]
    unreached: tuple[Unreached, ...]
    no_groups_reason: str


def dialogues(
    session: Session, *, clock: Clock, actor: Actor, view: DecisionView
) -> list[Dialogue]:
    """Return the rounds behind a decision with what was heard in each."""
    themes = heard_themes(session, actor=actor, ids=view.theme_ids) if view.theme_ids else []
    rounds = dict.fromkeys([*([view.round_id] if view.round_id else []), *_rounds(themes)])
    return [_dialogue(session, clock, actor, RoundId(one), themes) for one in rounds]


def _rounds(themes: Iterable[HeardTheme]) -> list[UUID]:
    return [theme.round_id for theme in themes]


def _dialogue(
    session: Session, clock: Clock, actor: Actor, round_id: RoundId, themes: list[HeardTheme]
) -> Dialogue:
    found = round_with(session, organisation_id=actor.organisation_id, round_id=round_id)
    reach = coverage(session, clock=clock, actor=actor, round_id=round_id)
    return Dialogue(
        name=found.name,
        purpose=found.design.purpose,
        languages=found.design.languages,
        threads=reach.facts.counted,
        themes=tuple(theme for theme in themes if theme.round_id == round_id),
        unreached=tuple(
            Unreached(one.group.name, one.state)
            for one in reach.groups
            if one.state in {Reached.BELOW, Reached.UNKNOWN, Reached.UNASKED}
        ),
        no_groups_reason=found.design.no_groups_reason,
    )
