"""Share what the pages of one round need around their content."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import flash, render_template, url_for

from dialog import context
from dialog.domain.design_texts import WHOLE_TEXTS
from dialog.domain.errors import DialogError
from dialog.domain.findings import Finding, Section
from dialog.domain.languages import Language
from dialog.domain.publishing import Gate
from dialog.domain.roles import Permission
from dialog.domain.rounds import RoundDesign
from dialog.services.designed_rounds import DesignedRound, Seen, designed_round
from dialog.services.publishing import gate_of
from dialog.web.designer.words import word
from dialog.web.kit.locale import gettext, sentence


@dataclass(frozen=True)
class SectionLink:
    """A section of the design: where it is and how much the gate found in it."""

    label: str
    href: str
    current: bool
    badge: str | None
    section: Section


@dataclass(frozen=True)
class ShownFinding:
    """Something the gate found, in words, with the place where it is put right."""

    key: str
    text: str
    where: str
    href: str
    about: str


def this_round(round_id: UUID) -> DesignedRound:
    """Return the round a page is about."""
    return designed_round(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=round_id,
    )


def this_gate(current: DesignedRound) -> Gate:
    """Return what is missing before the round can be published."""
    return gate_of(
        context.session(),
        clock=context.ports().clock,
        actor=context.actor(),
        round_id=current.id,
    )


def round_template(
    name: str, current: DesignedRound, *, section: Section | None = None, **values: Any
) -> str:
    """Render a page of a round with its sections and what is missing in each."""
    found = this_gate(current)
    return render_template(
        f"designer/{name}.html",
        round=current,
        design=current.design,
        gate=found,
        sections=section_links(current, found, section),
        section=section,
        tongues=tongues(current.design),
        may_design=may_design(current),
        **values,
    )


def may_design(current: DesignedRound) -> bool:
    """Say whether the person here may change this round."""
    return current.may_change and context.actor().may(Permission.DESIGN_ROUNDS)


def tongues(design: RoundDesign) -> list[Language]:
    """Return the round's languages with their own names and directions."""
    known = context.ports().languages
    return [known[tag] for tag in design.languages if tag in known]


def section_links(current: DesignedRound, found: Gate, now: Section | None) -> list[SectionLink]:
    """Return the sections in the order of the work, each with the number of open findings."""
    open_ones: Sequence[Finding] = (*found.stops, *found.unexplained)
    return [
        SectionLink(
            label=word(section),
            href=url_for("designer.section", round_id=current.id, section=section.value),
            current=section is now,
            badge=_badge(sum(one.section is section for one in open_ones)),
            section=section,
        )
        for section in Section
    ]


def shown_finding(current: DesignedRound, finding: Finding) -> ShownFinding:
    """Return what the gate found, in words and with its place."""
    values = dict(finding.values)
    known = context.ports().languages
    if values.get("language") in known:
        values["language"] = known[str(values["language"])].autonym
    return ShownFinding(
        key=finding.key,
        text=gettext(finding.message, **values),
        where=word(finding.section),
        href=_place(current, finding),
        about=_about(current.design, finding),
    )


def seen_from(written: str | None) -> Seen:
    """Return what the person saw when she opened a form; nothing is older than anything."""
    revision, _dot, mark = (written or "").partition(".")
    return Seen(int(revision) if revision.isdecimal() else -1, mark)


def flash_error(error: DialogError) -> None:
    """Say a refusal at the top of the next page."""
    flash(sentence(error), "warning")


def _badge(count: int) -> str | None:
    return str(count) if count else None


def _place(current: DesignedRound, finding: Finding) -> str:
    place = finding.place
    if place and finding.section is Section.QUESTIONS:
        return url_for("designer.question", round_id=current.id, key=place)
    if place and finding.section is Section.PEOPLE:
        return url_for("designer.group", round_id=current.id, key=place)
    if place and finding.section is Section.TEXTS:
        return url_for("designer.translation", round_id=current.id, tag=place)
    anchor = f"{place}-{current.design.languages[0]}" if place in WHOLE_TEXTS else place
    return url_for(
        "designer.section",
        round_id=current.id,
        section=finding.section.value,
        _anchor=anchor or None,
    )


def _about(design: RoundDesign, finding: Finding) -> str:
    if finding.section is not Section.QUESTIONS or not finding.place:
        return ""
    question = design.question(finding.place)
    return next(iter(question.text.values()), "") if question else ""
