"""Show how long each language waits, and how well the model reads it (STD-133)."""

from dataclasses import dataclass
from uuid import UUID

from flask import render_template

from dialog import context
from dialog.domain.equal_treatment import (
    FEWEST,
    QUALITY_GAP,
    SHARE_GAP,
    WAIT_GAP,
    Gap,
    LanguageLine,
    NotedGap,
    Standing,
)
from dialog.domain.model_card import Measured
from dialog.domain.roles import Permission
from dialog.domain.wording import N_
from dialog.services.equal_treatment import Treatment, round_treatment, treatment_everywhere
from dialog.web.analyst.results_words import percent
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext, language_in_words, ngettext, shown_number

GAPS = {
    Gap.LEFT_TO_PERSON: N_(
        "%(language)s: the model leaves %(here)s of the answers to a person, and %(there)s of the "
        "others. Plan more time to read them."
    ),
    Gap.CHANGED: N_(
        "%(language)s: people kept the model's labels for %(here)s of the answers, and for "
        "%(there)s of the others. Read the words before the labels."
    ),
    Gap.IN_NO_THEME: N_(
        "%(language)s: %(here)s of the answers are in a theme, and %(there)s of the others. See "
        "whether they belong in one, or whether a theme is missing."
    ),
    Gap.READ_WORSE: N_(
        "%(language)s: the model's first goal is acceptable for %(here)s of the test comments, "
        "and for %(there)s in all languages. Read the words before the labels."
    ),
    Gap.NOT_MEASURED: N_(
        "%(language)s: the model isn't measured in this language. Read every answer as if it had "
        "no labels."
    ),
}


@dataclass(frozen=True)
class LineShown:
    """A language on the page: its name, its cells, and whether something is to be done."""

    name: str
    cells: tuple[str, ...]
    has_gap: bool


@analyst.get("/review/languages")
@guard(Permission.REVIEW_ANSWERS)
def review_every_language() -> str:
    """Show how each language fares in all rounds that are open or wait for review."""
    found = treatment_everywhere(
        context.session(), clock=context.ports().clock, actor=context.actor()
    )
    return _page(found)


@analyst.get("/review/<uuid:round_id>/languages")
@guard(Permission.REVIEW_ANSWERS)
def review_languages(round_id: UUID) -> str:
    """Show how each language fares in one round."""
    found = round_treatment(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
    )
    return _page(found)


def _page(found: Treatment) -> str:
    return render_template(
        "analyst/review_languages.html",
        round=found.round,
        lines=_lines(found),
        to_do=[_sentence(line, gap) for line in found.lines for gap in line.gaps],
        days=WAIT_GAP,
        points=round(SHARE_GAP * 100),
        model_points=round(QUALITY_GAP * 100),
        fewest=FEWEST,
    )


def _lines(found: Treatment) -> list[LineShown]:
    shown = [
        LineShown(
            language_in_words(line.language),
            _cells(line.standing, line.quality),
            has_gap=bool(line.gaps),
        )
        for line in found.lines
    ]
    if found.everyone and len(shown) > 1:
        cells = _cells(found.everyone, found.quality)
        shown.append(LineShown(gettext("All languages"), cells, has_gap=False))
    return shown


def _cells(standing: Standing, quality: Measured | None) -> tuple[str, ...]:
    waits = standing.longest_waiting
    return (
        shown_number(standing.answers),
        percent(standing.reviewed),
        gettext("no figure") if standing.to_review is None else shown_number(standing.to_review, 1),
        gettext("no figure") if waits is None else ngettext("%(num)s day", "%(num)s days", waits),
        _share(standing.labelled),
        _share(standing.left_to_person),
        _share(standing.kept),
        percent(standing.in_theme),
        percent(quality.share) if quality else gettext("not measured"),
    )


def _share(share: float | None) -> str:
    return gettext("no figure") if share is None else percent(share)


def _sentence(line: LanguageLine, noted: NotedGap) -> str:
    name = language_in_words(line.language)
    if noted.gap is Gap.WAITS:
        return ngettext(
            "%(language)s: the answers have waited %(num)s day longer than the others. "
            "Read them first.",
            "%(language)s: the answers have waited %(num)s days longer than the others. "
            "Read them first.",
            int(noted.here - noted.there),
            language=name,
        )
    return gettext(
        GAPS[noted.gap], language=name, here=percent(noted.here), there=percent(noted.there)
    )
