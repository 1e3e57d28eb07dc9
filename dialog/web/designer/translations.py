"""Translate a design: one language beside the other, with what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from flask import flash, redirect, url_for
from werkzeug.wrappers import Response
from wtforms import Field, TextAreaField
from wtforms.validators import Length, Optional

from dialog import context
from dialog.domain.design_texts import DesignText, design_texts, missing_in, with_texts
from dialog.domain.errors import NotFoundError
from dialog.domain.findings import Section
from dialog.domain.publishing_texts import is_heavy
from dialog.domain.roles import Permission
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import Wording, has_text, worded
from dialog.services.designed_rounds import DesignedRound, Part, seen_now
from dialog.services.designing import StaleDesignError, save_part
from dialog.web.designer.conflicts import Difference, differences
from dialog.web.designer.desk import round_template, seen_from, this_round, tongues
from dialog.web.designer.routes import designer
from dialog.web.designer.words import LEADS, word
from dialog.web.kit.forms import StaffForm
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _

TEXTS = Section.TEXTS


@dataclass(frozen=True)
class Pair:
    """A text in the language it is written in, beside the field for the other."""

    key: str
    where: str
    source: Wording
    field: Field
    is_missing: bool
    is_heavy: bool


@designer.get("/<uuid:round_id>/design/texts")
@guard(Permission.SEE_DESK)
def translations(round_id: UUID) -> str:
    """List the languages with how much is missing in each."""
    current = this_round(round_id)
    total = len(_written(current.design))
    rows = [
        (one, total - len(missing_in(current.design, one.tag)), total)
        for one in tongues(current.design)
    ]
    return round_template("translations", current, section=TEXTS, lead=_(LEADS[TEXTS]), rows=rows)


@designer.get("/<uuid:round_id>/design/texts/<tag>")
@guard(Permission.SEE_DESK)
def translation(round_id: UUID, tag: str) -> str:
    """Show every text in one language beside another."""
    current = this_round(round_id)
    form = _filled(current, tag)
    form.revision.data = str(seen_now(current, Part(TEXTS, tag)))
    return _page(current, tag, form)


@designer.post("/<uuid:round_id>/design/texts/<tag>")
@guard(Permission.DESIGN_ROUNDS)
def save_translation(round_id: UUID, tag: str) -> str | Response | tuple[str, int]:
    """Save the texts of one language."""
    current = this_round(round_id)
    form = _form(current.design, tag)(data=_data(current.design, tag))
    if not form.validate():
        return _page(current, tag, form), 422
    written = {one.key: form[one.key].data or "" for one in _written(current.design)}
    part = Part(TEXTS, tag)
    try:
        save_part(
            context.session(),
            clock=context.ports().clock,
            actor=context.actor(),
            round_id=round_id,
            part=part,
            change=partial(with_texts, language=tag, written=written),
            seen=seen_from(form.revision.data),
        )
    except StaleDesignError as stale:
        form.revision.data = str(seen_now(stale.current, part))
        differ = differences(form, _filled(stale.current, tag))
        return _page(stale.current, tag, form, differ), 409
    flash(_("Saved."), "success")
    return redirect(url_for("designer.translations", round_id=round_id))


def _written(design: RoundDesign) -> list[DesignText]:
    """Return the texts that are written in any language."""
    return [one for one in design_texts(design) if any(map(str.strip, one.texts.values()))]


def _form(design: RoundDesign, tag: str) -> type[StaffForm]:
    if tag not in design.languages or tag not in context.ports().languages:
        raise NotFoundError
    fields = {
        one.key: TextAreaField(_source(design, one, tag).text, [Optional(), Length(max=4000)])
        for one in _written(design)
    }
    return type("TranslationForm", (StaffForm,), dict(fields))


def _filled(current: DesignedRound, tag: str) -> StaffForm:
    return _form(current.design, tag)(formdata=None, data=_data(current.design, tag))


def _data(design: RoundDesign, tag: str) -> dict[str, str]:
    return {one.key: one.texts.get(tag, "") for one in _written(design)}


def _source(design: RoundDesign, text: DesignText, tag: str) -> Wording:
    others: Iterable[str] = [one for one in design.languages if one != tag]
    return worded(text.texts, [*others, tag])


def _page(
    current: DesignedRound, tag: str, form: StaffForm, differ: list[Difference] | None = None
) -> str:
    design = current.design
    pairs = [
        Pair(
            key=one.key,
            where=_where(design, one),
            source=_source(design, one, tag),
            field=form[one.key],
            is_missing=not has_text(one.texts, tag),
            is_heavy=is_heavy(one.texts.get(tag, ""), tag),
        )
        for one in _written(design)
        if one.key in form
    ]
    return round_template(
        "translation",
        current,
        section=TEXTS,
        form=form,
        pairs=pairs,
        target=context.ports().languages[tag],
        missing=sum(pair.is_missing for pair in pairs),
        conflict=differ,
    )


def _where(design: RoundDesign, text: DesignText) -> str:
    if not text.question:
        return word(text.section)
    numbers = {one.key: number for number, one in enumerate(design.questions, start=1)}
    return _("Question %(number)d", number=numbers[text.question])
