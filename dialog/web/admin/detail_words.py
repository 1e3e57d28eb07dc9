"""Say in words what the audit log notes beside an action."""

from collections.abc import Mapping

from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext
from dialog.web.kit.staff_words import ROLES

NAMES = {
    "after": N_("after"),
    "answers": N_("answers"),
    "before": N_("before"),
    "body": N_("body"),
    "day": N_("day"),
    "e-mails": N_("e-mails"),
    "effect": N_("effect"),
    "effort": N_("effort"),
    "expected": N_("expected value"),
    "language": N_("language"),
    "masked": N_("masked"),
    "name": N_("name"),
    "outcome": N_("outcome"),
    "paragraph": N_("paragraph"),
    "part": N_("part"),
    "polarity": N_("direction"),
    "reasons": N_("reasons"),
    "registered by an official": N_("registered by an official"),
    "roles": N_("roles"),
    "rows": N_("rows"),
    "section": N_("section"),
    "stage": N_("stage"),
    "verdict": N_("verdict"),
    "version": N_("version"),
}
_ROLE_WORDS = {role.value: words for role, words in ROLES.items()}
VALUES: dict[str, dict[str, str]] = {
    "after": _ROLE_WORDS,
    "before": _ROLE_WORDS,
    "roles": _ROLE_WORDS,
    "effect": {"small": N_("small effect"), "large": N_("large effect")},
    "effort": {"low": N_("low effort"), "high": N_("high effort")},
    "outcome": {
        "adopted": N_("The answer is yes"),
        "partly": N_("The answer is partly yes"),
        "not": N_("The answer is no"),
        "passed_on": N_("Passed on"),
        "fixed_directly": N_("Put right at once"),
        "under_consideration": N_("Still being considered"),
        "continue": N_("We go on with it"),
        "develop": N_("We develop it further"),
        "replace": N_("We replace it with something else"),
        "end": N_("We end it"),
    },
    "stage": {"decision": N_("What was decided"), "effect": N_("What it led to")},
    "verdict": {
        "accepted": N_("Accepted"),
        "corrected": N_("Changed"),
        "none": N_("No goal"),
        "acute": N_("Needs a human now"),
        "handled": N_("Taken care of"),
        "abuse": N_("Abuse"),
    },
}


def shown_details(details: Mapping[str, object]) -> str:
    """Return what was noted beside an action in one line; what has no words stands as noted."""
    noted = {name: value for name, value in details.items() if value not in ({}, [], "", None)}
    return "; ".join(f"{_name(name)}: {_shown(name, value)}" for name, value in noted.items())


def _name(name: str) -> str:
    return gettext(NAMES[name]) if name in NAMES else name.replace("_", " ")


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        return ", ".join(_shown(name, one) for one in value)
    words = VALUES.get(name, {}).get(str(value))
    return gettext(words) if words else str(value)
