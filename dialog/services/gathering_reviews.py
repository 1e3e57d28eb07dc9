"""Gather the answers people have reviewed, for the text model to learn from."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from analysis.language import base_tag
from analysis.reviewed import ReviewedComment
from dialog.domain.classification import Review, Verdict
from dialog.domain.learning import lesson_of
from dialog.domain.masking import Masked, mask
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import worded
from dialog.store.labels import OpenText, open_texts, reviews_of_round
from dialog.store.rounds import RoundRow, published_design

NO_WORDS = dict.fromkeys(Masked, " ")


def reviewed_comments(session: Session) -> list[ReviewedComment]:
    """Return the answers of every round that people have judged, in the order of random ids.

    The participation stands for the person: who it is nobody knows, only that two answers of one
    thread are one person's.
    """
    rows = session.scalars(select(RoundRow).order_by(RoundRow.id))
    return [comment for row in rows for comment in _of_round(session, row)]


def _of_round(session: Session, row: RoundRow) -> Iterator[ReviewedComment]:
    reviews = _reviews(session, row.id)
    answers = open_texts(session, round_id=row.id)
    designs: dict[int, RoundDesign] = {}
    for answer in sorted(answers, key=lambda one: one.id):
        lesson = lesson_of(answer.text, reviews.get(answer.id, ()))
        if lesson is None:
            continue
        if answer.version not in designs:
            designs[answer.version] = published_design(session, row, answer.version)
        yield _comment(answer, lesson, designs[answer.version])


def _reviews(session: Session, round_id: UUID) -> dict[UUID, list[Review]]:
    found: dict[UUID, list[Review]] = {}
    for row in reviews_of_round(session, round_id):
        review = Review(Verdict(row.verdict), tuple(row.goals), tuple(row.dimensions), row.stale)
        found.setdefault(row.answer_id, []).append(review)
    return found


def _comment(answer: OpenText, lesson: Review, design: RoundDesign) -> ReviewedComment:
    question = design.question(answer.question_key)
    return ReviewedComment(
        author=str(answer.participation_id),
        text=mask(answer.text, placeholders=NO_WORDS).text,
        question=worded(question.text, (answer.language,)).text if question else "",
        language=base_tag(answer.language),
        goals=lesson.goals,
        dimensions=lesson.dimensions,
    )
