"""Put figures, groups and codes into words."""

from dialog import context
from dialog.domain.backgrounds import CODE_WORDS
from dialog.domain.coverage import Bounds, GroupReach, Reached
from dialog.domain.questions.kinds import Question, QuestionKind
from dialog.domain.results import OTHERS, UNSAID, Cell, GroupBy, Hidden
from dialog.domain.rounds import RoundDesign, RoundStatus
from dialog.domain.wording import N_, Wording
from dialog.web.analyst.review_words import dimension_words, goal_words
from dialog.web.kit.locale import gettext, in_page_language, shown_number

GROUP_BY_WORDS: dict[GroupBy, str] = {
    GroupBy.AGE: N_("Age"),
    GroupBy.FIRST_LANGUAGE: N_("Language known best"),
    GroupBy.DISABILITY: N_("Disability"),
    GroupBy.AREA: N_("Area"),
    GroupBy.ANSWER_LANGUAGE: N_("Language of the answers"),
    GroupBy.CHANNEL: N_("Way of answering"),
}
CHANNEL_WORDS = {
    "web": N_("On the web"),
    "assisted": N_("With help from staff"),
    "paper": N_("On paper"),
    "phone": N_("By phone"),
    "import": N_("Imported"),
}
DISABILITY_WORDS = {"yes": N_("With a disability"), "no": N_("Without a disability")}
REACHED_WORDS: dict[Reached, str] = {
    Reached.BELOW: N_("below"),
    Reached.NEAR: N_("near"),
    Reached.REACHED: N_("reached"),
    Reached.UNKNOWN: N_("can't be said yet"),
    Reached.UNASKED: N_("not asked"),
}
REACHED_SIGNS: dict[Reached, str] = {
    Reached.BELOW: "▼",
    Reached.NEAR: "●",
    Reached.REACHED: "▲",
    Reached.UNKNOWN: "?",
    Reached.UNASKED: "–",
}
VERDICT_WORDS = {"yes": N_("Yes"), "partly": N_("Partly"), "no": N_("No")}
STATUS_WORDS: dict[RoundStatus, str] = {
    RoundStatus.DRAFT: N_("Draft"),
    RoundStatus.PUBLISHED: N_("Open"),
    RoundStatus.CLOSED: N_("Closed"),
    RoundStatus.ARCHIVED: N_("Archived"),
}


def plain(text: str) -> Wording:
    """Return words in the page's own language."""
    return Wording(text, context.language().tag)


def percent(share: float) -> str:
    """Return a share in whole per cent."""
    # Translators: a share in per cent, such as "44 %"
    return gettext("%(share)s %%", share=shown_number(share * 100))


def hidden_words(hidden: Hidden, k: int) -> str:
    """Say why a figure is not shown."""
    if hidden is Hidden.SMALL:
        return gettext("fewer than %(k)s", k=k)
    if hidden is Hidden.PROTECTING:
        return gettext("hidden to protect")
    return gettext("too few to show")


def figure(cell: Cell, whole: Cell, k: int) -> str:
    """Return a figure with its share of the whole, or why it is hidden."""
    if cell.count is None or cell.hidden:
        return hidden_words(cell.hidden or Hidden.SMALL, k)
    if not whole.count or not cell.count:
        return shown_number(cell.count)
    share = percent(cell.count / whole.count)
    return gettext("%(count)s (%(share)s)", count=shown_number(cell.count), share=share)


def count_words(cell: Cell, k: int) -> str:
    """Return a count alone, or why it is hidden."""
    return figure(cell, Cell(None), k)


def size_words(size: Cell, k: int) -> str:
    """Return a group's size in few words, for the head of a column."""
    return gettext("hidden") if size.hidden is Hidden.PROTECTING else count_words(size, k)


def group_words(design: RoundDesign, by: GroupBy, key: str) -> Wording:
    """Return the name of a group."""
    if key == UNSAID:
        return plain(gettext("Did not say"))
    if key == OTHERS:
        return plain(gettext("All others"))
    if by is GroupBy.AREA:
        area = next((area for area in design.areas if area.key == key), None)
        return in_page_language(area.text) if area else plain(key)
    if by is GroupBy.ANSWER_LANGUAGE:
        return language_words(key)
    words = {GroupBy.CHANNEL: CHANNEL_WORDS, GroupBy.DISABILITY: DISABILITY_WORDS}.get(by)
    return plain(gettext((words or CODE_WORDS).get(key, key)))


def language_words(tag: str) -> Wording:
    """Return a language's own name for itself."""
    languages = context.ports().languages
    return Wording(languages[tag].autonym, tag) if tag in languages else plain(tag)


def row_words(question: Question, key: str) -> Wording:
    """Return the words of an option, or of a class of numbers."""
    if question.kind is QuestionKind.NUMBER:
        low, high = key.split(":")
        return plain(low if low == high else f"{low}–{high}")
    option = question.option(key)
    return in_page_language(option.text) if option else plain(key)


def goal_name(code: str) -> Wording:
    """Return a global goal's number and name."""
    return plain(goal_words(code).text)


def dimension_name(code: str) -> Wording:
    """Return a dimension's name."""
    return plain(dimension_words(code).text)


def bounds_words(reach: GroupReach, k: int) -> str:
    """Return a group's share as far as it is known."""
    count = reach.count
    if count is None or not reach.told:
        return gettext("no figure")
    if count.is_exact:
        return percent(reach.low_share)
    return _between(count, reach, k)


def _between(count: Bounds, reach: GroupReach, k: int) -> str:
    if count.high < k:
        return gettext("fewer than %(k)s, not shown", k=k)
    low, high = percent(reach.low_share), percent(reach.high_share)
    return gettext("between %(low)s and %(high)s", low=low, high=high)
