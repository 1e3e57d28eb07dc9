"""Arrange answers for review: the same queue for all languages, and how equally it moves."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import mean
from uuid import UUID

from dialog.domain.classification import Effective

NOTEWORTHY_GAP = 20
"""Percentage points a language may lie behind all before the page says so."""

_NO_LETTER = re.compile(r"[\W_]+")


class ReviewState(StrEnum):
    """Which answers to look at."""

    WAITING = "waiting"
    UNSURE = "unsure"
    ACUTE = "acute"
    REVIEWED = "reviewed"
    ABUSE = "abuse"
    ALL = "all"


@dataclass(frozen=True)
class QueuedAnswer:
    """An open answer in the queue, with what counts for it now."""

    id: UUID
    question_key: str
    language: str
    day: date
    text: str
    labels: Effective
    classified: bool = False
    abstained: bool = False
    alert: bool = False
    repeated: bool = False
    first_review_on: date | None = None


@dataclass(frozen=True)
class Selection:
    """What a person has chosen to see; an empty choice is no restriction."""

    state: ReviewState = ReviewState.WAITING
    question: str = ""
    language: str = ""
    goal: str = ""
    dimension: str = ""
    day: date | None = None
    repeated: bool = False
    search: str = ""


@dataclass(frozen=True)
class Cluster:
    """Equal texts to one question, shown as one and counted as many."""

    first: QueuedAnswer
    members: tuple[UUID, ...]

    @property
    def size(self) -> int:
        """Return how many answers say the same."""
        return len(self.members)


@dataclass(frozen=True)
class LanguageProgress:
    """How far the review has come in one language (STD-133)."""

    language: str
    answers: int
    reviewed: int
    days_to_review: float | None
    longest_waiting: int | None
    behind: bool

    @property
    def percent(self) -> int:
        """Return the reviewed share in whole percent."""
        return percent(self.reviewed, self.answers)


def percent(part: int, whole: int) -> int:
    """Return a share in whole percent; only all is a hundred."""
    return part * 100 // whole if whole else 0


def fits(answer: QueuedAnswer, selection: Selection) -> bool:
    """Say whether an answer belongs to what was chosen; words and repetition are seen to later."""
    wanted = (
        (selection.question, answer.question_key),
        (selection.language, answer.language),
        (selection.day, answer.day),
    )
    if any(want and want != has for want, has in wanted):
        return False
    if selection.goal and selection.goal not in answer.labels.goals:
        return False
    if selection.dimension and selection.dimension not in answer.labels.dimensions:
        return False
    return is_in_state(answer, selection.state)


def is_in_state(answer: QueuedAnswer, state: ReviewState) -> bool:
    """Say whether an answer waits, is reviewed, or whatever is asked for."""
    states = {
        ReviewState.WAITING: not answer.labels.reviewed,
        ReviewState.UNSURE: not answer.labels.reviewed and answer.abstained,
        ReviewState.ACUTE: is_urgent(answer),
        ReviewState.REVIEWED: answer.labels.reviewed,
        ReviewState.ABUSE: answer.labels.abuse,
        ReviewState.ALL: True,
    }
    return states[state]


def is_urgent(answer: QueuedAnswer) -> bool:
    """Say whether a person must act, or must look because of the words."""
    return answer.labels.needs_human or (answer.alert and not answer.labels.reviewed)


def in_batches(answers: Iterable[QueuedAnswer]) -> list[QueuedAnswer]:
    """Order answers by day of arrival; within a day by random id, whatever the language."""
    return sorted(answers, key=lambda answer: (answer.day, answer.id))


def clustered(answers: Sequence[QueuedAnswer]) -> list[Cluster]:
    """Let equal texts to one question stand as one, at the place of the first."""
    found: dict[tuple[str, str], list[QueuedAnswer]] = {}
    for answer in answers:
        found.setdefault(same_words(answer), []).append(answer)
    return [Cluster(group[0], tuple(one.id for one in group)) for group in found.values()]


def is_repeated(cluster: Cluster) -> bool:
    """Say whether the same words came more than once, now or in the file they came from."""
    return cluster.size > 1 or cluster.first.repeated


def same_words(answer: QueuedAnswer) -> tuple[str, str]:
    """Return what two answers share when they say the same to the same question."""
    plain = _NO_LETTER.sub(" ", answer.text.casefold()).strip()
    return answer.question_key, plain or answer.text.strip()


def progress_by_language(answers: Iterable[QueuedAnswer], today: date) -> list[LanguageProgress]:
    """Compare waiting and reviewing between languages, the largest language first."""
    by_language: dict[str, list[QueuedAnswer]] = {}
    for answer in answers:
        by_language.setdefault(answer.language, []).append(answer)
    everyone = [answer for group in by_language.values() for answer in group]
    overall = percent(_reviewed(everyone), len(everyone))
    rows = [_progress(tag, group, overall, today) for tag, group in by_language.items()]
    return sorted(rows, key=lambda row: (-row.answers, row.language))


def _progress(
    language: str, group: Sequence[QueuedAnswer], overall: int, today: date
) -> LanguageProgress:
    reviewed = _reviewed(group)
    took = [(one.first_review_on - one.day).days for one in group if one.first_review_on]
    waiting = [(today - one.day).days for one in group if not one.labels.reviewed]
    return LanguageProgress(
        language=language,
        answers=len(group),
        reviewed=reviewed,
        days_to_review=mean(took) if took else None,
        longest_waiting=max(waiting, default=None),
        behind=overall - percent(reviewed, len(group)) > NOTEWORTHY_GAP,
    )


def _reviewed(answers: Sequence[QueuedAnswer]) -> int:
    return sum(answer.labels.reviewed for answer in answers)
