"""Find what a design lacks to reach those who are seldom heard."""

from collections.abc import Iterable, Iterator

from dialog.domain.findings import Finding, Section, soft
from dialog.domain.rounds import (
    Background,
    Horizon,
    OutreachGroup,
    Relation,
    RoundDesign,
    Stakeholder,
)
from dialog.domain.wording import N_

YOUNG_CODES = frozenset({"under_16", "16_24"})
PEOPLE = Section.PEOPLE


def reach_findings(design: RoundDesign) -> Iterator[Finding]:
    """Return what the gate finds about the people to reach."""
    if not any(group.barrier for group in design.groups) and not design.no_groups_reason.strip():
        yield soft(
            "no_groups",
            N_("No group that is seldom heard is planned for. Plan one, or write why not."),
            PEOPLE,
        )
    for group in design.groups:
        yield from _group(design, group)
    if design.horizon is not Horizon.SHORT and not any(map(is_young, design.groups)):
        yield soft(
            "no_young_group",
            N_("The effects last long, but no group of children or young people is planned for."),
            PEOPLE,
        )


def is_young(group: OutreachGroup) -> bool:
    """Say whether a group is made of children or young people, as its age bands tell."""
    return group.background is Background.AGE and bool(YOUNG_CODES & set(group.background_codes))


def _group(design: RoundDesign, group: OutreachGroup) -> Iterator[Finding]:
    if not group.method.strip():
        yield _no_method(group)
    if group.barrier is None:
        return
    if group.expected_share is None:
        yield soft(
            "no_expected_share",
            N_("No share is expected of the group %(group)s, so nobody sees if it is missing."),
            PEOPLE,
            group.key,
            group=group.name,
        )
    elif group.background is None or group.background not in design.backgrounds:
        yield soft(
            "not_measured",
            N_("No question about the person tells whether %(group)s answer. Choose one."),
            PEOPLE,
            group.key,
            group=group.name,
        )


def _no_method(group: OutreachGroup) -> Finding:
    if group.relation is Relation.IS_AFFECTED:
        message = N_("%(group)s are affected, but it is not said how they are invited.")
    else:
        message = N_("It is not said how %(group)s are reached.")
    return soft("no_method", message, PEOPLE, group.key, group=group.name)


def rounds_planned_for(designs: Iterable[RoundDesign]) -> dict[Stakeholder, int]:
    """Return how many rounds plan to hear each kind of stakeholder; nought is worth seeing."""
    planned = [{group.stakeholder for group in design.groups} for design in designs]
    return {kind: sum(kind in kinds for kinds in planned) for kind in Stakeholder}
