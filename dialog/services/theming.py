"""Build themes and interests from answers, relate and merge them, and say what is unconsidered."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.goals import Control
from dialog.domain.identity import ThemeId, new_id
from dialog.domain.missing import refuse_if
from dialog.domain.revisions import next_revision
from dialog.domain.roles import Actor, Permission
from dialog.domain.themes import (
    RelationKind,
    Theme,
    ThemeKind,
    is_considered,
    merged,
    missing_in_theme,
    must_be_considered,
)
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.reviewing import own_open_texts
from dialog.store.base import transaction
from dialog.store.rounds import published_design, round_of
from dialog.store.theme_links import feedback_on_theme, hand_over
from dialog.store.themes import (
    ThemeRelationRow,
    ThemeRow,
    put_in,
    relations_of_theme,
    take_out,
    theme_of,
    themes_of_round,
)

LONGEST_NOTE = 2000


@dataclass(frozen=True)
class Unconsidered:
    """A theme on which nobody has written how it was considered."""

    id: ThemeId
    name: str
    kind: ThemeKind
    control: Control


def unconsidered(session: Session, round_id: UUID) -> list[Unconsidered]:
    """Return interests, and themes others steer, without a word on how they were considered."""
    return [
        Unconsidered(ThemeId(row.id), row.name, ThemeKind(row.kind), Control(row.control))
        for row in themes_of_round(session, round_id)
        if must_be_considered(ThemeKind(row.kind), Control(row.control))
        and not is_considered(row.how_considered)
    ]


def create_theme(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: UUID,
    theme: Theme,
    answer_ids: Collection[UUID] = (),
) -> ThemeId:
    """Make a theme, from answers if some were chosen."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        row = ThemeRow(
            id=new_id(), organisation_id=actor.organisation_id, round_id=round_id, revision=0
        )
        _write(session, actor, row, theme)
        session.add(row)
        session.flush()
        if answer_ids:
            own_open_texts(session, actor=actor, round_id=round_id, ids=answer_ids)
            put_in(session, row.id, answer_ids)
        _note(session, clock, actor, "theme created", row.id, answers=len(answer_ids))
        return ThemeId(row.id)


def change_theme(
    session: Session, *, clock: Clock, actor: Actor, theme_id: UUID, revision: int, theme: Theme
) -> None:
    """Save a theme unless somebody else saved it since."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        row = own_theme(session, actor, theme_id)
        next_revision(row.revision, seen=revision)
        _write(session, actor, row, theme)
        _note(session, clock, actor, "theme changed", row.id)


def add_answers(
    session: Session, *, clock: Clock, actor: Actor, theme_id: UUID, answer_ids: Collection[UUID]
) -> int:
    """Put answers of the same round into a theme; return how many were not there before."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        row = own_theme(session, actor, theme_id)
        own_open_texts(session, actor=actor, round_id=row.round_id, ids=answer_ids)
        new = put_in(session, row.id, answer_ids)
        _note(session, clock, actor, "answers put in theme", row.id, answers=new)
        return new


def remove_answers(
    session: Session, *, clock: Clock, actor: Actor, theme_id: UUID, answer_ids: Collection[UUID]
) -> None:
    """Take answers out of a theme; the answers themselves stay."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        row = own_theme(session, actor, theme_id)
        take_out(session, row.id, answer_ids)
        _note(session, clock, actor, "answers taken out", row.id, answers=len(answer_ids))


def relate(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    theme_id: UUID,
    other_id: UUID,
    kind: RelationKind,
    why: str,
) -> None:
    """Say that two themes of a round pull together or against each other, and why."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        first, second = _pair(session, actor, theme_id, other_id)
        if not why.strip():
            raise InvalidError(N_("Write what you see, in a sentence."), field="note")
        row = _relation_between(session, first, second)
        row.kind, row.note = kind.value, why.strip()[:LONGEST_NOTE]
        session.add(row)
        _note(session, clock, actor, f"{kind.value} marked", first.id)


def unrelate(session: Session, *, clock: Clock, actor: Actor, relation_id: UUID) -> ThemeId:
    """Take a synergy or conflict away and return the theme it started from."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        row = session.get(ThemeRelationRow, relation_id)
        if row is None:
            raise NotFoundError
        theme = own_theme(session, actor, row.first_id)
        session.delete(row)
        _note(session, clock, actor, f"{row.kind} taken away", theme.id)
        return ThemeId(theme.id)


def merge(
    session: Session, *, clock: Clock, actor: Actor, theme_id: UUID, into_id: UUID
) -> ThemeId:
    """Let one theme become part of another, with its answers and everything it led to."""
    actor.must(Permission.BUILD_THEMES)
    with transaction(session):
        gone, kept = _pair(session, actor, theme_id, into_id)
        if feedback_on_theme(session, gone.id) and feedback_on_theme(session, kept.id):
            raise InvalidError(
                N_("Participants have been told about both themes. They must stay apart."),
                field="into",
            )
        _write(session, actor, kept, merged(theme_in(kept), theme_in(gone)))
        hand_over(session, theme_id=gone.id, to=kept.id)
        _note(session, clock, actor, "themes merged", kept.id, merged=gone.name)
        session.delete(gone)
        return ThemeId(kept.id)


def own_theme(session: Session, actor: Actor, theme_id: UUID) -> ThemeRow:
    """Return a theme of the actor's organisation or raise NotFoundError."""
    row = theme_of(session, actor.organisation_id, theme_id)
    if row is None:
        raise NotFoundError
    return row


def theme_in(row: ThemeRow) -> Theme:
    """Return a stored theme as the domain knows it."""
    return Theme(
        ThemeKind(row.kind),
        dict(row.title),
        dict(row.summary),
        row.holders,
        Control(row.control),
        dict(row.how_considered),
    )


def _write(session: Session, actor: Actor, row: ThemeRow, theme: Theme) -> None:
    round_row = round_of(session, actor.organisation_id, row.round_id)
    if round_row is None:
        raise NotFoundError
    languages = published_design(session, round_row).languages
    refuse_if(missing_in_theme(theme, languages))
    row.name = theme.name(languages)
    row.kind, row.control = theme.kind.value, theme.control.value
    row.title, row.summary = dict(theme.title), dict(theme.summary)
    row.holders, row.how_considered = theme.holders.strip(), dict(theme.how_considered)
    row.revision += 1


def _pair(
    session: Session, actor: Actor, theme_id: UUID, other_id: UUID
) -> tuple[ThemeRow, ThemeRow]:
    first, second = own_theme(session, actor, theme_id), own_theme(session, actor, other_id)
    if first.id == second.id:
        raise InvalidError(N_("Choose the other theme."), field="other")
    if first.round_id != second.round_id:
        raise NotFoundError
    return first, second


def _relation_between(session: Session, first: ThemeRow, second: ThemeRow) -> ThemeRelationRow:
    for row in relations_of_theme(session, first.id):
        if {row.first_id, row.second_id} == {first.id, second.id}:
            return row
    return ThemeRelationRow(round_id=first.round_id, first_id=first.id, second_id=second.id)


def _note(
    session: Session, clock: Clock, actor: Actor, action: str, theme_id: UUID, **details: object
) -> None:
    subject = ("theme", theme_id)
    note(session, clock=clock, actor=actor, action=action, subject=subject, details=details)
