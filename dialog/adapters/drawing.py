"""Draw boxes and words with Altair and give them back as SVG that may stand in a page."""

import textwrap
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

import altair as alt
import vl_convert

from dialog.adapters.svg import SVG, finished, parsed
from dialog.adapters.xml_text import legal

WIDTH = 420
FONT = 16
LINE = 21
LETTER = 8.4  # mean advance of a system font at 16 px; a little wide, so that words do not collide

BRAND = "var(--brand, #0b5a4b)"
ON_BRAND = "var(--on-brand, #ffffff)"
INK = "var(--ink, #1b2427)"
QUIET = "var(--quiet, #465256)"
RULE = "var(--line, #cfcabd)"
GROUND = "var(--card, #ffffff)"

_VEGA_LITE = "6.1"
_ALIGN: dict[str, Literal["left", "center", "right"]] = {
    "start": "left",
    "middle": "center",
    "end": "right",
}
_CONFIG = {"view": {"stroke": None}, "background": None, "padding": 0}


@dataclass
class Drawing:
    """Collect boxes and words, measured in pixels from the corner where reading starts."""

    title: str
    language: str
    direction: str
    height: float = 0
    _boxes: list[dict[str, Any]] = field(default_factory=list)
    _words: list[dict[str, Any]] = field(default_factory=list)

    def box(
        self,
        x: float,
        y: float,
        *,
        width: float,
        height: float,
        fill: str = "none",
        opacity: float = 1,
        stroke: str = "none",
        dash: tuple[int, int] = (1, 0),
        radius: float = 0,
    ) -> None:
        """Add a box; without fill it is empty."""
        self._boxes.append(
            {
                "x": round(x, 1),
                "x2": round(x + width, 1),
                "y": round(y, 1),
                "y2": round(y + height, 1),
                "fill": fill,
                "opacity": opacity,
                "stroke": stroke,
                "dash": dash,
                "radius": radius,
            }
        )

    def words(
        self, x: float, y: float, text: str, *, fill: str = INK, anchor: str = "start"
    ) -> None:
        """Add one line of words whose middle stands at a height."""
        self._words.append(
            {"x": round(x, 1), "y": y, "text": legal(text), "fill": fill, "anchor": anchor}
        )

    def paragraph(self, text: str, *, x: float = 0, fill: str = INK) -> None:
        """Add words below all that was drawn, broken into at most three lines."""
        for line in wrapped(text, WIDTH - x):
            self.words(x, self.height + LINE / 2, line, fill=fill)
            self.height += LINE

    def svg(self) -> str:
        """Return the drawing as SVG."""
        chart = alt.layer(*self._layers()).properties(
            width=WIDTH, height=self.height, autosize={"type": "none"}
        )
        text = vl_convert.vegalite_to_svg(
            chart.to_dict(validate=False) | {"config": _CONFIG},
            vl_version=_VEGA_LITE,
            allowed_base_urls=[],
        )
        root = parsed(text)
        root.set("class", "chart")
        for words in root.iter(f"{{{SVG}}}text"):
            words.set("unicode-bidi", "plaintext")
        attributes = {
            "lang": self.language,
            "direction": self.direction,
            "font-family": "system-ui, sans-serif",
        }
        return finished(root, title=legal(self.title), attributes=attributes.items())

    def _layers(self) -> list[alt.Chart]:
        x, y = self._place("x", WIDTH), self._place("y", self.height)
        boxes = [
            alt.Chart(alt.InlineData(values=list(group)))
            .mark_rect(strokeDash=list(dash), cornerRadius=radius)
            .encode(
                x=alt.X(**x),
                x2=alt.X2("x2:Q"),
                y=alt.Y(**y),
                y2=alt.Y2("y2:Q"),
                fill=alt.Fill("fill:N", scale=None),
                fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
                stroke=alt.Stroke("stroke:N", scale=None),
            )
            for (dash, radius), group in groupby(
                self._boxes, key=lambda box: (box["dash"], box["radius"])
            )
        ]
        words = [
            alt.Chart(alt.InlineData(values=list(group)))
            .mark_text(align=_ALIGN[anchor], baseline="middle", fontSize=FONT)
            .encode(
                x=alt.X(**x),
                y=alt.Y(**y),
                text=alt.Text("text:N"),
                color=alt.Color("fill:N", scale=None),
            )
            for anchor, group in groupby(self._words, key=lambda word: str(word["anchor"]))
        ]
        return [*boxes, *words]

    def _place(self, name: str, length: float) -> dict[str, Any]:
        """Return an axis without marks that counts pixels; x begins where reading starts."""
        mirrored = name == "y" or self.direction == "rtl"
        scale = alt.Scale(domain=[0, length], nice=False, zero=False, reverse=mirrored)
        return {"shorthand": f"{name}:Q", "axis": None, "scale": scale}


def wrapped(text: str, width: float) -> list[str]:
    """Break words into at most three lines that fit a width."""
    letters = max(8, int(width / LETTER))
    return textwrap.wrap(text, width=letters, max_lines=3, placeholder=" …")


def length_of(text: str) -> float:
    """Estimate how long words are when drawn."""
    return len(text) * LETTER
