"""Let officials begin a round, work on its design together, and copy it."""

import secrets
from collections.abc import Callable
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.design_changes import Change, changed, copied, short_name
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.identity import RoundId
from dialog.domain.roles import Actor, Permission
from dialog.domain.rounds import RoundDesign, RoundKind, RoundStatus
from dialog.domain.wording import N_
from dialog.services.auditing import note
from dialog.services.designed_rounds import (
    DesignedRound,
    Part,
    Seen,
    designed_round,
    mark_of,
    own_round,
    statutory_languages,
)
from dialog.services.looking_up import organisation_with
from dialog.store.base import transaction
from dialog.store.documents import design_from, to_document
from dialog.store.rounds import RoundRow, round_by_short_code, rounds_of

CLEAR_LETTERS = "CDFHJKMNPRTVWXY"
"""No vowels, so that no word comes about, and no letters that look like others."""
SHORT_CODE_LENGTH = 5
LONGEST_NAME = 300


class StaleDesignError(ConflictError):
    """Somebody saved the same part in between; it carries the round as it is now."""

    def __init__(self, current: DesignedRound) -> None:
        super().__init__()
        self.current = current


def create_round(
    session: Session, *, clock: Clock, actor: Actor, kind: RoundKind, name: str, language: str
) -> RoundId:
    """Begin a round with a name and nothing else; everything can be changed until it opens."""
    actor.must(Permission.DESIGN_ROUNDS)
    with transaction(session):
        design = RoundDesign(
            kind=kind,
            title={language: name.strip()},
            languages=_first_languages(session, actor, language),
            draft_days=organisation_with(session, organisation_id=actor.organisation_id).draft_days,
        )
        row = _new_row(session, actor, name=name, design=design)
        note(session, clock=clock, actor=actor, action="round begun", subject=("round", row.id))
        return RoundId(row.id)


def copy_round(
    session: Session, *, clock: Clock, actor: Actor, round_id: UUID, name: str
) -> RoundId:
    """Begin a round with another's design; the new one remembers where it came from."""
    actor.must(Permission.DESIGN_ROUNDS)
    with transaction(session):
        original = own_round(session, actor, round_id)
        design = copied(design_from(original.design))
        row = _new_row(session, actor, name=name, design=design)
        row.predecessor_id = original.id
        note(
            session,
            clock=clock,
            actor=actor,
            action="round copied",
            subject=("round", row.id),
            details={"from": str(original.id)},
        )
        return RoundId(row.id)


def save_part(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: UUID,
    part: Part,
    change: Change,
    seen: Seen | None = None,
    name: str | None = None,
) -> None:
    """Change one part of a design; nothing outside its section, and nobody's work unseen.

    Without seen the change is of a kind that fits whatever is there, like moving a question.
    """
    actor.must(Permission.DESIGN_ROUNDS)
    with transaction(session):
        row = changeable_round(session, actor, round_id)
        before = design_from(row.design)
        if seen is not None:
            current = partial(designed_round, session, clock=clock, actor=actor, round_id=round_id)
            _must_be_fresh(row, part, seen, current)
        after = changed(before, part.section, change)
        if after == before and name in {None, row.name}:
            return
        row.name = _checked_name(name) if name is not None else row.name
        row.design = to_document(after)
        row.revision += 1
        row.edited_by = actor.name
        note(
            session,
            clock=clock,
            actor=actor,
            action="round changed",
            subject=("round", row.id),
            details={"section": part.section.value, "part": part.key or ""},
        )


def changeable_round(session: Session, actor: Actor, round_id: UUID) -> RoundRow:
    """Return a round that is not closed yet; a closed one is copied instead."""
    row = own_round(session, actor, round_id)
    if row.status not in {RoundStatus.DRAFT, RoundStatus.PUBLISHED}:
        raise InvalidError(N_("The round is closed. Copy it if you want to ask again."))
    return row


def _must_be_fresh(
    row: RoundRow, part: Part, seen: Seen, current: Callable[[], DesignedRound]
) -> None:
    """Raise when somebody saved the same part since it was seen."""
    if seen.revision == row.revision:
        return
    if seen.mark and seen.mark == mark_of(row.name, design_from(row.design), part):
        return
    raise StaleDesignError(current())


def _first_languages(session: Session, actor: Actor, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((language, *statutory_languages(session, actor))))


def _new_row(session: Session, actor: Actor, *, name: str, design: RoundDesign) -> RoundRow:
    name = _checked_name(name)
    taken = {row.slug for row in rounds_of(session, actor.organisation_id)}
    row = RoundRow(
        organisation_id=actor.organisation_id,
        slug=short_name(name, taken, otherwise="round"),
        short_code=_free_short_code(session),
        name=name,
        kind=design.kind,
        status=RoundStatus.DRAFT,
        design=to_document(design),
        edited_by=actor.name,
    )
    session.add(row)
    session.flush()
    return row


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name:
        raise InvalidError(N_("Give the round a name."), field="name")
    if len(name) > LONGEST_NAME:
        raise InvalidError(
            N_("The name has room for %(limit)d characters."), field="name", limit=LONGEST_NAME
        )
    return name


def _free_short_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(CLEAR_LETTERS) for _ in range(SHORT_CODE_LENGTH))
        if round_by_short_code(session, code) is None:
            return code
