"""Say in words what the design holds as codes."""

from enum import StrEnum

from dialog.domain.findings import Section
from dialog.domain.loop import LoopStep
from dialog.domain.questions.kinds import QuestionKind
from dialog.domain.rounds import (
    Background,
    Barrier,
    Horizon,
    Relation,
    RoundKind,
    RoundStage,
    RoundStatus,
    Stakeholder,
)
from dialog.domain.wording import N_
from dialog.web.kit.locale import gettext

WORDS: dict[type[StrEnum], dict[str, str]] = {
    RoundKind: {
        RoundKind.CONSULTATION: N_("Consultation"),
        RoundKind.SATISFACTION: N_("Satisfaction survey"),
    },
    RoundStage: {
        RoundStage.EARLY_IDEA: N_("An early idea: much can still be changed"),
        RoundStage.PROPOSAL: N_("A proposal: parts can be changed"),
        RoundStage.BEFORE_DECISION: N_("Just before the decision: little can be changed"),
        RoundStage.AFTER_DECISION: N_("After the decision"),
    },
    RoundStatus: {
        RoundStatus.DRAFT: N_("Draft"),
        RoundStatus.PUBLISHED: N_("Published"),
        RoundStatus.CLOSED: N_("Closed"),
        RoundStatus.ARCHIVED: N_("Archived"),
    },
    Horizon: {
        Horizon.SHORT: N_("In the short term"),
        Horizon.LONG: N_("In the long term"),
        Horizon.BOTH: N_("Both in the short and the long term"),
    },
    Relation: {
        Relation.AFFECTS: N_("Affects the matter"),
        Relation.IS_AFFECTED: N_("Is affected by it"),
        Relation.INTERESTED: N_("Is interested in it"),
    },
    Barrier: {
        Barrier.LANGUAGE: N_("Language"),
        Barrier.AGE: N_("Age"),
        Barrier.DISABILITY: N_("Disability"),
        Barrier.SOCIOECONOMIC: N_("Economy or education"),
        Barrier.AREA: N_("Where they live"),
        Barrier.TRUST: N_("Low trust"),
        Barrier.OTHER: N_("Something else"),
    },
    Stakeholder: {
        Stakeholder.EMPLOYEES: N_("Employees"),
        Stakeholder.RESIDENTS: N_("Residents and those who use the services"),
        Stakeholder.CIVIL_SOCIETY: N_("Civil society"),
        Stakeholder.BUSINESS: N_("Business"),
        Stakeholder.OTHER: N_("Others, for example authorities"),
    },
    Background: {
        Background.AGE: N_("Age"),
        Background.LANGUAGE: N_("Language they know best"),
        Background.DISABILITY: N_("Disability"),
        Background.AREA: N_("Area"),
    },
    QuestionKind: {
        QuestionKind.OPEN_TEXT: N_("In their own words"),
        QuestionKind.SINGLE_CHOICE: N_("Choose one answer"),
        QuestionKind.MULTIPLE_CHOICE: N_("Choose several answers"),
        QuestionKind.SCALE: N_("A scale with words"),
        QuestionKind.NUMBER: N_("A number"),
        QuestionKind.PLACE: N_("A place on a list"),
    },
    Section: {
        Section.ABOUT: N_("About"),
        Section.DECISION: N_("Decision"),
        Section.LANGUAGES: N_("Languages and dates"),
        Section.PEOPLE: N_("People to reach"),
        Section.QUESTIONS: N_("Questions"),
        Section.BACKGROUNDS: N_("About the person"),
        Section.TEXTS: N_("Translations"),
    },
}
"""Each kind of code apart, for two codes of different kinds may be spelled alike."""

NEXT_STEPS: dict[LoopStep, str] = {
    LoopStep.PLAN: N_("Fill in what is missing, look at the preview, and publish."),
    LoopStep.ASK: N_("Spread the link and follow who has answered while there is time."),
    LoopStep.UNDERSTAND: N_("Read the answers and build themes of them."),
    LoopStep.DECIDE: N_("Turn themes into goals and measures, and prepare the decision."),
    LoopStep.ANSWER: N_("Tell everybody who answered what was decided, by whom and why."),
    LoopStep.FOLLOW_UP: N_("Follow up the effect, and tell people a second time."),
    LoopStep.DONE: N_("The round is answered twice. Copy it when you want to ask again."),
}

LEADS: dict[Section, str] = {
    Section.ABOUT: N_("Why you ask, and what people's answers can change."),
    Section.DECISION: N_("What the answers lead to, who takes care of them, and when people hear."),
    Section.LANGUAGES: N_("Every language you choose is a promise: all texts are needed in it."),
    Section.PEOPLE: N_("Who must be heard, what keeps them away, and how you reach them."),
    Section.QUESTIONS: N_("Few and open. Nobody has to answer any of them."),
    Section.BACKGROUNDS: N_("Voluntary questions that show whom you have heard, kept apart."),
    Section.TEXTS: N_("One language beside the other, with what is missing."),
}


def word(code: StrEnum) -> str:
    """Return a code in words."""
    return gettext(WORDS[type(code)][code])


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the codes of a kind with their words, to choose among."""
    return [(member.value, word(member)) for member in kind]
