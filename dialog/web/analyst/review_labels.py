"""Say of each label of an answer how sure it is, why, and who chose it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dialog.domain.classification import Confidence, Facet, goal_of
from dialog.services.reading_answers import AnswerInFull, ShownLabel
from dialog.web.analyst.review_words import CONFIDENCE, LabelWords, label_words
from dialog.web.kit.locale import gettext


@dataclass(frozen=True)
class TargetLine:
    """A target of a goal that may be kept with it."""

    code: str
    confidence: str
    kept: bool


@dataclass(frozen=True)
class LabelLine:
    """A label at the desk, with what is said of it."""

    words: LabelWords
    confidence: str | None
    because: str | None
    source: str | None
    targets: tuple[TargetLine, ...] = ()


@dataclass(frozen=True)
class EarlierLine:
    """The labels an earlier model stood for."""

    version: str
    day: date
    labels: list[LabelWords]


def label_lines(full: AnswerInFull, areas: str) -> list[LabelLine]:
    """Return the labels that count now: a person's without confidence, a model's with it."""
    shown = {(one.facet, one.code): one for one in full.labels}
    return [
        _line(full, facet, code, areas, shown.get((facet, code))) for facet, code in _standing(full)
    ]


def suggestions(full: AnswerInFull) -> list[LabelLine]:
    """Return the labels the model thought of and nobody stands for now, facet by facet."""
    standing = {*_standing(full)}
    return [
        _suggestion(one, taught=full.taught)
        for facet in (Facet.GOAL, Facet.DIMENSION, Facet.AREA)
        for one in full.labels
        if one.facet is facet and (facet, one.code) not in standing
    ]


def earlier_lines(full: AnswerInFull) -> list[EarlierLine]:
    """Return what earlier models, or the same by another taxonomy, stood for."""
    return [
        EarlierLine(
            one.model_version,
            one.day,
            [label_words(label.facet, label.code, label.framework) for label in one.labels],
        )
        for one in full.earlier
    ]


def target_lines(full: AnswerInFull, goal: str) -> tuple[TargetLine, ...]:
    """Return the likeliest targets of a goal, and those a person kept with it."""
    kept = [code for code in full.queued.labels.targets if goal_of(code) == goal]
    found = full.targets_in(goal)
    lines = [
        TargetLine(one.code, gettext(CONFIDENCE[one.confidence]), one.code in kept) for one in found
    ]
    known = {one.code for one in found}
    by_person = gettext("chosen by a person")
    return (*lines, *(TargetLine(code, by_person, kept=True) for code in kept if code not in known))


def _standing(full: AnswerInFull) -> Iterator[tuple[Facet, str]]:
    labels = full.queued.labels
    yield from ((Facet.GOAL, code) for code in labels.goals)
    yield from ((Facet.DIMENSION, code) for code in labels.dimensions)
    yield from ((Facet.AREA, code) for code in labels.areas)


def _line(
    full: AnswerInFull, facet: Facet, code: str, areas: str, by_model: ShownLabel | None
) -> LabelLine:
    targets = target_lines(full, code) if facet is Facet.GOAL else ()
    words = label_words(facet, code, areas if facet is Facet.AREA else "")
    because = ", ".join(by_model.words) if by_model and by_model.words else None
    if by_model is not None and by_model.accepted:
        sure = gettext(CONFIDENCE[by_model.confidence])
        return LabelLine(words, sure, because, None, targets)
    return LabelLine(words, None, because, gettext("chosen by a person"), targets)


def _suggestion(one: ShownLabel, *, taught: bool) -> LabelLine:
    """Return what the model stands for not; of a language it never learned it is never sure."""
    sure = one.confidence if taught else Confidence.UNSURE
    return LabelLine(
        label_words(one.facet, one.code, one.framework),
        gettext(CONFIDENCE[sure]),
        ", ".join(one.words) or None,
        gettext("suggestion only"),
    )
