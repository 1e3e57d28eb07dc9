"""Turn an export from another system into a closed round, row by row and only once each."""

import re
import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from dialog.domain.answers import Channel, ParticipationStatus
from dialog.domain.clock import Clock, today
from dialog.domain.errors import InvalidError
from dialog.domain.identity import OrganisationId, new_id
from dialog.domain.ports import Keys
from dialog.domain.questions.values import Value
from dialog.domain.rounds import Background
from dialog.services.import_rounds import area_key, open_import_round, question_key
from dialog.services.queueing import enqueue
from dialog.services.reading_csv import Row, Table, must_have
from dialog.store.answers import AnswerRow, BackgroundRow, ImportedRowRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.documents import to_document

BATCH = 500
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class ImportPlan:
    """Which columns mean what."""

    round_slug: str
    text_columns: tuple[str, ...]
    language: str | None = None
    language_column: str | None = None
    area_column: str | None = None
    id_columns: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return every column the plan needs."""
        single = [name for name in (self.language_column, self.area_column) if name]
        return (*self.text_columns, *single, *self.id_columns)


@dataclass
class Account:
    """What became of the rows: in = imported + skipped + errors."""

    rows: int = 0
    imported: int = 0
    skipped: int = 0
    repeated: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)

    @property
    def adds_up(self) -> bool:
        """Say whether every row is accounted for."""
        return self.rows == self.imported + self.skipped + len(self.errors)


@dataclass(frozen=True)
class _Reading:
    """What the first pass over the file found."""

    areas: tuple[str, ...]
    texts: Counter[bytes]


def import_table(
    session: Session,
    *,
    clock: Clock,
    keys: Keys,
    organisation_id: OrganisationId,
    plan: ImportPlan,
    table: Table,
    progress: Callable[[int], None],
) -> tuple[UUID, Account]:
    """Import a table into a round of its own and return the round and the account."""
    _check(plan, table)
    reading = _read_through(plan, table)
    round_id = open_import_round(
        session,
        clock=clock,
        organisation_id=organisation_id,
        slug=plan.round_slug,
        text_columns=plan.text_columns,
        language=plan.language or "sv",
        areas=reading.areas,
    )
    target = _Target(organisation_id, round_id, plan, reading)
    account = Account()
    rows = table.rows()
    while batch := list(islice(rows, BATCH)):
        _import_batch(session, clock=clock, keys=keys, target=target, batch=batch, account=account)
        progress(len(batch))
    _queue_classification(session, round_id)
    return round_id, account


@dataclass(frozen=True)
class _Target:
    organisation_id: OrganisationId
    round_id: UUID
    plan: ImportPlan
    reading: _Reading


def _check(plan: ImportPlan, table: Table) -> None:
    must_have(table, plan.columns)
    if (plan.language is None) == (plan.language_column is None):
        raise InvalidError("Give either one language or the column that holds it.")
    if plan.language is not None and not LANGUAGE_TAG.fullmatch(plan.language):
        raise InvalidError("The language is no language tag, such as sv or en.")


def _read_through(plan: ImportPlan, table: Table) -> _Reading:
    areas: set[str] = set()
    texts: Counter[bytes] = Counter()
    for row in table.rows():
        if row.problem:
            continue
        if plan.area_column and row.cells[plan.area_column].strip():
            areas.add(row.cells[plan.area_column].strip())
        for column in plan.text_columns:
            texts[_fingerprint(row.cells[column])] += 1
    return _Reading(tuple(sorted(areas)), texts)


def _import_batch(
    session: Session,
    *,
    clock: Clock,
    keys: Keys,
    target: _Target,
    batch: list[Row],
    account: Account,
) -> None:
    rows = _Rows()
    with transaction(session):
        marks = {row.number: _mark(keys, target, row) for row in batch if not row.problem}
        known = _known_marks(session, target.round_id, list(marks.values()))
        for row in batch:
            account.rows += 1
            problem = row.problem or _problem(target.plan, row)
            mark = marks.get(row.number, b"")
            if problem:
                account.errors.append((row.number, problem))
            elif mark in known or not any(row.cells[c].strip() for c in target.plan.text_columns):
                account.skipped += 1
            else:
                known.add(mark)
                account.imported += 1
                account.repeated += rows.add(target, row, mark, clock)
        rows.write(session)


class _Rows:
    """The rows of one batch on their way into the tables."""

    def __init__(self) -> None:
        self._participations: list[dict[str, object]] = []
        self._answers: list[dict[str, object]] = []
        self._backgrounds: list[dict[str, object]] = []
        self._marks: list[dict[str, object]] = []

    def add(self, target: _Target, row: Row, mark: bytes, clock: Clock) -> int:
        """Add one row; return how many of its texts other rows have too."""
        participation_id, language = new_id(), _language(target.plan, row)
        shared = {
            "organisation_id": target.organisation_id,
            "round_id": target.round_id,
            "version": 1,
            "language": language,
            "day": today(clock),
        }
        self._participations.append(
            {
                **shared,
                "id": participation_id,
                "receipt_mark": secrets.token_bytes(32),
                "channel": Channel.IMPORT,
                "status": ParticipationStatus.SUBMITTED,
            }
        )
        answers = [
            {**shared, "id": new_id(), "participation_id": participation_id, **answer}
            for answer in _answers(target, row)
        ]
        self._answers.extend(answers)
        self._marks.append({"round_id": target.round_id, "mark": mark})
        self._add_area(target.plan, row, participation_id)
        return sum(bool(answer["repeated"]) for answer in answers)

    def _add_area(self, plan: ImportPlan, row: Row, participation_id: UUID) -> None:
        area = row.cells[plan.area_column].strip() if plan.area_column else ""
        if area:
            self._backgrounds.append(
                {
                    "participation_id": participation_id,
                    "attribute": Background.AREA.value,
                    "code": area_key(area),
                }
            )

    def write(self, session: Session) -> None:
        """Insert what was added."""
        for table, rows in (
            (ParticipationRow, self._participations),
            (AnswerRow, self._answers),
            (BackgroundRow, self._backgrounds),
            (ImportedRowRow, self._marks),
        ):
            if rows:
                session.execute(insert(table), rows)


def _answers(target: _Target, row: Row) -> Iterator[dict[str, object]]:
    for column in target.plan.text_columns:
        text = row.cells[column].strip()
        if text:
            yield {
                "question_key": question_key(column),
                "value": to_document(Value(text=text)),
                "repeated": target.reading.texts[_fingerprint(text)] > 1,
            }


def _problem(plan: ImportPlan, row: Row) -> str:
    if plan.language_column and not LANGUAGE_TAG.fullmatch(_language(plan, row)):
        return f"the language {_language(plan, row)!r} is no language tag"
    return ""


def _language(plan: ImportPlan, row: Row) -> str:
    return plan.language or row.cells[str(plan.language_column)].strip()


def _mark(keys: Keys, target: _Target, row: Row) -> bytes:
    columns = target.plan.id_columns or tuple(row.cells)
    identity = "\x1f".join(row.cells[column].strip() for column in columns)
    return keys.keyed_mark("imported-row", f"{target.round_id}\x1f{identity}")


def _known_marks(session: Session, round_id: UUID, marks: list[bytes]) -> set[bytes]:
    wanted = select(ImportedRowRow.mark).where(
        ImportedRowRow.round_id == round_id, ImportedRowRow.mark.in_(marks)
    )
    return set(session.scalars(wanted))


def _fingerprint(text: str) -> bytes:
    return sha256(" ".join(text.casefold().split()).encode("utf-8", "replace")).digest()


def _queue_classification(session: Session, round_id: UUID) -> None:
    with transaction(session):
        enqueue(
            session,
            kind="classify-round",
            key=f"classify-round:{round_id}",
            payload={"round_id": str(round_id)},
        )
