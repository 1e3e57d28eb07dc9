"""Write the figures of the result pages as lines of one long table."""

from collections.abc import Iterator
from functools import partial

from dialog.domain.ports import SheetValue
from dialog.domain.results import Breakdown, Cell, GroupBy
from dialog.domain.rounds import RoundDesign
from dialog.domain.wording import N_, Wording
from dialog.services.aggregating import ClosedResults
from dialog.services.mentioning import Mentions, Pairs
from dialog.web.analyst.results_figures import Words
from dialog.web.analyst.results_words import (
    dimension_name,
    goal_name,
    group_words,
    hidden_words,
    plain,
    row_words,
)
from dialog.web.kit.locale import gettext, in_page_language

TABLE_HEADER = (
    N_("Table"),
    N_("Row"),
    N_("Group"),
    N_("Count"),
    N_("Of"),
    N_("Share"),
    N_("Why it is hidden"),
)
TableLine = tuple[SheetValue, ...]
SHARE_DECIMALS = 4


def closed_lines(results: ClosedResults) -> Iterator[TableLine]:
    """Yield the figures of the closed questions."""
    group = _group(results.view.design, results.by)
    for one in results.questions:
        if one.breakdown is not None:
            caption = in_page_language(one.question.text).text
            row = partial(row_words, one.question)
            yield from _lines(caption, one.breakdown, row, group, k=results.facts.k)


def mention_lines(found: Mentions) -> Iterator[TableLine]:
    """Yield the figures of the open answers."""
    k, group = found.facts.k, _group(found.view.design, found.by)
    yield from _lines(gettext("Answers mentioning"), found.goals, goal_name, group, k=k)
    yield from _lines(gettext("Answers mentioning"), found.dimensions, dimension_name, group, k=k)
    together = gettext("Answers mentioning both")
    yield from _lines(together, found.goals_by_dimension, goal_name, dimension_name, k=k)
    yield from _pair_lines(together, found.goal_pairs, goal_name, k=k)
    yield from _pair_lines(together, found.dimension_pairs, dimension_name, k=k)


def _group(design: RoundDesign, by: GroupBy | None) -> Words:
    return plain if by is None else partial(group_words, design, by)


def _lines(
    caption: str, breakdown: Breakdown, row: Words, group: Words, *, k: int
) -> Iterator[TableLine]:
    everyone = gettext("Everyone")
    for at, key in enumerate(breakdown.rows):
        head = row(key).text
        yield (caption, head, everyone, *_cell(breakdown.everyone[at], breakdown.whole, k))
        if breakdown.groups:
            sized = zip(breakdown.groups, breakdown.cells[at], breakdown.sizes, strict=True)
            for name, cell, size in sized:
                yield (caption, head, group(name).text, *_cell(cell, size, k))


def _pair_lines(caption: str, pairs: Pairs, name: Words, *, k: int) -> Iterator[TableLine]:
    for first, cells in zip(pairs.codes, pairs.cells, strict=True):
        for second, cell in zip(pairs.codes, cells, strict=True):
            yield (caption, _text(name, first), _text(name, second), *_cell(cell, Cell(None), k))


def _text(name: Words, code: str) -> str:
    found: Wording = name(code)
    return found.text


def _cell(cell: Cell, whole: Cell, k: int) -> TableLine:
    """Return count, whole, share and why the count is hidden."""
    if cell.count is None or cell.hidden:
        reason = hidden_words(cell.hidden, k) if cell.hidden else None
        return (None, whole.count, None, reason)
    share = round(cell.count / whole.count, SHARE_DECIMALS) if whole.count else None
    return (cell.count, whole.count, share, None)
