"""Write what participants are told about each theme, publish it, and lay the round aside."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.errors import ConflictError, InvalidError
from dialog.domain.feedback import Gap, Stage
from dialog.domain.roles import Permission
from dialog.services import delivering, feedback_views, feeding_back, tracing
from dialog.services.feedback_views import Desk, DeskTheme
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import gettext, ngettext
from dialog.web.kit.told_words import TONES, told_word
from dialog.web.steering.feedback_forms import (
    DECISION_TEXTS,
    EFFECT_TEXTS,
    DecisionForm,
    EffectForm,
    decision_form,
    decision_from,
    decision_name,
    effect_form,
    effect_from,
)
from dialog.web.steering.routes import steering
from dialog.web.steering.texts import (
    fields_by_tag,
    flash_refusal,
    id_or_none,
    language_list,
    see_again,
    seen,
    sentence_of,
    show_refusal,
)


@steering.get("/feedback")
@guard(Permission.SEE_DESK)
def feedback_start() -> str:
    """List the rounds with how far the answer to their participants has come."""
    found = feedback_views.desks(
        context.session(), clock=context.ports().clock, actor=context.actor()
    )
    return render_template("steering/feedback_start.html", desks=found, stages=list(Stage))


@steering.get("/feedback/<uuid:round_id>")
@guard(Permission.SEE_DESK)
def feedback_desk(round_id: UUID) -> str:
    """Show a round's themes with what is written, what is missing and what is out."""
    session, clock, actor = context.session(), context.ports().clock, context.actor()
    desk = _desk(round_id)
    return render_template(
        "steering/feedback_desk.html",
        desk=desk,
        stages=list(Stage),
        missing={
            stage: [
                sentence_of(one)
                for one in feeding_back.missing_before_publishing(desk, stage=stage, clock=clock)
            ]
            for stage in Stage
        },
        archiving=[
            sentence_of(one)
            for one in feeding_back.missing_before_archiving(
                session, clock=clock, actor=actor, round_id=round_id
            )
        ],
        log=delivering.deliveries(session, actor=actor, round_id=round_id),
        reactions=tracing.reactions(session, actor=actor, round_id=round_id),
        sentence=gap_sentence,
        said=told_word,
        tones=TONES,
        may_tell=actor.may(Permission.GIVE_FEEDBACK),
    )


@steering.route("/feedback/<uuid:round_id>/<uuid:theme_id>/decision", methods=["GET", "POST"])
@guard(Permission.GIVE_FEEDBACK)
def feedback_decision(round_id: UUID, theme_id: UUID) -> str | Response:
    """Write the first feedback on a theme: what was decided, by whom and why."""
    desk = _desk(round_id)
    theme = feedback_views.desk_theme(desk, theme_id=theme_id)
    form = decision_form(desk, theme)
    if form.validate_on_submit():
        try:
            _save_decision(form, desk, theme)
            return _saved(desk, theme, Stage.DECISION)
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="outcome")
            see_again(form, theme.decision_written.revision)
    return _form_page(form, desk, theme, Stage.DECISION)


@steering.route("/feedback/<uuid:round_id>/<uuid:theme_id>/effect", methods=["GET", "POST"])
@guard(Permission.GIVE_FEEDBACK)
def feedback_effect(round_id: UUID, theme_id: UUID) -> str | Response:
    """Write the second feedback on a theme: whether it was done and whether it worked."""
    desk = _desk(round_id)
    theme = feedback_views.desk_theme(desk, theme_id=theme_id)
    form = effect_form(desk, theme)
    if form.validate_on_submit():
        try:
            _save_effect(form, desk, theme)
            return _saved(desk, theme, Stage.EFFECT)
        except (InvalidError, ConflictError) as error:
            show_refusal(form, error, default="outcome")
            see_again(form, theme.effect_written.revision)
    return _form_page(form, desk, theme, Stage.EFFECT)


@steering.post("/feedback/<uuid:round_id>/publish/<any(decision, effect):stage>")
@guard(Permission.GIVE_FEEDBACK)
def feedback_publish(round_id: UUID, stage: str) -> Response:
    """Let everybody read a stage, and queue its e-mails."""
    try:
        queued = feeding_back.publish_stage(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            stage=Stage(stage),
        )
        flash(gettext("Published. Everybody can read it now."), "success")
        if queued:
            flash(
                ngettext(
                    "%(num)s e-mail is on its way.", "%(num)s e-mails are on their way.", queued
                ),
                "success",
            )
    except InvalidError as error:
        flash_refusal(error)
    return redirect(url_for("steering.feedback_desk", round_id=round_id))


@steering.post("/feedback/<uuid:round_id>/try-again/<any(decision, effect):stage>")
@guard(Permission.GIVE_FEEDBACK)
def feedback_try_again(round_id: UUID, stage: str) -> Response:
    """Send the e-mails that failed once more."""
    delivering.try_again(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
        stage=Stage(stage),
    )
    flash(gettext("The e-mails that failed are tried again."), "success")
    return redirect(url_for("steering.feedback_desk", round_id=round_id) + "#log")


@steering.post("/feedback/<uuid:round_id>/archive")
@guard(Permission.GIVE_FEEDBACK)
def feedback_archive(round_id: UUID) -> Response:
    """Lay a round aside when everybody has been told about every theme."""
    try:
        feeding_back.archive_round(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
        )
        flash(gettext("The round is laid aside. Its addresses are erased."), "success")
    except InvalidError as error:
        flash_refusal(error)
    return redirect(url_for("steering.feedback_desk", round_id=round_id))


def gap_sentence(gap: Gap) -> str:
    """Return what is missing, with the languages by their own names."""
    names = ", ".join(one.autonym for one in language_list(gap.languages))
    return gettext(gap.message, languages=names) if names else gettext(gap.message)


def _desk(round_id: UUID) -> Desk:
    return feedback_views.desk_of(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
    )


def _save_decision(form: DecisionForm, desk: Desk, theme: DeskTheme) -> None:
    feeding_back.save_decision_feedback(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        place=feeding_back.Place(theme.id, seen(form)),
        decision_id=id_or_none(form.decision.data),
        feedback=decision_from(form, desk.round.design.languages),
    )


def _save_effect(form: EffectForm, desk: Desk, theme: DeskTheme) -> None:
    feeding_back.save_effect_feedback(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        place=feeding_back.Place(theme.id, seen(form)),
        feedback=effect_from(form, desk.round.design.languages),
    )


def _saved(desk: Desk, theme: DeskTheme, stage: Stage) -> Response:
    gaps = feedback_views.desk_theme(_desk(desk.round.id), theme_id=theme.id).written(stage).gaps
    if gaps:
        flash(gettext("Saved. Something is still missing: it stands at the theme."), "warning")
    else:
        flash(gettext("Saved. Participants see it when you publish."), "success")
    anchor = f"#{stage.value}-{theme.id}"
    return redirect(url_for("steering.feedback_desk", round_id=desk.round.id) + anchor)


def _form_page(form: StaffForm, desk: Desk, theme: DeskTheme, stage: Stage) -> str:
    languages = desk.round.design.languages
    names = DECISION_TEXTS if stage is Stage.DECISION else EFFECT_TEXTS
    return render_template(
        f"steering/feedback_{stage.value}.html",
        form=form,
        desk=desk,
        theme=theme,
        written=theme.written(stage),
        texts={name: fields_by_tag(form, name, languages) for name in names},
        languages=language_list(languages),
        decision_name=decision_name,
        sentence=gap_sentence,
        said=told_word,
    )
