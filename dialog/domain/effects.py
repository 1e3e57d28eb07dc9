"""Report the effect of a decision: done, achieved, and what comes next."""

from dataclasses import dataclass, field
from enum import StrEnum

from dialog.domain.missing import Missing
from dialog.domain.wording import N_, Texts


class Extent(StrEnum):
    """How far something went; done and achieved are two separate judgements (STD-030)."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class EffectOutcome(StrEnum):
    """What happens with the effort now (ALI-011)."""

    CONTINUE = "continue"
    DEVELOP = "develop"
    REPLACE = "replace"
    END = "end"


@dataclass(frozen=True)
class EffectReport:
    """Whether it was done and whether it worked, each with evidence, and in plain words."""

    done: Extent | None
    done_evidence: str
    achieved: Extent | None
    achieved_evidence: str
    outcome: EffectOutcome | None
    texts: Texts = field(default_factory=dict)
    informed: tuple[str, ...] = ()


def missing_in_report(report: EffectReport) -> tuple[Missing, ...]:
    """Return every part an effect report lacks."""
    missing = []
    if report.done is None:
        missing.append(Missing("done", N_("Say whether it was done.")))
    if not report.done_evidence.strip():
        missing.append(Missing("done_evidence", N_("Write what shows whether it was done.")))
    if report.achieved is None:
        missing.append(Missing("achieved", N_("Say whether the goal was achieved.")))
    if not report.achieved_evidence.strip():
        missing.append(
            Missing("achieved_evidence", N_("Write what shows whether the goal was achieved."))
        )
    if report.outcome is None:
        missing.append(
            Missing("outcome", N_("Choose whether to continue, develop, replace or end."))
        )
    if not any(text.strip() for text in report.texts.values()):
        missing.append(Missing("texts", N_("Write the report in plain words for participants.")))
    return tuple(missing)
