"""Say in one plain sentence what each table of results shows."""

from collections.abc import Callable, Sequence

from dialog.domain.coverage import Coverage, Reached
from dialog.domain.results import Breakdown, Hidden, Middle
from dialog.web.analyst.results_words import percent
from dialog.web.kit.locale import gettext, ngettext, shown_number

Name = Callable[[str], str]
HALF = 0.5


def most_given(breakdown: Breakdown, name: Name) -> str:
    """Say which answer is the most common, or that it can't be said."""
    if breakdown.whole.count == 0:
        return gettext("Nobody has answered this question yet.")
    top = _top(breakdown)
    if not top or breakdown.whole.count is None:
        return gettext("Too few have answered to show what is most common.")
    values = {
        "name": name(breakdown.rows[top[0]]),
        "count": shown_number(breakdown.everyone[top[0]].count or 0),
        "whole": shown_number(breakdown.whole.count),
    }
    if len(top) > 1:
        both = gettext(" and ").join(f"“{name(breakdown.rows[at])}”" for at in top)
        return gettext(
            "Equally common: %(names)s, %(count)s of %(whole)s each.", names=both, **values
        )
    if (breakdown.everyone[top[0]].count or 0) > HALF * breakdown.whole.count:
        return gettext("More than half answered “%(name)s”: %(count)s of %(whole)s.", **values)
    return gettext("The most common answer is “%(name)s”: %(count)s of %(whole)s.", **values)


def most_mentioned(breakdown: Breakdown, name: Name) -> str:
    """Say what most answers mention."""
    if breakdown.whole.count == 0:
        return gettext("No open answers are counted yet.")
    top = _top(breakdown)
    if not top or breakdown.whole.count is None:
        return gettext("Too few answers mention the same thing to show figures.")
    count, whole = breakdown.everyone[top[0]].count or 0, breakdown.whole.count
    values = {
        "name": name(breakdown.rows[top[0]]),
        "count": shown_number(count),
        "whole": shown_number(whole),
    }
    if count > HALF * whole:
        return gettext("Most answers mention %(name)s: %(count)s of %(whole)s.", **values)
    return gettext("Answers most often mention %(name)s: %(count)s of %(whole)s.", **values)


def middle_of(middle: Middle, name: Callable[[float], str]) -> str:
    """Say where the middle of a scale or of numbers lies."""
    if middle.lower is None or middle.upper is None:
        return gettext("In the middle lies %(middle)s.", middle=name(middle.median))
    if middle.lower == middle.upper:
        return gettext(
            "In the middle lies %(middle)s; at least half of the answers are exactly that.",
            middle=name(middle.median),
        )
    return gettext(
        "In the middle lies %(middle)s; half of the answers are from %(low)s to %(high)s.",
        middle=name(middle.median),
        low=name(middle.lower),
        high=name(middle.upper),
    )


def biggest_gap(breakdown: Breakdown, name: Name, group: Name) -> str:
    """Say where groups differ most, or that they answer much alike."""
    gap = breakdown.gap
    if gap is None:
        return gettext("The groups are too small, or too many figures are hidden, to compare them.")
    if not gap.is_clear:
        return gettext(
            "The groups answer much alike: no difference is larger than chance alone can make."
        )
    return gettext(
        "The groups differ most on “%(name)s”: %(high)s in the group “%(high_group)s”, "
        "%(low)s in the group “%(low_group)s”.",
        name=name(breakdown.rows[gap.row]),
        high=percent(breakdown.share(gap.row, gap.high) or 0),
        high_group=group(breakdown.groups[gap.high]),
        low=percent(breakdown.share(gap.row, gap.low) or 0),
        low_group=group(breakdown.groups[gap.low]),
    )


def reach_of(coverage: Coverage) -> str:
    """Say whom the round misses."""
    compared = [one for one in coverage.groups if one.state in _COMPARED]
    below = coverage.below
    if below:
        names = ", ".join(one.group.name for one in below)
        return ngettext(
            "%(num)s of %(all)s groups that can be compared is below its share: %(names)s.",
            "%(num)s of %(all)s groups that can be compared are below their share: %(names)s.",
            len(below),
            all=len(compared),
            names=names,
        )
    if compared:
        return gettext("No group that can be compared is below its expected share.")
    return gettext("No group can be compared with its expected share yet.")


_COMPARED = (Reached.BELOW, Reached.NEAR, Reached.REACHED)


def _top(breakdown: Breakdown) -> Sequence[int]:
    """Return the places of the largest figure, or none when a hidden one may be larger."""
    shown = [cell.count for cell in breakdown.everyone if cell.count is not None]
    largest = max(shown, default=0)
    hidden = [cell for cell in breakdown.everyone if cell.count is None]
    unseen = (breakdown.whole.count or 0) - sum(shown)
    may_be_larger = any(cell.hidden is not Hidden.SMALL for cell in hidden) and unseen > largest
    if largest == 0 or may_be_larger:
        return ()
    return [at for at, cell in enumerate(breakdown.everyone) if cell.count == largest]
