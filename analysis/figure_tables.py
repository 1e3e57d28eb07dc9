"""Write figures as Markdown tables, the baseline beside the model."""

from collections.abc import Mapping
from typing import Any

_SHARES = {
    "primary": "First goal primary",
    "acceptable": "First goal acceptable",
    "baseline_goal_11": "Always 11",
    "hit_at_3": "Hit at 3",
    "surest": "Acceptable, surest 80 %",
    "answered": "Answered",
    "no_goal_precision": "No goal: precision",
    "no_goal_recall": "No goal: recall",
    "dimension_acceptable": "First dimension acceptable",
    "baseline_social": "Always social",
    "target_acceptable": "First target acceptable",
}

Measured = Mapping[str, Mapping[str, Mapping[str, Any]]]


def table(measured: Measured, *, first: str = "Language") -> str:
    """Return figures as a Markdown table, one row per group."""
    heads = [first, *_SHARES.values(), "Goals F1 micro / macro", "Calibration error"]
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for name, named in measured.items():
        cells = [_cell(named[share]) for share in _SHARES]
        cells += [_f1(named["goals_f1"]), f"{named['calibration_error']['error']:.3f}"]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def comparison(first: Measured, second: Measured, *, names: tuple[str, str]) -> str:
    """Return two models' figures side by side, one row per language and figure."""
    lines = [f"| Language | Figure | {names[0]} | {names[1]} | Change |", "|---" * 5 + "|"]
    for language in first:
        for key, title in _SHARES.items():
            before, after = first[language][key], second[language][key]
            change = 100 * (after["share"] - before["share"])
            lines.append(
                f"| {language} | {title} | {_cell(before)} | {_cell(after)} | {change:+.1f} |"
            )
    return "\n".join(lines)


def _cell(figure: Mapping[str, Any]) -> str:
    low, high = (100 * bound for bound in figure["interval"])
    return f"{100 * figure['share']:.0f} ({low:.0f}–{high:.0f}, n={figure['n']})"


def _f1(figure: Mapping[str, Any]) -> str:
    low, high = figure["interval"]
    return f"{figure['micro']:.2f} / {figure['macro']:.2f} ({low:.2f}–{high:.2f})"
