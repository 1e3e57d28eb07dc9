"""Keep the closed rounds that imported answers live in."""

import re
import secrets
import unicodedata
from dataclasses import replace
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.domain.answers import Channel
from dialog.domain.clock import Clock, today
from dialog.domain.errors import InvalidError
from dialog.domain.identity import OrganisationId
from dialog.domain.questions.kinds import Option, Question, QuestionKind
from dialog.domain.receipts import ALPHABET
from dialog.domain.rounds import Background, RoundDesign, RoundKind, RoundStatus
from dialog.services.auditing import note_console
from dialog.store.base import transaction
from dialog.store.documents import design_from, to_document
from dialog.store.rounds import RoundRow, RoundVersionRow, round_by_slug

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def question_key(column: str) -> str:
    """Return the key of the question a text column becomes."""
    return _key(column)


def area_key(area: str) -> str:
    """Return the key of an area by its name."""
    return _key(area)


def open_import_round(
    session: Session,
    *,
    clock: Clock,
    organisation_id: OrganisationId,
    slug: str,
    text_columns: tuple[str, ...],
    language: str,
    areas: tuple[str, ...],
) -> UUID:
    """Return the round to import into, made or given the areas it lacks."""
    if not SLUG.fullmatch(slug):
        raise InvalidError("A round's slug has small letters, digits and single dashes only.")
    with transaction(session):
        row = round_by_slug(session, organisation_id, slug)
        if row is None:
            row = _new_round(session, organisation_id, slug)
            design = _design(slug, text_columns, language)
        else:
            design = design_from(row.design)
            _must_be_the_same(row, design, text_columns)
        _add_areas(session, clock, row, design, areas)
        note_console(
            session,
            clock=clock,
            organisation_id=organisation_id,
            action="imported",
            subject=("round", row.id),
        )
        return row.id


def _new_round(session: Session, organisation_id: OrganisationId, slug: str) -> RoundRow:
    row = RoundRow(
        organisation_id=organisation_id,
        slug=slug,
        short_code="".join(secrets.choice(ALPHABET) for _ in range(8)),
        name=slug.replace("-", " ").capitalize(),
        kind=RoundKind.CONSULTATION,
        status=RoundStatus.CLOSED,
        channel=Channel.IMPORT,
    )
    session.add(row)
    session.flush()
    return row


def _design(slug: str, text_columns: tuple[str, ...], language: str) -> RoundDesign:
    questions = tuple(
        Question(question_key(column), QuestionKind.OPEN_TEXT, {language: column})
        for column in text_columns
    )
    title = {language: slug.replace("-", " ").capitalize()}
    return RoundDesign(title=title, languages=(language,), questions=questions)


def _must_be_the_same(row: RoundRow, design: RoundDesign, text_columns: tuple[str, ...]) -> None:
    if row.channel != Channel.IMPORT:
        raise InvalidError("The round was held in Dialog itself; import into another slug.")
    if [question.key for question in design.questions] != [question_key(c) for c in text_columns]:
        raise InvalidError("The round was imported with other text columns; use those.")


def _add_areas(
    session: Session, clock: Clock, row: RoundRow, design: RoundDesign, areas: tuple[str, ...]
) -> None:
    known = {area.key for area in design.areas}
    language = design.languages[0]
    new = {area_key(area): area for area in areas if area_key(area) not in known}
    if row.version and not new:
        return
    added = tuple(Option(key, {language: name}) for key, name in new.items())
    backgrounds = (Background.AREA,) if design.areas or added else ()
    design = replace(design, areas=design.areas + added, backgrounds=backgrounds)
    row.design, row.version = to_document(design), row.version + 1
    session.add(
        RoundVersionRow(
            round_id=row.id, number=row.version, design=row.design, published_on=today(clock)
        )
    )


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:80]
    return key or "n" + name.encode().hex()[:40]
