"""See what participants said of the round itself: easy to answer, the right question."""

from collections import Counter
from dataclasses import dataclass
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from dialog.domain.clock import Clock
from dialog.domain.identity import RoundId
from dialog.domain.masking import mask
from dialog.domain.results import Breakdown, Counted
from dialog.domain.roles import Actor
from dialog.services.counting import counted_threads
from dialog.services.looking_up import RoundView
from dialog.services.protecting import counts_alone
from dialog.store.answers import EvaluationRow

VERDICTS = ("yes", "partly", "no")


@dataclass(frozen=True)
class RoundJudged:
    """The two-question evaluation of a round (DAL-040), with what should have been asked."""

    view: RoundView
    is_open: bool
    facts: Counted
    answered: int
    easy: Breakdown
    right_question: Breakdown
    texts: tuple[str, ...]


def round_judged(session: Session, *, clock: Clock, actor: Actor, round_id: RoundId) -> RoundJudged:
    """Return the evaluation, the words of those who missed a question in no telling order."""
    threads = counted_threads(session, clock=clock, actor=actor, round_id=round_id)
    wanted = select(EvaluationRow).where(EvaluationRow.round_id == round_id)
    rows = [row for row in session.scalars(wanted) if row.participation_id in threads.languages]
    easy, right = Counter(row.easy for row in rows), Counter(row.right_question for row in rows)
    texts = [mask(row.text.strip()).text for row in rows if row.text.strip()]
    Random(str(round_id)).shuffle(texts)  # noqa: S311 - an order that says nothing, the same each time
    return RoundJudged(
        view=threads.view,
        is_open=threads.is_open,
        facts=threads.facts,
        answered=len(rows),
        easy=counts_alone({verdict: easy[verdict] for verdict in VERDICTS}, k=threads.k),
        right_question=counts_alone({verdict: right[verdict] for verdict in VERDICTS}, k=threads.k),
        texts=tuple(texts) if len(rows) >= threads.k else (),
    )
