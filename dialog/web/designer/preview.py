"""Show a draft as participants will see it; nothing that is written here is stored."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from flask import g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from dialog import context
from dialog.domain.answers import ParticipationStatus, Thread
from dialog.domain.design_changes import known_question
from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.languages import Language
from dialog.domain.questions.registry import read_value
from dialog.domain.readability import minutes_to_answer
from dialog.domain.roles import Permission
from dialog.domain.wording import Wording
from dialog.services.designed_rounds import DesignedRound
from dialog.web.designer.desk import this_round, tongues
from dialog.web.designer.routes import designer
from dialog.web.kit.asked import Progress, asked, background_groups
from dialog.web.kit.guard import guard
from dialog.web.kit.locale import _, in_page_language, sentence
from dialog.web.kit.pages import LanguageLink, this_page

NOTHING = Thread(None, ParticipationStatus.DRAFT, "", 0, {}, {}, {})
ABOUT_YOU = "about-you"


@designer.get("/<uuid:round_id>/preview/<tag>")
@guard(Permission.SEE_DESK)
def preview(round_id: UUID, tag: str) -> str:
    """Show the introduction as participants will."""
    current = _entered(round_id, tag)
    kinds = [one.kind.value for one in current.design.questions]
    return _preview(
        "intro",
        current,
        tag,
        is_open=True,
        has_begun=False,
        minutes=minutes_to_answer(kinds),
    )


@designer.post("/<uuid:round_id>/preview/<tag>")
@guard(Permission.SEE_DESK)
def preview_begin(round_id: UUID, tag: str) -> Response:
    """Go on to the first question."""
    return redirect(_next(this_round(round_id), tag, None))


@designer.get("/<uuid:round_id>/preview/<tag>/<key>")
@guard(Permission.SEE_DESK)
def preview_question(round_id: UUID, tag: str, key: str) -> str:
    """Show a question, or those about the person, as participants will."""
    current = _entered(round_id, tag)
    return _about_you(current, tag) if key == ABOUT_YOU else _question(current, tag, key)


@designer.post("/<uuid:round_id>/preview/<tag>/<key>")
@guard(Permission.SEE_DESK)
def preview_answer(round_id: UUID, tag: str, key: str) -> str | Response | tuple[str, int]:
    """Read what was written, say what participants would be told, and go on; store nothing."""
    current = _entered(round_id, tag)
    if key == ABOUT_YOU:
        return redirect(url_for("designer.preview", round_id=round_id, tag=tag))
    written = tuple(request.form.getlist("answer"))
    try:
        if request.form.get("reply") == "send":
            read_value(known_question(current.design, key), written)
    except InvalidError as error:
        return _question(current, tag, key, written=written, error=sentence(error)), 422
    return redirect(_next(current, tag, key))


@dataclass(frozen=True)
class Banner:
    """What stands above a preview, in the language of the one who designs."""

    language: Language
    name: str
    text: str
    back: str


def _entered(round_id: UUID, tag: str) -> DesignedRound:
    """Return the round, and make the page speak the participant's language."""
    current = this_round(round_id)
    if tag not in current.design.languages or tag not in context.ports().languages:
        raise NotFoundError
    g.banner = Banner(
        context.language(),
        _("Preview"),
        _("This is how participants see it. Nothing you write here is saved."),
        _("Back to the round"),
    )
    g.depends_on = _("This question is asked only of those who gave certain answers to:")
    g.language = context.ports().languages[tag]
    owner = context.organisation()
    g.address = {"organisation": owner.slug if owner else None}
    contact = current.design.contact
    g.contact = contact if contact.name and contact.phone else None
    return current


def _question(
    current: DesignedRound,
    tag: str,
    key: str,
    *,
    written: tuple[str, ...] | None = None,
    error: str = "",
) -> str:
    question = known_question(current.design, key)
    keys = [one.key for one in current.design.questions]
    condition = question.show_if
    return _preview(
        "thread",
        current,
        tag,
        asked=asked(question, NOTHING, written=written, error=error),
        progress=Progress(keys.index(key) + 1, len(keys)),
        past=[],
        hidden=0,
        code=None,
        back="",
        depends_on=_words(current, condition.question) if condition else None,
    )


def _words(current: DesignedRound, key: str) -> Wording:
    return in_page_language(known_question(current.design, key).text)


def _about_you(current: DesignedRound, tag: str) -> str:
    return _preview(
        "about_you",
        current,
        tag,
        groups=background_groups(current.design, {}),
        reason=in_page_language(current.design.background_reason),
        error="",
    )


def _next(current: DesignedRound, tag: str, key: str | None) -> str:
    """Return the page after a question; the preview shows every question, whoever it is for."""
    keys = [one.key for one in current.design.questions]
    if current.design.backgrounds:
        keys.append(ABOUT_YOU)
    place = keys.index(key) + 1 if key in keys else 0
    if place >= len(keys):
        return url_for("designer.preview", round_id=current.id, tag=tag)
    return url_for("designer.preview_question", round_id=current.id, tag=tag, key=keys[place])


def _preview(name: str, current: DesignedRound, tag: str, **values: Any) -> str:
    def here(_endpoint: str, **_more: object) -> str:
        return request.path

    page = this_page()
    links = tuple(
        LanguageLink(one.tag, one.autonym, one.direction, _in(current, one.tag), one.tag == tag)
        for one in tongues(current.design)
    )
    return render_template(
        f"designer/preview_{name}.html",
        page=replace(page, languages=links, easy_url=None),
        round=current,
        design=current.design,
        here=here,
        tag=tag,
        banner=g.banner,
        depends=g.depends_on,
        **values,
    )


def _in(current: DesignedRound, tag: str) -> str:
    key = (request.view_args or {}).get("key")
    if key:
        return url_for("designer.preview_question", round_id=current.id, tag=tag, key=key)
    return url_for("designer.preview", round_id=current.id, tag=tag)
