"""Every organisation's colour can be read on both pages."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.domain.contrast import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    brand_palette,
    contrast_ratio,
    is_colour,
)

colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def hue(colour):
    return colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000", "#fff", 21), ("#fff", "#ffffff", 1), ("#767676", "#ffffff", 4.54)],
)
def test_the_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast_ratio(other, one) == contrast_ratio(one, other)


@given(colours)
def test_every_colour_is_moved_until_both_pages_can_be_read(colour):
    palette = brand_palette(colour)

    for ground in (*LIGHT_GROUNDS, palette.on_light):
        assert contrast_ratio(palette.light, ground) >= 7
    for ground in (*DARK_GROUNDS, palette.on_dark):
        assert contrast_ratio(palette.dark, ground) >= 7


@given(colours)
def test_a_moved_colour_keeps_its_hue(colour):
    before, light, saturation = hue(colour)

    after = hue(brand_palette(colour).light)[0]

    if saturation > 0.5 and 0.2 < light < 0.8:
        assert min(abs(before - after), 1 - abs(before - after)) < 0.03


def test_a_readable_colour_stays_as_given():
    palette = brand_palette("#0B5A4B")

    assert palette.light == "#0b5a4b"
    assert not palette.was_changed


def test_a_pale_colour_says_that_it_was_changed():
    assert brand_palette("#ffd54a").was_changed


@pytest.mark.parametrize("text", ["red", "#12", "#12345g", "", "#1234567", "url(x)", "#１２３"])
def test_what_is_no_colour_is_refused(text):
    assert not is_colour(text)
    with pytest.raises(ValueError, match="colour"):
        brand_palette(text)


def test_a_contrast_that_no_shade_reaches_is_refused():
    with pytest.raises(ValueError, match="no shade"):
        brand_palette("#0b5a4b", least=30)
