"""Draw each picture of results once; it takes some 60 ms and shows protected figures only."""

from dataclasses import dataclass
from functools import lru_cache

from dialog import context
from dialog.domain.charts import BarRow, ShareRow, StackedRow


@dataclass(frozen=True)
class Frame:
    """What a picture is called, and in which language and direction it is drawn."""

    title: str
    language: str
    direction: str


def frame(title: str) -> Frame:
    """Return the frame of a picture on this page."""
    language = context.language()
    return Frame(title, language.tag, language.direction)


@lru_cache(maxsize=512)
def drawn_bars(rows: tuple[BarRow, ...], around: Frame) -> str:
    """Draw bars."""
    return context.ports().charts.bars(
        rows, title=around.title, language=around.language, direction=around.direction
    )


@lru_cache(maxsize=256)
def drawn_parts(rows: tuple[StackedRow, ...], parts: tuple[str, ...], around: Frame) -> str:
    """Draw bars in parts."""
    return context.ports().charts.stacked(
        rows,
        parts=parts,
        title=around.title,
        language=around.language,
        direction=around.direction,
    )


@lru_cache(maxsize=64)
def drawn_reach(rows: tuple[ShareRow, ...], label: str, around: Frame) -> str:
    """Draw reached shares beside the expected ones."""
    return context.ports().charts.shares_against_expected(
        rows,
        expected_label=label,
        title=around.title,
        language=around.language,
        direction=around.direction,
    )
