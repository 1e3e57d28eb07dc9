"""Compare how answers fare in each language, and name the gaps that ask for action (STD-133).

Every language goes through the same steps. What may differ is how long it waits, how much the model
leaves to a person, how often the model is right, and how much reaches a theme. Each language is
compared with all the others together, so that the largest can lag behind too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean

from dialog.domain.model_card import Measured

WAIT_GAP = 3
"""Days a language's answers may wait longer than the others' before the page says so."""
SHARE_GAP = 0.2
"""How far a language's share may lie from the others'."""
QUALITY_GAP = 0.1
"""How far the model may be worse in a language than in all, beyond the interval of chance."""
FEWEST = 5
"""Shares of fewer answers are shown but not compared; a wait is compared from the first answer."""


class Gap(StrEnum):
    """In what a language fares worse."""

    WAITS = "waits"
    LEFT_TO_PERSON = "left_to_person"
    CHANGED = "changed"
    IN_NO_THEME = "in_no_theme"
    READ_WORSE = "read_worse"
    NOT_MEASURED = "not_measured"


@dataclass(frozen=True)
class Fate:
    """What has happened to one open answer; `kept` is None where nobody judged its labels."""

    language: str
    came_on: date
    first_review_on: date | None
    reviewed: bool
    read_by_model: bool
    left_to_person: bool
    kept: bool | None
    in_theme: bool


@dataclass(frozen=True)
class NotedGap:
    """A gap with the figure here and the figure it is compared with."""

    gap: Gap
    here: float
    there: float


@dataclass(frozen=True)
class Standing:
    """How the answers in one language stand; shares are None where there is nothing to share."""

    answers: int
    waited: float
    longest_waiting: int | None
    to_review: float | None
    reviewed: float
    labelled: float | None
    left_to_person: float | None
    kept: float | None
    in_theme: float


@dataclass(frozen=True)
class LanguageLine:
    """One language with its gaps and the model's quality in it."""

    language: str
    standing: Standing
    quality: Measured | None
    gaps: tuple[NotedGap, ...]


def lines(
    fates: Sequence[Fate], today: date, *, quality: Mapping[str, Measured], overall: Measured
) -> list[LanguageLine]:
    """Return a line per language, the largest first, each compared with the others together."""
    tags = {fate.language for fate in fates}
    found = [_line(tag, fates, today, quality, overall) for tag in tags]
    return sorted(found, key=lambda line: (-line.standing.answers, line.language))


def standing_of(fates: Sequence[Fate], today: date) -> Standing:
    """Sum up what has happened to some answers, one at least."""
    read = [fate for fate in fates if fate.read_by_model]
    took = [_days(fate, today) for fate in fates if fate.first_review_on]
    waiting = [_days(fate, today) for fate in fates if not fate.first_review_on]
    return Standing(
        answers=len(fates),
        waited=fmean(_days(fate, today) for fate in fates),
        longest_waiting=max(waiting, default=None),
        to_review=fmean(took) if took else None,
        reviewed=fmean(fate.reviewed for fate in fates),
        labelled=_share(not fate.left_to_person for fate in read),
        left_to_person=_share(fate.left_to_person for fate in read),
        kept=_share(fate.kept for fate in fates if fate.kept is not None),
        in_theme=fmean(fate.in_theme for fate in fates),
    )


def measured_in(language: str, quality: Mapping[str, Measured]) -> Measured | None:
    """Return what was measured in a language; easy Swedish is read as Swedish."""
    found = quality.get(language.partition("-")[0])
    return found or None


def _line(
    language: str,
    fates: Sequence[Fate],
    today: date,
    quality: Mapping[str, Measured],
    overall: Measured,
) -> LanguageLine:
    here = standing_of([fate for fate in fates if fate.language == language], today)
    others = [fate for fate in fates if fate.language != language]
    gaps = _gaps(here, standing_of(others, today)) if others else []
    measured = measured_in(language, quality)
    return LanguageLine(language, here, measured, (*gaps, *_model_gaps(measured, overall)))


def _gaps(here: Standing, there: Standing) -> list[NotedGap]:
    found = []
    if here.waited - there.waited >= WAIT_GAP:
        found.append(NotedGap(Gap.WAITS, here.waited, there.waited))
    if min(here.answers, there.answers) < FEWEST:
        return found
    more: tuple[tuple[Gap, Callable[[Standing], float | None], int], ...] = (
        (Gap.LEFT_TO_PERSON, lambda one: one.left_to_person, 1),
        (Gap.CHANGED, lambda one: one.kept, -1),
        (Gap.IN_NO_THEME, lambda one: one.in_theme, -1),
    )
    for gap, share, worse in more:
        mine, theirs = share(here), share(there)
        if mine is not None and theirs is not None and (mine - theirs) * worse > SHARE_GAP:
            found.append(NotedGap(gap, mine, theirs))
    return found


def _model_gaps(here: Measured | None, overall: Measured) -> list[NotedGap]:
    if here is None:
        return [NotedGap(Gap.NOT_MEASURED, 0.0, overall.share)]
    is_worse = overall.share - here.share > QUALITY_GAP and here.high < overall.share
    return [NotedGap(Gap.READ_WORSE, here.share, overall.share)] if is_worse else []


def _days(fate: Fate, today: date) -> int:
    return max(0, ((fate.first_review_on or today) - fate.came_on).days)


def _share(found: Iterable[bool | None]) -> float | None:
    seen = [bool(one) for one in found]
    return fmean(seen) if seen else None
