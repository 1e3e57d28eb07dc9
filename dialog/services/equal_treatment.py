"""See whether answers in every language wait, are read and are heard alike (STD-133)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.classification import ON_LABELS, Verdict
from dialog.domain.clock import Clock, today
from dialog.domain.equal_treatment import Fate, LanguageLine, Standing, lines, standing_of
from dialog.domain.model_card import Measured, ModelCard
from dialog.domain.review import QueuedAnswer
from dialog.domain.roles import Actor
from dialog.services.describing import packaged_card
from dialog.services.looking_up import RoundView
from dialog.services.review_desk import ReviewRoom, room, rooms
from dialog.store.labels import reviews_of_round
from dialog.store.themes import ThemeAnswerRow, ThemeRow


@dataclass(frozen=True)
class Treatment:
    """How each language fares, in one round or in all that are open or wait for review."""

    round: RoundView | None
    lines: tuple[LanguageLine, ...]
    everyone: Standing | None
    quality: Measured


def round_treatment(
    session: Session,
    *,
    clock: Clock,
    actor: Actor,
    round_id: UUID,
    card: ModelCard | None = None,
) -> Treatment:
    """Return how each language fares in a round; only who reviews answers may see it unprotected.

    A reviewer reads every one of these answers with its language, so nothing is hidden here. What
    leaves the desk is `reaching.equal_treatment`, where small groups are protected.
    """
    found = room(session, clock=clock, actor=actor, round_id=round_id)
    return _treatment(session, clock, [found], found.round, card or packaged_card())


def treatment_everywhere(
    session: Session, *, clock: Clock, actor: Actor, card: ModelCard | None = None
) -> Treatment:
    """Return how each language fares in all rounds that are open or have answers waiting."""
    found = rooms(session, clock=clock, actor=actor)
    now = clock.now()
    current = [one for one in found if one.waiting or one.round.is_open(now)]
    return _treatment(session, clock, current, None, card or packaged_card())


def _treatment(
    session: Session,
    clock: Clock,
    found: Iterable[ReviewRoom],
    view: RoundView | None,
    card: ModelCard,
) -> Treatment:
    day = today(clock)
    fates = [fate for one in found for fate in _fates(session, one)]
    quality = {tag: figures.acceptable for tag, figures in card.languages.items()}
    overall = card.everyone.acceptable
    return Treatment(
        round=view,
        lines=tuple(lines(fates, day, quality=quality, overall=overall)),
        everyone=standing_of(fates, day) if fates else None,
        quality=overall,
    )


def _fates(session: Session, found: ReviewRoom) -> Iterator[Fate]:
    verdicts = _verdicts(session, found.round.id)
    themed = _in_themes(session, found.round.id)
    for one in found.answers:
        yield Fate(
            language=one.language,
            came_on=one.day,
            first_review_on=one.first_review_on,
            reviewed=one.labels.reviewed,
            read_by_model=one.classified,
            left_to_person=one.abstained,
            kept=_kept(one, verdicts),
            in_theme=one.id in themed,
        )


def _verdicts(session: Session, round_id: UUID) -> dict[UUID, Verdict]:
    """Return the latest verdict on the labels of each answer."""
    rows = (row for row in reviews_of_round(session, round_id) if not row.stale)
    said = ((row.answer_id, Verdict(row.verdict)) for row in rows)
    return {answer_id: verdict for answer_id, verdict in said if verdict in ON_LABELS}


def _kept(one: QueuedAnswer, verdicts: dict[UUID, Verdict]) -> bool | None:
    """Say whether a person left the model's labels as they were, where both have judged."""
    verdict = verdicts.get(one.id)
    if not one.classified or one.abstained or verdict in {None, Verdict.ABUSE}:
        return None
    return verdict is Verdict.ACCEPTED


def _in_themes(session: Session, round_id: UUID) -> set[UUID]:
    wanted = (
        select(ThemeAnswerRow.answer_id)
        .join(ThemeRow, ThemeRow.id == ThemeAnswerRow.theme_id)
        .where(ThemeRow.round_id == round_id)
    )
    return set(session.scalars(wanted))
