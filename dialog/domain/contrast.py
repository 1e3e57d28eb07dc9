"""Make an organisation's colour readable on the light and the dark page."""

import colorsys
import re
from collections.abc import Sequence
from dataclasses import dataclass

ENHANCED = 7.0  # WCAG 2.2, 1.4.6 Contrast (Enhanced)
LIGHT_GROUNDS = ("#faf8f3", "#ffffff")
DARK_GROUNDS = ("#12181a", "#1b2326")
_STEP = 0.005
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.ASCII)


@dataclass(frozen=True)
class BrandPalette:
    """An organisation's colour for both pages, with the colour of text that stands on it."""

    given: str
    light: str
    on_light: str
    dark: str
    on_dark: str

    @property
    def was_changed(self) -> bool:
        """Tell whether the given colour had to be darkened for the light page."""
        return self.light != self.given


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour such as #0b5a4b or #085."""
    return _HEX.fullmatch(text.strip().lower()) is not None


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(_channels(one)), _luminance(_channels(other))))
    return (lighter + 0.05) / (darker + 0.05)


def brand_palette(colour: str, *, least: float = ENHANCED) -> BrandPalette:
    """Return the colour darkened and lightened, in its own hue, until both pages can be read."""
    given = _hex(_channels(colour))
    return BrandPalette(
        given=given,
        light=_moved(given, grounds=LIGHT_GROUNDS, step=-_STEP, least=least),
        on_light=LIGHT_GROUNDS[1],
        dark=_moved(given, grounds=DARK_GROUNDS, step=_STEP, least=least),
        on_dark=DARK_GROUNDS[0],
    )


def _moved(colour: str, *, grounds: Sequence[str], step: float, least: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    moved = colour
    while min(contrast_ratio(moved, ground) for ground in grounds) < least:
        lightness += step
        if not 0 <= lightness <= 1:
            raise ValueError("no shade of any colour reaches this contrast")
        moved = _hex(colorsys.hls_to_rgb(hue, lightness, saturation))
    return moved


def _channels(colour: str) -> tuple[float, float, float]:
    text = colour.strip().lower()
    if not is_colour(text):
        raise ValueError("a colour is written as # and three or six hexadecimal digits")
    digits = text[1:] if len(text) == len("#rrggbb") else "".join(c * 2 for c in text[1:])
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _hex(channels: Sequence[float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(channels: Sequence[float]) -> float:
    """Return the relative luminance of WCAG 2.2."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
