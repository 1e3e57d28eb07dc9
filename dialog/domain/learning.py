"""Decide which reviewed answers the text model may learn from."""

from collections.abc import Sequence

from dialog.domain.acute import may_be_acute
from dialog.domain.classification import ON_LABELS, Review, Verdict

TEACHING = frozenset({Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.NONE})
"""Verdicts that say what an answer is about; abuse says nothing of that."""


def lesson_of(text: str, reviews: Sequence[Review]) -> Review | None:
    """Return the verdict an answer teaches, or None where it must not be learned from.

    The latest verdict on labels counts, as everywhere, and a stale one teaches nothing. Words that
    may mean danger are never learned from, whoever has read them.
    """
    if may_be_acute(text) or any(one.verdict is Verdict.ACUTE for one in reviews):
        return None
    on_labels = [one for one in reviews if one.verdict in ON_LABELS and not one.stale]
    if not on_labels or on_labels[-1].verdict not in TEACHING:
        return None
    latest = on_labels[-1]
    is_empty = not (latest.goals or latest.dimensions)
    # Accepting where the model had said nothing isn't saying that there is nothing.
    return None if is_empty and latest.verdict is Verdict.ACCEPTED else latest
