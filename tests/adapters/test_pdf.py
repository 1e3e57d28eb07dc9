"""PDF is printed from what stands in the document, or the missing library is named."""

import os
import re
import socket
import zlib

import pytest

from dialog.adapters import pdf
from dialog.adapters.charts import AltairCharts
from dialog.adapters.pdf import WeasyPrinter
from dialog.domain.charts import BarRow
from dialog.domain.ports import MissingLibraryError

IN_CI = os.environ.get("CI") == "true"
needs_pango = pytest.mark.skipif(
    pdf.weasyprint is None and not IN_CI, reason="Pango is not installed"
)
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


def page(body):
    return f'<!doctype html><html lang="sv"><title>Rapport</title><body><h1>Hej</h1>{body}</html>'


def streams(data):
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            yield match[1]


@needs_pango
def test_html_becomes_a_tagged_pdf():
    data = WeasyPrinter().pdf(page("<p>Text</p>"))

    assert data.startswith(b"%PDF-")
    everything = data + b"".join(streams(data))
    assert b"/StructTreeRoot" in everything


@needs_pango
def test_printing_fetches_nothing(monkeypatch, tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    opened = []
    monkeypatch.setattr(socket.socket, "connect", lambda *a: opened.append(a))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **_: opened.append(a))

    data = WeasyPrinter().pdf(
        page(
            '<link rel="stylesheet" href="https://example.org/a.css">'
            '<img alt="a" src="https://example.org/a.png">'
            f'<img alt="b" src="{secret.as_uri()}"><img alt="c" src="/etc/hostname">'
        )
    )

    assert data.startswith(b"%PDF-")
    assert opened == []
    assert b"/Image" not in b"".join([data, *streams(data)])


@needs_pango
def test_images_that_stand_in_the_document_are_printed():
    data = WeasyPrinter().pdf(page(f'<img alt="a" src="{PIXEL}">'))

    assert b"/Image" in b"".join([data, *streams(data)])


@needs_pango
def test_charts_are_printed_in_their_colours():
    chart = AltairCharts().bars([BarRow("a", 3)], title="t", language="sv", direction="ltr")

    data = WeasyPrinter().pdf(page(chart))

    brand = b"0.043137 0.352941 0.294118"
    assert any(brand in stream for stream in streams(data))


def test_without_pango_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(pdf, "weasyprint", None)

    with pytest.raises(MissingLibraryError, match="libpango") as refusal:
        WeasyPrinter().pdf(page(""))

    assert "Install it" in str(refusal.value)
