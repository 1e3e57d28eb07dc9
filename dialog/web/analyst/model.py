"""Show the text model's card: what it is for, how often it is right, and what it isn't for."""

from dataclasses import dataclass

from flask import render_template

from dialog import context
from dialog.domain.charts import ShareRow
from dialog.domain.model_card import LanguageFigures, Measured, ModelCard
from dialog.domain.roles import Permission
from dialog.services.describing import packaged_card
from dialog.web.analyst.results_pictures import drawn_reach, frame
from dialog.web.analyst.results_words import percent
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext, language_in_words, shown_number


@dataclass(frozen=True)
class FigureShown:
    """A cell: the share, its interval, and how many comments it was measured on."""

    share: str
    interval: str
    n: str


@dataclass(frozen=True)
class FiguresShown:
    """The figures of one language."""

    name: str
    goals: tuple[FigureShown, ...]
    others: tuple[FigureShown, ...]
    error: str
    floor: str


@dataclass(frozen=True)
class SourceShown:
    """Texts the model learned from."""

    title: str
    texts: str
    licence: str


@analyst.get("/model")
@guard(Permission.SEE_DESK)
def model_card() -> str:
    """Show the card of the model that reads the answers."""
    card = packaged_card()
    sentence = _sentence(card)
    return render_template(
        "analyst/model_card.html",
        version=card.version,
        data_hash=card.data_hash,
        purpose=gettext(card.purpose),
        sources=[
            SourceShown(gettext(one.title), shown_number(one.texts), one.licence)
            for one in card.sources
        ],
        sentence=sentence,
        picture=_picture(card, title=sentence),
        figures=_figures(card),
        limits=[gettext(one) for one in card.limits],
        not_for=[gettext(one) for one in card.not_for],
        may_review=context.actor().may(Permission.REVIEW_ANSWERS),
    )


def _sentence(card: ModelCard) -> str:
    shares = {tag: found.acceptable.share for tag, found in card.languages.items()}
    best, worst = max(shares, key=shares.__getitem__), min(shares, key=shares.__getitem__)
    return gettext(
        "The goal the model puts first is acceptable for %(share)s of the test comments. "
        "Best: %(best)s, %(best_share)s. Worst: %(worst)s, %(worst_share)s. "
        "Goal 11 for every comment would be acceptable for %(baseline)s.",
        share=percent(card.everyone.acceptable.share),
        best=language_in_words(best),
        best_share=percent(shares[best]),
        worst=language_in_words(worst),
        worst_share=percent(shares[worst]),
        baseline=percent(card.everyone.always_goal_11.share),
    )


def _picture(card: ModelCard, *, title: str) -> str:
    rows = tuple(
        ShareRow(name, found.acceptable.share, found.always_goal_11.share, _note(found.acceptable))
        for name, found in _named(card)
    )
    return drawn_reach(rows, gettext("Goal 11 for every comment"), frame(title))


def _named(card: ModelCard) -> list[tuple[str, LanguageFigures]]:
    """Return the languages with most test comments first, all together last."""
    by_size = sorted(card.languages.items(), key=lambda item: (-item[1].acceptable.n, item[0]))
    named = [(language_in_words(tag), found) for tag, found in by_size]
    return [*named, (gettext("All languages"), card.everyone)]


def _note(one: Measured) -> str:
    return f"{percent(one.share)} ({_interval(one)})"


def _interval(one: Measured) -> str:
    return f"{shown_number(one.low * 100)}–{shown_number(one.high * 100)}"


def _figures(card: ModelCard) -> list[FiguresShown]:
    return [_line(name, found) for name, found in _named(card)]


def _line(name: str, found: LanguageFigures) -> FiguresShown:
    goals = (found.acceptable, found.always_goal_11, found.hit_at_3)
    others = (
        found.dimension,
        found.always_social,
        found.no_goal_precision,
        found.no_goal_recall,
    )
    return FiguresShown(
        name=name,
        goals=tuple(map(_shown, goals)),
        others=tuple(map(_shown, others)),
        error=shown_number(found.calibration_error, 2),
        floor=gettext("suggestions only") if found.floor is None else percent(found.floor),
    )


def _shown(one: Measured) -> FigureShown:
    if not one:
        return FigureShown(gettext("not measured"), "", "")
    return FigureShown(percent(one.share), _interval(one), shown_number(one.n))
