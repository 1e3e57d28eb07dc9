"""Share what every page of a round's results shows around its figures."""

from dataclasses import dataclass

from flask import request, url_for

from dialog.domain.identity import RoundId
from dialog.domain.results import Counted, GroupBy
from dialog.domain.roles import Actor, Permission
from dialog.domain.wording import N_, Wording
from dialog.services.looking_up import RoundView
from dialog.web.analyst.results_words import GROUP_BY_WORDS
from dialog.web.kit.locale import gettext, in_page_language, ngettext, shown_date, shown_number

VIEWS = (
    ("analyst.results_round", N_("Questions"), Permission.SEE_RESULTS),
    ("analyst.results_mentions", N_("Open answers"), Permission.SEE_RESULTS),
    ("analyst.results_who", N_("Who has answered"), Permission.SEE_RESULTS),
    ("analyst.results_evaluation", N_("About the round"), Permission.SEE_RESULTS),
    ("analyst.results_take", N_("Take out"), Permission.SEE_RESULTS),
)


@dataclass(frozen=True)
class Tab:
    """A view of the results."""

    label: str
    href: str
    current: bool
    badge: str | None = None


@dataclass(frozen=True)
class GroupChoice:
    """A way to divide the answers, in the list of the filter form."""

    value: str
    label: str
    current: bool


@dataclass(frozen=True)
class Around:
    """The heading, the count and the views of one round's results."""

    round_id: RoundId
    title: Wording
    counted: str
    tabs: tuple[Tab, ...]
    k: int
    is_empty: bool


def around(view: RoundView, facts: Counted, *, is_open: bool, actor: Actor) -> Around:
    """Return what stands around the figures of a round."""
    return Around(
        round_id=view.id,
        title=in_page_language(view.design.title),
        counted=counted_words(facts, is_open=is_open),
        tabs=tuple(
            Tab(gettext(label), url_for(endpoint, round_id=view.id), request.endpoint == endpoint)
            for endpoint, label, permission in VIEWS
            if actor.may(permission)
        ),
        k=facts.k,
        is_empty=facts.counted == 0,
    )


def counted_words(facts: Counted, *, is_open: bool) -> str:
    """Say whose answers the figures count, and why some wait while the round is open."""
    handed_in = ngettext(
        "%(count)s person has handed in her answers.",
        "%(count)s people have handed in their answers.",
        facts.handed_in,
        count=shown_number(facts.handed_in),
    )
    if not is_open or not facts.handed_in:
        return handed_in
    rule = gettext(
        "While the round is open the figures grow by whole days, and by at least %(k)s people "
        "at a time, so that nobody's answers can be found by comparing.",
        k=facts.k,
    )
    if facts.through is None:
        return " ".join([handed_in, gettext("None of them is counted yet."), rule])
    counted = gettext(
        "The figures count %(count)s of them, up to %(day)s.",
        count=shown_number(facts.counted),
        day=shown_date(facts.through),
    )
    return f"{handed_in} {counted} {rule}"


def group_choices(choices: tuple[GroupBy, ...], chosen: GroupBy | None) -> list[GroupChoice]:
    """Return the ways to divide the answers, everyone together first."""
    everyone = GroupChoice("", gettext("Everyone together"), chosen is None)
    return [everyone] + [
        GroupChoice(one.value, gettext(GROUP_BY_WORDS[one]), one is chosen) for one in choices
    ]


def chosen_group() -> GroupBy | None:
    """Return the division asked for in the address, if it is one."""
    return next((one for one in GroupBy if one.value == request.args.get("by")), None)
