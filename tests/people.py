"""Hand in answers for many people at once, straight into the tables."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dialog.domain.answers import Channel, ParticipationStatus
from dialog.domain.identity import new_id
from dialog.domain.questions.values import Value
from dialog.store.answers import AnswerRow, BackgroundRow, EvaluationRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.documents import to_document
from dialog.store.labels import ClassificationRow, LabelRow
from dialog.store.rounds import RoundRow

DAY = date(2026, 11, 10)


def chose(*choices: str) -> Value:
    return Value(choices=choices)


def wrote(text: str) -> Value:
    return Value(text=text)


def counted(number: int) -> Value:
    return Value(number=number)


@dataclass(frozen=True)
class Person:
    """What one person answered and told; goals and dimensions are those of her open answers."""

    values: Mapping[str, Value] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    language: str = "sv"
    channel: Channel = Channel.WEB
    day: date = DAY
    status: ParticipationStatus = ParticipationStatus.SUBMITTED
    easy: str | None = None
    right_question: str | None = None
    remark: str = ""


def hand_in(session: Session, row: RoundRow, people: Iterable[Person]) -> None:
    rows: dict[type, list[dict[str, object]]] = {
        table: []
        for table in (
            ParticipationRow,
            AnswerRow,
            BackgroundRow,
            EvaluationRow,
            ClassificationRow,
            LabelRow,
        )
    }
    for person in people:
        _add(rows, row, person)
    with transaction(session):
        for table, found in rows.items():
            if found:
                session.execute(insert(table), found)


def _add(rows: dict[type, list[dict[str, object]]], row: RoundRow, person: Person) -> None:
    one = new_id()
    shared = {
        "organisation_id": row.organisation_id,
        "round_id": row.id,
        "version": 1,
        "language": person.language,
        "day": person.day,
    }
    rows[ParticipationRow].append(
        {
            **shared,
            "id": one,
            "receipt_mark": secrets.token_bytes(32),
            "channel": person.channel,
            "status": person.status,
        }
    )
    for key, value in person.values.items():
        answer = new_id()
        rows[AnswerRow].append(
            {
                **shared,
                "id": answer,
                "participation_id": one,
                "question_key": key,
                "value": to_document(value),
            }
        )
        if value.text is not None:
            _label(rows, row, person, answer)
    rows[BackgroundRow] += [
        {"participation_id": one, "attribute": attribute, "code": code}
        for attribute, code in person.told.items()
    ]
    if person.easy or person.right_question or person.remark:
        rows[EvaluationRow].append(
            {
                "participation_id": one,
                "round_id": row.id,
                "easy": person.easy,
                "right_question": person.right_question,
                "text": person.remark,
            }
        )


def _label(
    rows: dict[type, list[dict[str, object]]], row: RoundRow, person: Person, answer: object
) -> None:
    shared = {"answer_id": answer, "round_id": row.id, "model_version": "test"}
    rows[ClassificationRow].append(
        {
            **shared,
            "detected_language": person.language,
            "abstained": not person.goals,
            "current": True,
            "day": person.day,
        }
    )
    for facet, codes in (("goal", person.goals), ("dimension", person.dimensions)):
        rows[LabelRow] += [
            {
                **shared,
                "id": new_id(),
                "facet": facet,
                "code": code,
                "score": 0.9,
                "accepted": True,
                "spans": {},
            }
            for code in codes
        ]
