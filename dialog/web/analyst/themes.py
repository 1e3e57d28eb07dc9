"""Show the themes of every round, and one theme with its answers and where it went."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import current_app, render_template, request, url_for

from dialog import context
from dialog.domain.goals import InputUse
from dialog.domain.roles import Permission
from dialog.domain.wording import N_
from dialog.services.theme_views import Outcome, round_themes, theme_in_full, theme_rounds
from dialog.web.analyst.review_words import (
    KINDS,
    RELATIONS,
    dimension_words,
    goal_words,
    language_name,
    masked_words,
)
from dialog.web.analyst.routes import analyst
from dialog.web.analyst.theme_forms import CONTROLS
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext

QUOTES = 20

OUTCOMES = {
    "goal": (N_("Goal"), "steering.goal_page", "goal_id"),
    "measure": (N_("Measure"), "steering.measure_page", "measure_id"),
    "decision": (N_("Decision"), "steering.decision_page", "decision_id"),
    "feedback": (N_("Feedback"), "", ""),
}
STATES = {
    InputUse.SHAPED.value: N_("this theme shaped it"),
    InputUse.CONFIRMED.value: N_("this theme confirmed it"),
    InputUse.CONTRADICTED.value: N_("this theme contradicts it"),
    "proposed": N_("proposed"),
    "assessed": N_("assessed"),
    "prioritised": N_("prioritised"),
    "carried_out": N_("carried out"),
    "effect_reported": N_("effect reported"),
    "preparing": N_("being prepared"),
    "ready": N_("ready for decision"),
    "decided": N_("decided"),
    "published": N_("published"),
    "draft": N_("being written"),
    "decision": N_("What was decided"),
    "effect": N_("What came of it"),
}


@dataclass(frozen=True)
class OutcomeLine:
    """Something a theme led to, as people read it."""

    what: str
    name: str
    state: str
    href: str | None


@analyst.get("/themes")
@guard(Permission.SEE_DESK)
def themes_start() -> str:
    """Show the rounds with their themes."""
    found = theme_rounds(context.session(), actor=context.actor())
    return render_template("analyst/themes_start.html", rounds=found)


@analyst.get("/themes/rounds/<uuid:round_id>")
@guard(Permission.SEE_DESK)
def themes_round(round_id: UUID) -> str:
    """Show the themes of one round."""
    found = round_themes(context.session(), actor=context.actor(), round_id=round_id)
    return render_template("analyst/themes_round.html", found=found, **theme_words())


@analyst.get("/themes/<uuid:theme_id>")
@guard(Permission.SEE_DESK)
def themes_show(theme_id: UUID) -> str:
    """Show a theme: its words, its answers, what pulls with and against it, where it went."""
    full = theme_in_full(context.session(), actor=context.actor(), theme_id=theme_id)
    pages = max(1, -(-len(full.quotes) // QUOTES))
    number = min(max(1, request.args.get("page", 1, type=int)), pages)
    return render_template(
        "analyst/themes_show.html",
        full=full,
        quotes=full.quotes[(number - 1) * QUOTES : number * QUOTES],
        page_number=number,
        pages=pages,
        goals=[(goal_words(code), count) for code, count in full.goals],
        dimensions=[(dimension_words(code), count) for code, count in full.dimensions],
        outcomes=[_line(one) for one in full.outcomes],
        untold=[language_name(tag) for tag in full.untold_languages],
        **theme_words(),
    )


def theme_words() -> dict[str, object]:
    """Return the words that pages about themes share, and whether this person builds them."""
    return {
        "kinds": KINDS,
        "controls": CONTROLS,
        "relation_words": RELATIONS,
        "masked_words": masked_words(),
        "tongue": language_name,
        "may_build": context.actor().may(Permission.BUILD_THEMES),
    }


def _line(outcome: Outcome) -> OutcomeLine:
    what, endpoint, argument = OUTCOMES[outcome.kind]
    known = endpoint in current_app.view_functions
    address: dict[str, Any] = {argument: outcome.id}
    return OutcomeLine(
        what=gettext(what),
        name=gettext(STATES[outcome.name]) if outcome.kind == "feedback" else outcome.name,
        state=gettext(STATES.get(outcome.state, outcome.state)),
        href=url_for(endpoint, **address) if known else None,
    )
