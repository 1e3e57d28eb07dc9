"""Say the steering room's states and kinds in words, and mark them with symbols."""

from enum import StrEnum

from dialog.domain.decisions import ClauseKind, DecisionStatus, StepAction
from dialog.domain.effects import EffectOutcome, Extent
from dialog.domain.goals import Control, GoalKind, GoalStatus, InputUse, Level
from dialog.domain.impact import Horizon, ImpactRow, Sign
from dialog.domain.indicators import Polarity, Signal, Target, Trend
from dialog.domain.measures import DirectOutcome, MeasureState, Route, SourceKind
from dialog.domain.priorities import Effect, Effort
from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext, shown_number

WORDS: dict[type[StrEnum], dict[str, str]] = {
    Level: {
        Level.RESIDENT: N_("residents"),
        Level.USER: N_("people who use a service"),
        Level.EMPLOYEE: N_("employees"),
        Level.SOCIETY: N_("society"),
    },
    Control: {
        Control.OWN: N_("our own control"),
        Control.SHARED: N_("shared with partners"),
        Control.OUTSIDE: N_("outside our control"),
    },
    GoalKind: {
        GoalKind.OUTCOME: N_("a result for people"),
        GoalKind.PROCESS: N_("a way of working"),
    },
    GoalStatus: {
        GoalStatus.DRAFT: N_("draft"),
        GoalStatus.ADOPTED: N_("adopted"),
        GoalStatus.WITHDRAWN: N_("withdrawn"),
    },
    InputUse: {
        InputUse.SHAPED: N_("shaped the goal"),
        InputUse.CONFIRMED: N_("confirmed the goal"),
        InputUse.CONTRADICTED: N_("contradicted the goal"),
    },
    Polarity: {
        Polarity.HIGHER: N_("higher is better"),
        Polarity.LOWER: N_("lower is better"),
    },
    Target: {
        Target.LEVEL: N_("an expected value"),
        Target.COMPARISON: N_("better than the comparison"),
    },
    Signal: {
        Signal.ON_TARGET: N_("on target"),
        Signal.NEAR: N_("near"),
        Signal.OFF: N_("off"),
        Signal.NO_DATA: N_("no data"),
    },
    Trend: {
        Trend.BETTER: N_("getting better"),
        Trend.WORSE: N_("getting worse"),
        Trend.SAME: N_("unchanged"),
    },
    Route: {
        Route.POLITICAL: N_("political decision"),
        Route.ADMINISTRATIVE: N_("handled in the administration"),
    },
    MeasureState: {
        MeasureState.PROPOSED: N_("proposed"),
        MeasureState.ASSESSED: N_("assessed"),
        MeasureState.PRIORITISED: N_("prioritised"),
        MeasureState.DECIDED: N_("decided on"),
        MeasureState.CARRIED_OUT: N_("carried out"),
        MeasureState.EFFECT_REPORTED: N_("effect reported"),
    },
    SourceKind: {
        SourceKind.RESIDENTS: N_("Residents and stakeholders"),
        SourceKind.EMPLOYEES: N_("Employees"),
        SourceKind.MANAGERS: N_("Managers"),
        SourceKind.RESEARCH: N_("Research"),
        SourceKind.GOOD_EXAMPLE: N_("Good examples, our own or others'"),
        SourceKind.STATISTICS: N_("Statistics"),
    },
    DirectOutcome: {
        DirectOutcome.FIXED_DIRECTLY: N_("fixed directly"),
        DirectOutcome.PASSED_ON: N_("passed on"),
    },
    ImpactRow: {
        ImpactRow.SOCIAL: N_("Social"),
        ImpactRow.ECONOMIC: N_("Economic"),
        ImpactRow.ENVIRONMENTAL: N_("Environmental"),
        ImpactRow.OTHER_COUNTRIES: N_("Other countries' possibilities"),
        ImpactRow.WORST_CONDITIONS: N_("People and places with the worst conditions"),
    },
    Horizon: {Horizon.SHORT: N_("Short term"), Horizon.LONG: N_("Long term")},
    Sign: {
        Sign.NEGATIVE: N_("negative"),
        Sign.NONE: N_("no effect"),
        Sign.POSITIVE: N_("positive"),
        Sign.BOTH: N_("both"),
    },
    Effort: {Effort.LOW: N_("low effort"), Effort.HIGH: N_("high effort")},
    Effect: {Effect.SMALL: N_("small effect"), Effect.LARGE: N_("large effect")},
    DecisionStatus: {
        DecisionStatus.PREPARING: N_("being prepared"),
        DecisionStatus.READY: N_("ready for decision"),
        DecisionStatus.DECIDED: N_("decided"),
        DecisionStatus.CLOSED: N_("followed up"),
    },
    ClauseKind: {
        ClauseKind.APPROVE: N_("approve"),
        ClauseKind.ASSIGN: N_("assign"),
        ClauseKind.NOTE: N_("note"),
        ClauseKind.REJECT: N_("reject"),
    },
    StepAction: {
        StepAction.PREPARED: N_("prepared the matter"),
        StepAction.PROPOSED: N_("proposed a decision"),
        StepAction.ADVISED: N_("gave advice"),
        StepAction.REFERRED_BACK: N_("sent the matter back for more work"),
        StepAction.REJECTED: N_("said no"),
        StepAction.DECIDED: N_("decided"),
    },
    Extent: {Extent.YES: N_("yes"), Extent.PARTLY: N_("partly"), Extent.NO: N_("no")},
    EffectOutcome: {
        EffectOutcome.CONTINUE: N_("continue"),
        EffectOutcome.DEVELOP: N_("develop further"),
        EffectOutcome.REPLACE: N_("replace"),
        EffectOutcome.END: N_("end"),
    },
}

SYMBOLS: dict[str, str] = {
    "on_target": "●",
    "near": "◐",
    "off": "▼",
    "no_data": "○",
    "better": "↗",
    "worse": "↘",
    "same": "→",
    "negative": "−",
    "none": "0",
    "positive": "+",
    "both": "±",
}
"""The symbol that always stands beside the word, never instead of it."""


def word(value: StrEnum) -> str:
    """Return the word for a state or kind in the page's language."""
    return gettext(WORDS[type(value)][value])


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of a kind with their words, for a form."""
    return [(one.value, word(one)) for one in kind]


def figure(value: float) -> str:
    """Return a measured value, with a decimal only when it has one."""
    return shown_number(value, 0 if float(value).is_integer() else 1)
