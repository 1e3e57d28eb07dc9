"""Show decisions, as they stand and as they stood."""

from uuid import UUID

from flask import abort, current_app, render_template, url_for

from dialog import context
from dialog.domain.clock import today
from dialog.domain.decisions import DecisionStatus, missing_wording
from dialog.domain.impact import Horizon, ImpactRow
from dialog.domain.roles import Actor, Permission
from dialog.services.assessing import measure_with
from dialog.services.decision_views import (
    DecisionView,
    decision_list,
    decision_with,
    earlier_versions,
)
from dialog.services.hearing import heard_themes
from dialog.services.preparing import missing_in_basis
from dialog.services.summarising import dialogues
from dialog.web.kit.guard import guard
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import language_list, sentence_of


@steering.get("/decisions")
@guard(Permission.SEE_DESK)
def decisions() -> str:
    """List the decisions, those being prepared first."""
    actor = context.actor()
    return render_template(
        "steering/decisions.html",
        decisions=decision_list(context.session(), actor=actor),
        today=today(context.ports().clock),
        may_prepare=actor.may(Permission.PREPARE_DECISIONS),
    )


@steering.get("/decisions/<uuid:decision_id>")
@guard(Permission.SEE_DESK)
def decision_page(decision_id: UUID) -> str:
    """Show a decision with its trail, plan, effect and earlier versions."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    return render_template(
        "steering/decision.html",
        view=view,
        facts=view.facts,
        decision=view.facts.decision,
        themes=heard_themes(session, actor=actor, ids=view.theme_ids),
        languages=language_list(view.languages),
        unwritten=_unwritten(view),
        missing=_missing(view),
        versions=earlier_versions(
            session, organisation_id=actor.organisation_id, decision_id=decision_id
        ),
        today=today(context.ports().clock),
        may_prepare=actor.may(Permission.PREPARE_DECISIONS),
        may_take=actor.may(Permission.PREPARE_DECISIONS) or _sits_in(actor, view.facts.body_id),
        follow_up_url=_follow_up_url(view),
    )


def _sits_in(actor: Actor, body_id: UUID) -> bool:
    return actor.may(Permission.DECIDE) and body_id in actor.bodies


@steering.get("/decisions/<uuid:decision_id>/basis")
@guard(Permission.SEE_DESK)
def decision_basis(decision_id: UUID) -> str:
    """Show the decision basis in its nine parts, made to be printed."""
    session, actor = context.session(), context.actor()
    clock = context.ports().clock
    view = decision_with(session, actor=actor, decision_id=decision_id)
    measures = [measure_with(session, actor=actor, measure_id=one.id) for one in view.measures]
    return render_template(
        "steering/basis.html",
        view=view,
        facts=view.facts,
        decision=view.facts.decision,
        measures=[
            (one, {(cell.row, cell.horizon): cell for cell in one.cells}) for one in measures
        ],
        rows=list(ImpactRow),
        horizons=list(Horizon),
        dialogues=dialogues(session, clock=clock, actor=actor, view=view),
        autonyms={one.tag: one.autonym for one in context.ports().languages.all},
        missing=_missing(view),
        today=today(clock),
    )


@steering.get("/decisions/<uuid:decision_id>/versions/<int:number>")
@guard(Permission.SEE_DESK)
def decision_version(decision_id: UUID, number: int) -> str:
    """Show an earlier wording of a decision."""
    session, actor = context.session(), context.actor()
    view = decision_with(session, actor=actor, decision_id=decision_id)
    found = earlier_versions(
        session, organisation_id=actor.organisation_id, decision_id=decision_id
    )
    version = next((one for one in found if one.number == number), None)
    if version is None:
        abort(404)
    return render_template(
        "steering/version.html",
        view=view,
        version=version,
        facts=version.facts,
        decision=version.facts.decision,
        languages=language_list(version.facts.decision.wording),
    )


def _unwritten(view: DecisionView) -> list[str]:
    """Return the names of the round's languages in which the decision is not told yet."""
    tags = missing_wording(view.facts.decision, view.languages) if view.is_taken else ()
    return [language.autonym for language in language_list(tags)]


def _follow_up_url(view: DecisionView) -> str | None:
    """Return where a designer copies the round to ask again, once that page is there."""
    known = "designer.round_page" in current_app.view_functions
    if not known or view.round_id is None or not context.actor().may(Permission.DESIGN_ROUNDS):
        return None
    return url_for("designer.round_page", round_id=view.round_id, _anchor="copy")


def _missing(view: DecisionView) -> list[str]:
    """Say what the basis lacks while it is being prepared."""
    if view.status is not DecisionStatus.PREPARING:
        return []
    parts = missing_in_basis(context.session(), actor=context.actor(), decision_id=view.id)
    return [sentence_of(part) for part in parts]
