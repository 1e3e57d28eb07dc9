"""Show what open answers mention: goals, dimensions, and which of them together."""

from dialog.domain.results import Breakdown
from dialog.domain.wording import Wording
from dialog.services.mentioning import Mentions, Pairs
from dialog.web.analyst.results_figures import Figure, Words, breakdown_figure, pairs_figure
from dialog.web.analyst.results_sentences import biggest_gap, most_mentioned
from dialog.web.analyst.results_words import dimension_name, goal_name, group_words, percent, plain
from dialog.web.kit.locale import gettext, ngettext, shown_number

MOST_BARS = 10


def mention_figures(found: Mentions) -> list[Figure]:
    """Return the figures of goals and of dimensions."""
    goals = _figure(found, "goals", found.goals, goal_name, gettext("Global goal"))
    dimensions = _figure(
        found, "dimensions", found.dimensions, dimension_name, gettext("Dimension")
    )
    return [goals, dimensions]


def together_figures(found: Mentions) -> list[Figure]:
    """Return the tables of what is mentioned together."""
    k = found.facts.k
    both = breakdown_figure(
        "goals-by-dimension",
        found.goals_by_dimension,
        sentence=gettext("Goals and dimensions mentioned in the same answers."),
        caption=gettext("Answers mentioning a goal, by the dimensions they mention too"),
        head=gettext("Global goal"),
        row=goal_name,
        group=dimension_name,
        k=k,
        most=0,
    )
    goals = _pairs(
        "goal-pairs",
        found.goal_pairs,
        goal_name,
        number_of_goal,
        k=k,
        caption=gettext("Answers mentioning two goals, the same read either way"),
    )
    dimensions = _pairs(
        "dimension-pairs",
        found.dimension_pairs,
        dimension_name,
        dimension_name,
        k=k,
        caption=gettext("Answers mentioning two dimensions, the same read either way"),
    )
    return [both, goals, dimensions]


def unmentioned_words(found: Mentions) -> str:
    """Name the goals that no answer mentions."""
    goals = zip(found.goals.rows, found.goals.everyone, strict=True)
    names = [goal_name(code).text for code, cell in goals if cell.count == 0]
    return gettext("No answer mentions: %(goals)s.", goals=", ".join(names)) if names else ""


def number_of_goal(code: str) -> Wording:
    """Return a goal's number alone, for the head of a narrow column."""
    return plain(gettext("Goal %(number)s", number=code))


def reviewed_words(found: Mentions) -> str:
    """Say how many of the answers a person has read."""
    reviewed = found.reviewed
    if not reviewed.answers:
        return ""
    words = gettext(
        "A person has reviewed %(reviewed)s of %(answers)s open answers (%(share)s); "
        "the other labels are the text model's. %(unlabelled)s carry no label.",
        reviewed=shown_number(reviewed.reviewed),
        answers=shown_number(reviewed.answers),
        share=percent(reviewed.reviewed / reviewed.answers),
        unlabelled=shown_number(reviewed.unlabelled),
    )
    aside = reviewed.acute + reviewed.abuse
    if not aside:
        return words
    set_aside = ngettext(
        "%(num)s answer is set aside as acute or abuse and is never quoted.",
        "%(num)s answers are set aside as acute or abuse and are never quoted.",
        aside,
    )
    return f"{words} {set_aside}"


def _figure(found: Mentions, id: str, breakdown: Breakdown, row: Words, head: str) -> Figure:  # noqa: A002 - what the page calls it
    names: dict[str, Wording] = {}
    sentence = most_mentioned(breakdown, lambda key: row(key).text)
    if found.by is not None:
        design, by = found.view.design, found.by
        names = {key: group_words(design, by, key) for key in breakdown.groups}
        gap = biggest_gap(breakdown, lambda key: row(key).text, lambda key: names[key].text)
        sentence = f"{sentence} {gap}"
    return breakdown_figure(
        id,
        breakdown,
        sentence=sentence,
        caption=gettext("Answers mentioning a goal")
        if id == "goals"
        else gettext("Answers mentioning a dimension"),
        head=head,
        row=row,
        group=lambda key: names[key],
        k=found.facts.k,
        most=MOST_BARS,
        css="goal-" if id == "goals" else "dim-",
    )


def _pairs(id: str, pairs: Pairs, row: Words, column: Words, *, k: int, caption: str) -> Figure:  # noqa: A002 - what the page calls it
    return pairs_figure(
        id,
        pairs,
        sentence=_most_together(pairs, row),
        caption=caption,
        head=gettext("Mentions"),
        row=row,
        column=column,
        k=k,
    )


def _most_together(pairs: Pairs, name: Words) -> str:
    """Say which two things are most often mentioned together."""
    both = [
        (cell.count, pairs.codes[i], pairs.codes[j])
        for i, line in enumerate(pairs.cells)
        for j, cell in enumerate(line)
        if i < j and cell.count
    ]
    if not both:
        return gettext("No two are mentioned together often enough to show.")
    count, first, second = max(both, key=lambda one: one[0])
    return gettext(
        "Most often together: %(first)s and %(second)s, in %(count)s.",
        first=name(first).text,
        second=name(second).text,
        count=shown_number(count),
    )
