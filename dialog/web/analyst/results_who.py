"""Show who has answered, whom the round misses, and how each language is treated."""

from dataclasses import dataclass
from functools import partial

from dialog.domain.coverage import (
    Coverage,
    GroupReach,
    LanguageTreatment,
    Reached,
    lags,
    waits_long,
)
from dialog.domain.results import UNSAID, Breakdown, GroupBy
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import Wording
from dialog.web.analyst.results_figures import Figure, breakdown_figure, reach_picture
from dialog.web.analyst.results_sentences import reach_of
from dialog.web.analyst.results_words import (
    GROUP_BY_WORDS,
    REACHED_SIGNS,
    REACHED_WORDS,
    bounds_words,
    count_words,
    group_words,
    language_words,
    percent,
    plain,
)
from dialog.web.kit.locale import gettext, shown_number

KINDS = {
    Reached.BELOW: "danger",
    Reached.NEAR: "caution",
    Reached.REACHED: "good",
    Reached.UNKNOWN: "",
    Reached.UNASKED: "",
}


@dataclass(frozen=True)
class GroupShown:
    """One planned group on the board."""

    name: str
    sign: str
    state: str
    kind: str
    share: str
    expected: str
    missing: str
    method: str


@dataclass(frozen=True)
class ReachShown:
    """The board: a sentence, a picture, the groups, and the alerts."""

    sentence: str
    svg: str
    groups: tuple[GroupShown, ...]
    alerts: tuple[str, ...]
    figures: tuple[Figure, ...]
    spread: str


@dataclass(frozen=True)
class TreatmentShown:
    """How one language is treated, in cells of text, with what is noteworthy."""

    language: Wording
    cells: tuple[str, ...]
    remark: str


def reach_shown(coverage: Coverage, design: RoundDesign) -> ReachShown:
    """Return the board of who has answered."""
    sentence = reach_of(coverage)
    planned = bool(coverage.groups) and coverage.facts.counted > 0
    return ReachShown(
        sentence=sentence,
        svg=reach_picture(coverage, title=sentence) if planned else "",
        groups=tuple(_group(one, coverage.facts.k) for one in coverage.groups),
        alerts=tuple(_alert(one, coverage.facts.k) for one in coverage.below),
        figures=tuple(_figures(coverage, design)),
        spread=_spread(coverage),
    )


def treatment_shown(lines: tuple[LanguageTreatment, ...], *, k: int) -> list[TreatmentShown]:
    """Return the equal-treatment table, everyone in the last line."""
    everyone = next(line for line in lines if line.language == UNSAID)
    others = [line for line in lines if line.language != UNSAID]
    return [_treatment(line, everyone, k) for line in (*others, everyone)]


def _group(one: GroupReach, k: int) -> GroupShown:
    expected = one.group.expected_share
    return GroupShown(
        name=one.group.name,
        sign=REACHED_SIGNS[one.state],
        state=gettext(REACHED_WORDS[one.state]),
        kind=KINDS[one.state],
        share=bounds_words(one, k),
        expected=percent(expected / 100) if expected is not None else gettext("not stated"),
        missing=shown_number(one.missing) if one.missing else "",
        method=" – ".join(p.rstrip(". ") for p in (one.group.method, one.group.contact) if p),
    )


def _alert(one: GroupReach, k: int) -> str:
    return gettext(
        "%(name)s: %(share)s of those who told, expected %(expected)s. "
        "At least %(missing)s more are needed.",
        name=one.group.name,
        share=bounds_words(one, k),
        expected=percent((one.group.expected_share or 0) / 100),
        missing=shown_number(one.missing),
    )


def _figures(coverage: Coverage, design: RoundDesign) -> list[Figure]:
    """Return the languages, the areas and the ways of answering."""
    parts: list[tuple[GroupBy, Breakdown, str]] = [
        (GroupBy.ANSWER_LANGUAGE, coverage.languages, gettext("Languages used")),
    ]
    if coverage.areas is not None:
        parts.append((GroupBy.AREA, coverage.areas, gettext("Areas, among those who told")))
    parts.append((GroupBy.CHANNEL, coverage.channels, gettext("Ways of answering")))
    return [_figure(*part, design, coverage.facts.k) for part in parts]


def _figure(by: GroupBy, breakdown: Breakdown, caption: str, design: RoundDesign, k: int) -> Figure:
    words = partial(group_words, design, by)
    return breakdown_figure(
        f"who-{by.value}",
        breakdown,
        sentence=_largest(breakdown, words),
        caption=caption,
        head=gettext(GROUP_BY_WORDS[by]),
        row=words,
        group=words,
        k=k,
    )


def _largest(breakdown: Breakdown, words: partial[Wording]) -> str:
    shown = [
        (cell.count, key)
        for key, cell in zip(breakdown.rows, breakdown.everyone, strict=True)
        if cell.count
    ]
    if not shown or not breakdown.whole.count:
        return gettext("Too few have answered to show how they are spread.")
    most = max(count for count, _key in shown)
    names = [words(key).text for count, key in shown if count == most]
    values = {"count": shown_number(most), "whole": shown_number(breakdown.whole.count)}
    if len(names) > 1:
        all_of_them = ", ".join(names)
        return gettext(
            "Equally many: %(names)s, %(count)s of %(whole)s each.", names=all_of_them, **values
        )
    return gettext("The most: %(name)s, %(count)s of %(whole)s.", name=names[0], **values)


def _spread(coverage: Coverage) -> str:
    if coverage.area_spread is None:
        return ""
    return gettext(
        "Two people picked by chance among the %(told)s who told their area are from different "
        "areas in %(share)s of the cases. The higher, the wider the spread.",
        told=shown_number(coverage.areas_told),
        share=percent(coverage.area_spread),
    )


def _treatment(line: LanguageTreatment, everyone: LanguageTreatment, k: int) -> TreatmentShown:
    is_all = line.language == UNSAID
    return TreatmentShown(
        language=plain(gettext("All languages")) if is_all else language_words(line.language),
        cells=(
            count_words(line.people, k),
            _share(line.labelled),
            _share(line.reviewed),
            _days(line.waited),
            _share(line.in_theme),
        ),
        remark="" if is_all else ", ".join(_remarks(line, everyone)),
    )


def _share(share: float | None) -> str:
    return gettext("no figure") if share is None else percent(share)


def _days(days: float | None) -> str:
    return gettext("no figure") if days is None else shown_number(days, 1)


def _remarks(line: LanguageTreatment, everyone: LanguageTreatment) -> list[str]:
    found = (
        (lags(line.labelled, everyone.labelled), gettext("fewer labelled")),
        (lags(line.reviewed, everyone.reviewed), gettext("fewer reviewed")),
        (waits_long(line.waited, everyone.waited), gettext("longer wait")),
        (lags(line.in_theme, everyone.in_theme), gettext("fewer in themes")),
    )
    return [words for noteworthy, words in found if noteworthy]
