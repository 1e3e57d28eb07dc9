"""Show what was heard behind goals, measures and decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.errors import NotFoundError
from dialog.domain.roles import Actor
from dialog.domain.wording import Texts
from dialog.store.heard import (
    answers_behind,
    answers_per_theme,
    themes_with_rounds,
)
from dialog.store.organisations import bodies_of
from dialog.store.rounds import rounds_of


@dataclass(frozen=True)
class HeardTheme:
    """A theme with its round and the number of answers in it now."""

    id: UUID
    name: str
    kind: str
    control: str
    title: Texts
    summary: Texts
    round_id: UUID
    round_name: str
    answers: int


@dataclass(frozen=True)
class Choice:
    """Something with a name that can be chosen."""

    id: UUID
    name: str


@dataclass(frozen=True)
class BodyChoice:
    """A body that can be chosen, and whether it decides."""

    id: UUID
    name: str
    may_decide: bool


def heard_themes(
    session: Session, *, actor: Actor, ids: Iterable[UUID] | None = None
) -> list[HeardTheme]:
    """Return an organisation's themes, or some of them, with their counts."""
    wanted = set(ids) if ids is not None else None
    pairs = [
        pair
        for pair in themes_with_rounds(session, actor.organisation_id)
        if wanted is None or pair[0].id in wanted
    ]
    counts = answers_per_theme(session, [theme.id for theme, _round in pairs])
    return [
        HeardTheme(
            theme.id,
            theme.name,
            theme.kind,
            theme.control,
            dict(theme.title),
            dict(theme.summary),
            round_row.id,
            round_row.name,
            counts.get(theme.id, 0),
        )
        for theme, round_row in pairs
    ]


def number_of_answers(session: Session, *, theme_ids: Iterable[UUID]) -> int:
    """Return how many answers stand behind themes; one in two themes counts once."""
    return len(answers_behind(session, list(theme_ids)))


def own_themes_only(session: Session, *, actor: Actor, ids: Iterable[UUID]) -> list[UUID]:
    """Return theme ids, or raise NotFoundError when one belongs to somebody else."""
    wanted = list(dict.fromkeys(ids))
    own = {theme.id for theme, _round in themes_with_rounds(session, actor.organisation_id)}
    if not own.issuperset(wanted):
        raise NotFoundError
    return wanted


def round_choices(session: Session, *, actor: Actor) -> list[Choice]:
    """Return the rounds a goal or decision can point at."""
    return [Choice(row.id, row.name) for row in rounds_of(session, actor.organisation_id)]


def body_choices(session: Session, *, actor: Actor) -> list[BodyChoice]:
    """Return the organisation's bodies, saying which may decide."""
    rows = bodies_of(session, actor.organisation_id)
    return [BodyChoice(row.id, row.name, row.may_decide) for row in rows]
