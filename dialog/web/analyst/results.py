"""Show the results of a round: its questions, open answers, who answered, and what they thought."""

from functools import partial
from uuid import UUID

from flask import render_template, request

from dialog import context
from dialog.domain.identity import RoundId
from dialog.domain.roles import Permission
from dialog.domain.wording import Wording
from dialog.services.aggregating import closed_results
from dialog.services.counting import rounds_with_results
from dialog.services.judging_rounds import RoundJudged, round_judged
from dialog.services.looking_up import round_with
from dialog.services.mentioning import mentions
from dialog.services.reaching import coverage, equal_treatment
from dialog.web.analyst.results_figures import Figure, breakdown_figure
from dialog.web.analyst.results_frame import around, chosen_group, group_choices
from dialog.web.analyst.results_mentions import (
    mention_figures,
    reviewed_words,
    together_figures,
    unmentioned_words,
)
from dialog.web.analyst.results_questions import questions_shown
from dialog.web.analyst.results_sentences import most_given
from dialog.web.analyst.results_who import reach_shown, treatment_shown
from dialog.web.analyst.results_words import STATUS_WORDS, VERDICT_WORDS, plain
from dialog.web.analyst.routes import analyst
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext


@analyst.get("/results")
@guard(Permission.SEE_RESULTS)
def results_start() -> str:
    """List the rounds that have results, or will have."""
    found = rounds_with_results(context.session(), actor=context.actor())
    return render_template("analyst/results_start.html", rounds=found, status=STATUS_WORDS)


@analyst.get("/results/<uuid:round_id>")
@guard(Permission.SEE_RESULTS)
def results_round(round_id: UUID) -> str:
    """Show each question's result, for everyone or by group."""
    actor = context.actor()
    found = closed_results(
        context.session(),
        clock=context.ports().clock,
        actor=actor,
        round_id=RoundId(round_id),
        by=chosen_group(),
    )
    return render_template(
        "analyst/results_round.html",
        around=around(found.view, found.facts, is_open=found.is_open, actor=actor),
        choices=group_choices(found.choices, found.by),
        questions=questions_shown(found),
    )


@analyst.get("/results/<uuid:round_id>/mentions")
@guard(Permission.SEE_RESULTS)
def results_mentions(round_id: UUID) -> str:
    """Show what the open answers mention, for everyone or by group."""
    actor = context.actor()
    found = mentions(
        context.session(),
        clock=context.ports().clock,
        actor=actor,
        round_id=RoundId(round_id),
        by=chosen_group(),
        question_key=request.args.get("question"),
    )
    return render_template(
        "analyst/results_mentions.html",
        around=around(found.view, found.facts, is_open=found.is_open, actor=actor),
        choices=group_choices(found.choices, found.by),
        found=found,
        reviewed=reviewed_words(found),
        figures=mention_figures(found),
        together=together_figures(found),
        unmentioned=unmentioned_words(found),
    )


@analyst.get("/results/<uuid:round_id>/who")
@guard(Permission.SEE_RESULTS)
def results_who(round_id: UUID) -> str:
    """Show who has answered, beside whom the round must reach."""
    session, clock, actor = context.session(), context.ports().clock, context.actor()
    wanted = RoundId(round_id)
    view = round_with(session, organisation_id=actor.organisation_id, round_id=wanted)
    found = coverage(session, clock=clock, actor=actor, round_id=wanted)
    treated = equal_treatment(session, clock=clock, actor=actor, round_id=wanted)
    is_open = view.is_open(clock.now())
    return render_template(
        "analyst/results_who.html",
        around=around(view, found.facts, is_open=is_open, actor=actor),
        board=reach_shown(found, view.design),
        no_groups_reason=view.design.no_groups_reason,
        treatment=treatment_shown(treated, k=found.facts.k),
        may_plan=actor.may(Permission.DESIGN_ROUNDS),
    )


@analyst.get("/results/<uuid:round_id>/evaluation")
@guard(Permission.SEE_RESULTS)
def results_evaluation(round_id: UUID) -> str:
    """Show whether it was easy to answer and whether the right question was asked."""
    actor = context.actor()
    found = round_judged(
        context.session(),
        clock=context.ports().clock,
        actor=actor,
        round_id=RoundId(round_id),
    )
    return render_template(
        "analyst/results_evaluation.html",
        around=around(found.view, found.facts, is_open=found.is_open, actor=actor),
        figures=_verdicts(found),
        found=found,
    )


def _verdicts(found: RoundJudged) -> list[Figure]:
    asked = (
        ("easy", found.easy, gettext("Was it easy to answer?")),
        ("right", found.right_question, gettext("Did we ask about the right thing?")),
    )
    make = partial(
        breakdown_figure,
        head=gettext("Answer"),
        row=_verdict,
        group=_verdict,
        k=found.facts.k,
    )
    return [
        make(key, breakdown, caption=words, sentence=f"{words} {most_given(breakdown, _text)}")
        for key, breakdown, words in asked
    ]


def _verdict(key: str) -> Wording:
    return plain(gettext(VERDICT_WORDS[key]))


def _text(key: str) -> str:
    return _verdict(key).text
