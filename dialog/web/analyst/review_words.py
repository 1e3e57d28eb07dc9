"""Say labels, confidence, verdicts and states in the words of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialog import context
from dialog.domain.classification import Confidence, Facet, Verdict
from dialog.domain.masking import Masked
from dialog.domain.review import ReviewState
from dialog.domain.themes import RelationKind, ThemeKind
from dialog.domain.wording import N_
from dialog.services.naming import label_names
from dialog.web.kit.locale import gettext

CONFIDENCE = {
    Confidence.SURE: N_("sure"),
    Confidence.FAIRLY_SURE: N_("fairly sure"),
    Confidence.UNSURE: N_("unsure"),
}
VERDICTS = {
    Verdict.ACCEPTED: N_("Accepted"),
    Verdict.CORRECTED: N_("Changed"),
    Verdict.NONE: N_("No goal"),
    Verdict.ACUTE: N_("Needs a human now"),
    Verdict.HANDLED: N_("Taken care of"),
    Verdict.ABUSE: N_("Abuse"),
}
STATES = {
    ReviewState.WAITING: N_("Waiting for review"),
    ReviewState.UNSURE: N_("Waiting, and the model is unsure"),
    ReviewState.ACUTE: N_("Needs a human now"),
    ReviewState.REVIEWED: N_("Reviewed"),
    ReviewState.ABUSE: N_("Marked as abuse"),
    ReviewState.ALL: N_("All"),
}
MASKED = {
    Masked.IDENTITY_NUMBER: N_("identity number hidden"),
    Masked.PHONE: N_("phone number hidden"),
    Masked.EMAIL: N_("e-mail address hidden"),
}
KINDS = {ThemeKind.THEME: N_("Theme"), ThemeKind.INTEREST: N_("Interest")}
RELATIONS = {
    RelationKind.SYNERGY: N_("Pulls together with"),
    RelationKind.CONFLICT: N_("Pulls against"),
}


@dataclass(frozen=True)
class LabelWords:
    """A label as people read it: style class of the dot, number and name."""

    facet: Facet
    code: str
    css: str
    text: str


def goal_words(code: str) -> LabelWords:
    """Return a global goal with its number and name in the page's language."""
    name = label_names(context.language().tag).goals.get(code, "")
    return LabelWords(Facet.GOAL, code, f"goal-{code}", f"{code} {name}")


def dimension_words(code: str) -> LabelWords:
    """Return a dimension with its name in the page's language."""
    name = label_names(context.language().tag).dimensions.get(code, code)
    text = gettext("%(name)s dimension", name=name)
    return LabelWords(Facet.DIMENSION, code, f"dim-{code}", text)


def label_words(facet: Facet, code: str) -> LabelWords:
    """Return a label of either facet in words."""
    return goal_words(code) if facet is Facet.GOAL else dimension_words(code)


def labels_in_words(goals: Iterable[str], dimensions: Iterable[str]) -> list[LabelWords]:
    """Return goals and dimensions in words, the goals first."""
    return [*map(goal_words, goals), *map(dimension_words, dimensions)]


def all_goals() -> list[LabelWords]:
    """Return the 17 goals in their order."""
    return [goal_words(code) for code in label_names(context.language().tag).goals]


def all_dimensions() -> list[LabelWords]:
    """Return the three dimensions in their order."""
    return [dimension_words(code) for code in label_names(context.language().tag).dimensions]


def language_name(tag: str) -> str:
    """Return what a language calls itself, or its tag when it is not served."""
    languages = context.ports().languages
    return languages[tag].autonym if tag in languages else tag


def masked_words() -> dict[Masked, str]:
    """Return what stands in place of each kind of personal detail."""
    return {kind: gettext(words) for kind, words in MASKED.items()}
