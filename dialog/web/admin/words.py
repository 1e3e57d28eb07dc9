"""Say in words what the audit log notes."""

from collections.abc import Mapping

from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext

ACTIONS = {
    "answered": N_("answers saved"),
    "submitted": N_("threads handed in"),
    "withdrawn": N_("threads withdrawn"),
    "activities planned": N_("planned activities"),
    "body added": N_("added a body"),
    "body changed": N_("changed a body"),
    "decision corrected": N_("corrected a decision"),
    "decision taken": N_("took a decision"),
    "effect reported": N_("reported an effect"),
    "goal adopted": N_("adopted a goal"),
    "goal changed": N_("changed a goal"),
    "goal created": N_("made a goal"),
    "goal reviewed": N_("reviewed a goal"),
    "goal withdrawn": N_("withdrew a goal"),
    "impact assessed": N_("assessed an impact"),
    "indicator added": N_("added an indicator"),
    "indicator changed": N_("changed an indicator"),
    "invitation accepted": N_("accepted the invitation"),
    "logo changed": N_("changed the logo"),
    "measure changed": N_("changed a measure"),
    "measure prioritised": N_("prioritised a measure"),
    "measure proposed": N_("proposed a measure"),
    "organisation changed": N_("changed the organisation"),
    "organisation founded": N_("made the organisation"),
    "staff activated": N_("opened an account again"),
    "staff changed": N_("changed an account"),
    "staff deactivated": N_("closed an account"),
    "staff invited": N_("invited somebody"),
    "staff invited again": N_("sent a new invitation"),
    "value recorded": N_("recorded a value"),
}


def shown_action(action: str) -> str:
    """Return an action in words; one without words stands as it was noted."""
    return gettext(ACTIONS[action]) if action in ACTIONS else action.replace("-", " ")


def shown_details(details: Mapping[str, object]) -> str:
    """Return what was noted beside an action in one line."""
    return "; ".join(f"{name}: {_shown(value)}" for name, value in details.items())


def _shown(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
