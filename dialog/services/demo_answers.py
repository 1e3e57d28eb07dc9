"""Hand in the demo's answers, in one transaction per round."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from dialog.domain.answers import Channel, ParticipationStatus
from dialog.domain.identity import new_id
from dialog.domain.questions.values import Value
from dialog.domain.receipts import ReceiptCode, new_receipt_code
from dialog.domain.rounds import Background
from dialog.domain.routing import next_question
from dialog.services.demo_drawing import SKIP, Draw, Written
from dialog.services.demo_scene import Scene
from dialog.services.looking_up import RoundView
from dialog.store.answers import AnswerRow, BackgroundRow, EvaluationRow, ParticipationRow
from dialog.store.audit import AuditDayRow
from dialog.store.base import transaction
from dialog.store.documents import to_document

Document = Mapping[str, Any]
ANSWERED_BY_A_DRAFT = 2


@dataclass(frozen=True)
class HandedIn:
    """A participant's row, and the ids of her open answers by question."""

    written: Written
    open_answers: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class AnsweredRound:
    """A round with the content of its answers; chances: what people say of themselves."""

    scene: Scene
    view: RoundView
    document: Document
    chances: Document

    def hand_in(
        self, rows: Sequence[Written], *, codes: Mapping[int, ReceiptCode]
    ) -> list[HandedIn]:
        """Write the answers down, and some threads that were only begun."""
        session = self.scene.session
        drafts = [Written("sv", {}, (), (), {}, "")] * self.document["drafts"]
        with transaction(session):
            draws = [self._draw(f"{number}", row) for number, row in enumerate(rows)]
            threads = [
                self._thread(row.language, draw.day(self.document["days"]), codes.get(number))
                for number, (row, draw) in enumerate(zip(rows, draws, strict=True))
            ]
            begun = [(self._draw(f"draft {n}", row), row) for n, row in enumerate(drafts)]
            unfinished = [
                self._thread(row.language, draw.recent_day(), None) for draw, row in begun
            ]
            session.add_all((*threads, *unfinished))
            session.flush()
            for thread, (draw, _row) in zip(unfinished, begun, strict=True):
                self._begin(thread, draw)
            self._count(thread.day for thread in threads)
            return [
                HandedIn(row, self._answer(thread, draw))
                for row, thread, draw in zip(rows, threads, draws, strict=True)
            ]

    def _draw(self, seed: str, row: Written) -> Draw:
        return Draw(f"{self.view.slug} {seed}", self.document["draw"], row)

    def _thread(self, language: str, days: int, code: ReceiptCode | None) -> ParticipationRow:
        scene = self.scene
        return ParticipationRow(
            id=new_id(),
            organisation_id=scene.organisation_id,
            round_id=self.view.id,
            receipt_mark=scene.keys.receipt_mark(scene.organisation_id, code or new_receipt_code()),
            version=self.view.version,
            language=language,
            channel=Channel.WEB,
            status=ParticipationStatus.SUBMITTED,
            day=scene.day(days),
        )

    def _answer(self, thread: ParticipationRow, draw: Draw) -> dict[str, UUID]:
        found = self._write(thread, self._values(draw))
        self._say_about_oneself(thread, draw)
        self._evaluate(thread, draw)
        return found

    def _begin(self, thread: ParticipationRow, draw: Draw) -> None:
        thread.status = ParticipationStatus.DRAFT
        values = self._values(draw)
        self._write(thread, dict(islice(values.items(), ANSWERED_BY_A_DRAFT)))

    def _values(self, draw: Draw) -> dict[str, Value]:
        values: dict[str, Value] = {}
        while (question := next_question(self.view.design, values)) is not None:
            values[question.key] = draw.value(question)
        return values

    def _write(self, thread: ParticipationRow, values: Mapping[str, Value]) -> dict[str, UUID]:
        """Write values down and return the ids of the open ones that say something."""
        rows = {key: self._row(thread, key, value) for key, value in values.items()}
        self.scene.session.add_all(rows.values())
        return {key: row.id for key, row in rows.items() if values[key].text}

    def _row(self, thread: ParticipationRow, key: str, value: Value) -> AnswerRow:
        return AnswerRow(
            id=new_id(),
            organisation_id=thread.organisation_id,
            round_id=thread.round_id,
            participation_id=thread.id,
            question_key=key,
            version=thread.version,
            language=thread.language,
            value=to_document(value),
            day=thread.day,
        )

    def _say_about_oneself(self, thread: ParticipationRow, draw: Draw) -> None:
        for attribute in self.view.design.backgrounds:
            speaks = self.chances["speaks"][thread.language]
            is_language = attribute is Background.LANGUAGE
            code = draw.among(speaks) if is_language else draw.one(attribute)
            if code != SKIP:
                self.scene.session.add(
                    BackgroundRow(participation_id=thread.id, attribute=attribute, code=code)
                )

    def _evaluate(self, thread: ParticipationRow, draw: Draw) -> None:
        chances = self.chances["evaluation"]
        easy, right = draw.among(chances["easy"]), draw.among(chances["right_question"])
        if easy == right == SKIP:
            return
        self.scene.session.add(
            EvaluationRow(
                participation_id=thread.id,
                round_id=self.view.id,
                easy=None if easy == SKIP else easy,
                right_question=None if right == SKIP else right,
            )
        )

    def _count(self, days: Iterable[date]) -> None:
        """Count what participants did in the daily batches that the log keeps of it."""
        session, owner = self.scene.session, self.scene.organisation_id
        for day, number in Counter(days).items():
            row = session.get(AuditDayRow, (owner, day, "submitted"))
            if row is None:
                row = AuditDayRow(organisation_id=owner, day=day, action="submitted", count=0)
                session.add(row)
            row.count += number
