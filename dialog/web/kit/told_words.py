"""Say in plain words what became of a theme, for participants and for staff alike."""

from enum import StrEnum

from dialog.domain.decisions import ClauseKind, StepAction
from dialog.domain.effects import EffectOutcome, Extent
from dialog.domain.feedback import Outcome
from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext

TOLD_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Outcome: {
        Outcome.ADOPTED: N_("The answer is yes"),
        Outcome.PARTLY: N_("The answer is partly yes"),
        Outcome.NOT: N_("The answer is no"),
        Outcome.PASSED_ON: N_("Passed on"),
        Outcome.FIXED_DIRECTLY: N_("Put right at once"),
        Outcome.UNDER_CONSIDERATION: N_("Still being considered"),
    },
    StepAction: {
        StepAction.PREPARED: N_("prepared the matter"),
        StepAction.PROPOSED: N_("proposed a decision"),
        StepAction.ADVISED: N_("gave advice"),
        StepAction.REFERRED_BACK: N_("sent the matter back for more work"),
        StepAction.REJECTED: N_("said no"),
        StepAction.DECIDED: N_("decided"),
    },
    ClauseKind: {
        ClauseKind.APPROVE: N_("Approved"),
        ClauseKind.ASSIGN: N_("Assigned"),
        ClauseKind.NOTE: N_("Noted"),
        ClauseKind.REJECT: N_("Rejected"),
    },
    Extent: {
        Extent.YES: N_("Yes"),
        Extent.PARTLY: N_("Partly"),
        Extent.NO: N_("No"),
    },
    EffectOutcome: {
        EffectOutcome.CONTINUE: N_("We go on with it"),
        EffectOutcome.DEVELOP: N_("We develop it further"),
        EffectOutcome.REPLACE: N_("We replace it with something else"),
        EffectOutcome.END: N_("We end it"),
    },
}

TONES: dict[str, str] = {
    Outcome.ADOPTED: "good",
    Outcome.PARTLY: "good",
    Outcome.NOT: "danger",
    Outcome.PASSED_ON: "caution",
    Outcome.FIXED_DIRECTLY: "good",
    Outcome.UNDER_CONSIDERATION: "caution",
}
"""The tint beside the words; the words alone say everything."""


def told_word(value: StrEnum) -> str:
    """Return a state or kind in the page's language."""
    return gettext(TOLD_WORDS[type(value)][value])
