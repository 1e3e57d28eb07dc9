"""Say labels, confidence, verdicts and states in the words of the page."""

from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from dialog import context
from dialog.domain.classification import Confidence, Effective, Facet, Review, Verdict
from dialog.domain.masking import Masked
from dialog.domain.review import ReviewState
from dialog.domain.themes import RelationKind, ThemeKind
from dialog.domain.wording import N_
from dialog.services.naming import (
    AreaGroup,
    area_groups,
    is_in_use,
    label_names,
)
from dialog.web.kit.locale import gettext, language_in_words

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


def area_words(code: str, framework: str) -> LabelWords:
    """Return one of the organisation's own areas with the name of its group."""
    for group in area_groups(framework, context.language().tag):
        if code in group.areas:
            return LabelWords(Facet.AREA, code, "area", f"{group.name}: {group.areas[code]}")
    return LabelWords(Facet.AREA, code, "area", f"{code} ({framework})")


def label_words(facet: Facet, code: str, framework: str = "") -> LabelWords:
    """Return a label of any facet in words; one of a taxonomy that is gone by its code."""
    if facet is Facet.AREA:
        return area_words(code, framework)
    if framework and not is_in_use(framework):
        return LabelWords(facet, code, "", f"{code} ({framework})")
    return goal_words(code) if facet is Facet.GOAL else dimension_words(code)


def labels_in_words(labels: Effective, areas: str) -> list[LabelWords]:
    """Return what counts for an answer in words; areas: the version of their taxonomy."""
    goals, dimensions = map(goal_words, labels.goals), map(dimension_words, labels.dimensions)
    return [*goals, *dimensions, *(area_words(code, areas) for code in labels.areas)]


def review_in_words(review: Review) -> list[str]:
    """Return the labels of a past review in words, each by the taxonomy of its time."""
    by = review.frameworks
    said = [(Facet.GOAL, code) for code in review.goals]
    said += [(Facet.DIMENSION, code) for code in review.dimensions]
    said += [(Facet.AREA, code) for code in review.areas]
    words = [label_words(facet, code, by.get(facet, "")).text for facet, code in said]
    return words + [gettext("target %(code)s", code=code) for code in review.targets]


def all_goals() -> list[LabelWords]:
    """Return the 17 goals in their order."""
    return [goal_words(code) for code in label_names(context.language().tag).goals]


def all_dimensions() -> list[LabelWords]:
    """Return the three dimensions in their order."""
    return [dimension_words(code) for code in label_names(context.language().tag).dimensions]


def all_areas(framework: str) -> tuple[AreaGroup, ...]:
    """Return the organisation's own areas in their groups, in the page's language."""
    return area_groups(framework, context.language().tag)


def found_language(tag: str) -> str:
    """Return what a language the model found is called in the page's language."""
    return gettext("Not known") if tag == "und" else language_in_words(tag)


def language_name(tag: str) -> str:
    """Return what a language calls itself, also when it is not served."""
    languages = context.ports().languages
    if tag in languages:
        return languages[tag].autonym
    try:
        return Locale.parse(tag, sep="-").get_display_name() or tag
    except (UnknownLocaleError, ValueError):
        return tag


def masked_words() -> dict[Masked, str]:
    """Return what stands in place of each kind of personal detail."""
    return {kind: gettext(words) for kind, words in MASKED.items()}
