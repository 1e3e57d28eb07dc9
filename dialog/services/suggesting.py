"""Suggest the global goals that answers mention."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy.orm import Session

from dialog.services.classifying import effective_labels
from dialog.store.heard import answers_behind, rounds_of_answers


def suggested_global_goals(session: Session, *, theme_ids: Iterable[UUID]) -> list[str]:
    """Return the global goals that the answers behind themes mention, the most first."""
    ids = list(theme_ids)
    behind = answers_behind(session, ids)
    counted: Counter[str] = Counter()
    for round_id in rounds_of_answers(session, ids):
        for labels in effective_labels(session, round_id=round_id):
            if labels.answer_id in behind:
                counted.update(labels.labels.goals)
    return [code for code, _number in sorted(counted.items(), key=lambda pair: -pair[1])]
