"""Hand in answers, and label them with a model that knows a few words."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from analysis.classifier import Classification, Comment, Score
from analysis.taxonomy import dimensions, global_goals
from dialog.domain.answers import ParticipationStatus
from dialog.domain.questions.values import Value
from dialog.store.answers import AnswerRow, ParticipationRow
from dialog.store.base import transaction
from dialog.store.documents import to_document
from dialog.store.rounds import RoundRow

DAY = date(2026, 11, 18)


@dataclass(frozen=True)
class LabelSet:
    """A set of labels of a model, and the version of its taxonomy."""

    name: str
    taxonomy: str


@dataclass(frozen=True)
class WordModel:
    """A model that gives a goal to a word; it is small enough to foresee."""

    goals: tuple[tuple[str, str], ...] = (("bänk", "11"), ("bench", "11"), ("buller", "3"))
    version: str = "words-1"
    framework: str = global_goals().version
    languages: tuple[str, ...] = ("sv", "en")
    areas: tuple[tuple[str, str], ...] = ()
    """Areas by word, of the one local taxonomy that the model knows."""
    own: tuple[str, str] = ("", "")
    """Key and version of that taxonomy."""
    silent: tuple[str, ...] = ()
    """Texts that surely have no goal."""

    @property
    def facets(self) -> Sequence[LabelSet]:
        goals, targets = LabelSet("goals", self.framework), LabelSet("targets", self.framework)
        known = [goals, LabelSet("dimensions", dimensions().version), targets]
        return [*known, *([LabelSet(f"areas:{self.own[0]}", self.own[1])] if self.own[0] else [])]

    def classify(self, comments: Sequence[Comment]) -> list[Classification]:
        return [self._one(comment) for comment in comments]

    def _one(self, comment: Comment) -> Classification:
        sure = comment.language in self.languages
        scores = _found(self.goals, comment.text, sure=sure)
        maybe = Score("17", 0.1, False, (), ())
        social = (Score("social", 0.7, sure, (), ()),) if scores else ()
        return Classification(
            language=comment.language or "und",
            abstained=not (scores and sure) and comment.text not in self.silent,
            goals=(*scores, maybe),
            dimensions=social,
            targets=tuple(Score(f"{one.code}.2", 0.6, accepted=False) for one in scores),
            areas={self.own[0]: tuple(_found(self.areas, comment.text, sure=sure))},
        )


def _found(words: Sequence[tuple[str, str]], text: str, *, sure: bool) -> list[Score]:
    scores = []
    for word, code in words:
        found = re.search(rf"\w*{word}\w*", text, re.IGNORECASE)
        if found:
            scores.append(Score(code, 0.9, sure, (found[0],), (found.span(),)))
    return scores


def a_thread(
    session: Session,
    round_row: RoundRow,
    language: str = "sv",
    status: ParticipationStatus = ParticipationStatus.SUBMITTED,
    day: date = DAY,
    **texts: str,
) -> dict[str, UUID]:
    """Hand in one thread and return its answers' ids by question, the thread's under ""."""
    with transaction(session):
        thread = ParticipationRow(
            organisation_id=round_row.organisation_id,
            round_id=round_row.id,
            receipt_mark=secrets.token_bytes(32),
            version=1,
            language=language,
            status=status,
            day=day,
        )
        session.add(thread)
        session.flush()
        rows = {
            key: AnswerRow(
                organisation_id=round_row.organisation_id,
                round_id=round_row.id,
                participation_id=thread.id,
                question_key=key,
                version=1,
                language=language,
                value=to_document(Value(text=text)),
                day=day,
            )
            for key, text in texts.items()
        }
        session.add_all(rows.values())
        session.flush()
        return {"": thread.id, **{key: row.id for key, row in rows.items()}}


def an_answer_to(
    session: Session, round_row: RoundRow, text: str, language: str = "sv", day: date = DAY
) -> UUID:
    """Hand in a thread with one wish and return the answer's id."""
    return a_thread(session, round_row, language, day=day, wish=text)["wish"]
