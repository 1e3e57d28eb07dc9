"""QR codes stand in a strict page and can be printed."""

import io

import pytest
from PIL import Image

from dialog.adapters.qr import SegnoQrCodes
from dialog.adapters.svg import parsed

SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://example.org/d/storby?kod=å&b=<1>"


def test_a_code_is_one_named_image_without_style():
    svg = SegnoQrCodes().svg(ADDRESS, title="Öppna <rundan>")

    root = parsed(svg)
    assert root.get("role") == "img"
    assert root[0].text == root.get("aria-label") == "Öppna <rundan>"
    assert root.get("width") == "100%"
    assert root.get("viewBox")
    assert "style" not in svg
    assert not svg.startswith("<?xml")


def test_a_code_is_dark_on_white_whatever_the_page():
    svg = SegnoQrCodes().svg(ADDRESS, title="x")

    assert 'fill="#fff"' in svg
    assert 'stroke="#000"' in svg


def test_the_same_address_gives_the_same_code():
    assert SegnoQrCodes().svg(ADDRESS, title="x") == SegnoQrCodes().svg(ADDRESS, title="x")


def test_a_code_can_be_had_as_png():
    with Image.open(io.BytesIO(SegnoQrCodes().png("https://example.org", scale=3))) as image:
        assert image.format == "PNG"
        assert image.width == image.height == 3 * (25 + 8)


def test_nothing_makes_no_code():
    with pytest.raises(ValueError, match="something"):
        SegnoQrCodes().svg("", title="x")
