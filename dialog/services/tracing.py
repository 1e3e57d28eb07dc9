"""Follow one person's answers from what she wrote to what it led to."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.answers import ThreadKey
from dialog.domain.errors import NotFoundError
from dialog.domain.feedback import Clear, Stage
from dialog.domain.identity import OrganisationId, RoundId
from dialog.domain.ports import Keys
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import Texts
from dialog.services.looking_up import RoundView, round_with
from dialog.services.telling import RoundTold, ToldTheme, fewest_shown, told
from dialog.store.answers import ParticipationRow, answers_of, participation_by_mark
from dialog.store.base import transaction
from dialog.store.documents import value_from
from dialog.store.feedback import ReactionRow, SpentReactionRow, reactions_of
from dialog.store.journeys import answers_read, themes_of_thread
from dialog.store.tallies import add_one
from dialog.store.themes import themes_of_round


@dataclass(frozen=True)
class OwnTheme:
    """A theme that some of the person's own words belong to."""

    title: Texts
    told: ToldTheme | None


@dataclass(frozen=True)
class Journey:
    """Where a person's answers are on their way."""

    written: int
    read: int
    has_themes: bool
    own: tuple[OwnTheme, ...]
    told: RoundTold
    has_reacted: bool


@dataclass(frozen=True)
class Reactions:
    """How many found the answer clear and how many did not; None when too few to show."""

    clear: int
    unclear: int


def journey_of(session: Session, *, keys: Keys, view: RoundView, key: ThreadKey) -> Journey:
    """Return the journey of the answers saved under a code."""
    row = _thread(session, keys, key)
    open_answers = {
        answer.id for answer in answers_of(session, row.id) if value_from(answer.value).text
    }
    public = told(session, view=view)
    mine = themes_of_thread(session, row.id)
    themes = themes_of_round(session, view.id)
    return Journey(
        written=len(open_answers),
        read=len(open_answers & answers_read(session, row.id)),
        has_themes=bool(themes),
        own=tuple(
            OwnTheme(dict(theme.title), public.theme(theme.id))
            for theme in themes
            if theme.id in mine
        ),
        told=public,
        has_reacted=_has_reacted(session, keys, view, key, public.stage),
    )


def react(session: Session, *, keys: Keys, view: RoundView, key: ThreadKey, reply: Clear) -> None:
    """Count whether the answer was clear, once per code and stage, tied to nobody."""
    _thread(session, keys, key)
    stage = told(session, view=view).stage
    if stage is None:
        raise NotFoundError
    mark = _mark(keys, view, key, stage)
    with transaction(session):
        if session.get(SpentReactionRow, mark) is not None:
            return
        session.add(SpentReactionRow(mark=mark, round_id=view.id))
        add_one(session, ReactionRow, round_id=view.id, stage=stage.value, reply=reply.value)


def reactions(session: Session, *, actor: Actor, round_id: UUID) -> dict[Stage, Reactions | None]:
    """Return how clear participants found each stage, once enough have said so."""
    actor.must(Permission.SEE_DESK)
    organisation_id = OrganisationId(actor.organisation_id)
    view = round_with(session, organisation_id=organisation_id, round_id=RoundId(round_id))
    fewest = fewest_shown(session, organisation_id)
    return {stage: _reactions(reactions_of(session, view.id, stage), fewest) for stage in Stage}


def _reactions(counts: dict[str, int], fewest: int) -> Reactions | None:
    found = Reactions(counts.get(Clear.YES, 0), counts.get(Clear.NO, 0))
    few = {found.clear, found.unclear} & set(range(1, fewest))
    return found if found.clear + found.unclear >= fewest and not few else None


def _has_reacted(
    session: Session, keys: Keys, view: RoundView, key: ThreadKey, stage: Stage | None
) -> bool:
    if stage is None:
        return False
    return session.get(SpentReactionRow, _mark(keys, view, key, stage)) is not None


def _mark(keys: Keys, view: RoundView, key: ThreadKey, stage: Stage) -> bytes:
    """Return the mark of a used reply; without the code nobody can make it again."""
    return keys.keyed_mark("reaction", f"{view.id}:{stage.value}:{key.code.characters}")


def _thread(session: Session, keys: Keys, key: ThreadKey) -> ParticipationRow:
    row = participation_by_mark(session, keys.receipt_mark(key.organisation_id, key.code))
    if row is None or row.round_id != key.round_id:
        raise NotFoundError
    return row
