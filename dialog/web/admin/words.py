"""Say in words what the audit log notes."""

from collections.abc import Mapping

from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext

ACTIONS = {
    "activities planned": N_("planned activities"),
    "address removed": N_("addresses removed"),
    "answer translated": N_("translated an answer"),
    "answered": N_("answers saved"),
    "answers put in theme": N_("put answers in a theme"),
    "answers reviewed": N_("reviewed answers"),
    "answers taken out": N_("took answers out of a theme"),
    "body added": N_("added a body"),
    "body changed": N_("changed a body"),
    "conflict marked": N_("marked a conflict between themes"),
    "conflict taken away": N_("took a conflict between themes away"),
    "decision basis changed": N_("changed a decision's basis"),
    "decision corrected": N_("corrected a decision"),
    "decision prepared": N_("prepared a decision"),
    "decision ready": N_("made a decision's basis ready"),
    "decision taken": N_("took a decision"),
    "effect reported": N_("reported an effect"),
    "exported_answers": N_("exported answers"),
    "exported_tables": N_("exported tables"),
    "failed e-mails tried again": N_("tried failed e-mails again"),
    "feedback published": N_("published feedback"),
    "feedback saved": N_("saved feedback"),
    "goal adopted": N_("adopted a goal"),
    "goal changed": N_("changed a goal"),
    "goal created": N_("made a goal"),
    "goal reviewed": N_("reviewed a goal"),
    "goal withdrawn": N_("withdrew a goal"),
    "impact assessed": N_("assessed an impact"),
    "imported": N_("imported answers"),
    "indicator added": N_("added an indicator"),
    "indicator changed": N_("changed an indicator"),
    "invitation accepted": N_("accepted the invitation"),
    "logo changed": N_("changed the logo"),
    "measure carried out": N_("carried out a measure"),
    "measure changed": N_("changed a measure"),
    "measure prioritised": N_("prioritised a measure"),
    "measure proposed": N_("proposed a measure"),
    "measure taken on": N_("took on a measure"),
    "organisation changed": N_("changed the organisation"),
    "organisation founded": N_("made the organisation"),
    "personal details revealed": N_("looked at masked personal details"),
    "review undone": N_("undid a review"),
    "round archived": N_("archived a round"),
    "round begun": N_("began a round"),
    "round changed": N_("changed a round"),
    "round closed": N_("closed a round"),
    "round copied": N_("copied a round"),
    "round published": N_("published a round"),
    "staff activated": N_("opened an account again"),
    "staff changed": N_("changed an account"),
    "staff deactivated": N_("closed an account"),
    "staff invited": N_("invited somebody"),
    "staff invited again": N_("sent a new invitation"),
    "step advised": N_("noted a body's advice"),
    "step decided": N_("noted that a body decided"),
    "step prepared": N_("noted that a body prepared the matter"),
    "step proposed": N_("noted a body's proposal"),
    "step referred_back": N_("noted that a body referred the matter back"),
    "step rejected": N_("noted that a body rejected the matter"),
    "submitted": N_("threads handed in"),
    "synergy marked": N_("marked a synergy between themes"),
    "synergy taken away": N_("took a synergy between themes away"),
    "theme changed": N_("changed a theme"),
    "theme created": N_("made a theme"),
    "themes merged": N_("merged two themes"),
    "value recorded": N_("recorded a value"),
    "warnings explained": N_("explained warnings"),
    "withdrawn": N_("threads withdrawn"),
}


def shown_action(action: str) -> str:
    """Return an action in words; one without words stands as it was noted."""
    return gettext(ACTIONS[action]) if action in ACTIONS else action.replace("_", " ")


def shown_details(details: Mapping[str, object]) -> str:
    """Return what was noted beside an action in one line."""
    return "; ".join(f"{name}: {_shown(value)}" for name, value in details.items())


def _shown(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
