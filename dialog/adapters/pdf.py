"""Print HTML as PDF."""

import re

from dialog.domain.ports import MissingLibraryError
from dialog.domain.wording import N_

try:
    import weasyprint
except (ImportError, OSError):  # OSError: the package is there, the Pango library is not
    weasyprint = None

MISSING = N_(
    "PDF needs the Pango library, which is not installed on this computer. "
    "Install it (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0) and restart Dialog."
)
_COLOUR_WITH_FALLBACK = re.compile(r"(?<==\")var\(--[a-z-]+, ?(#[0-9a-f]{3,6})\)(?=\")")


class WeasyPrinter:
    """Print with WeasyPrint; what a document needs must stand in it, nothing is fetched."""

    def pdf(self, html: str) -> bytes:
        """Return the PDF, or raise MissingLibraryError saying what to install."""
        if weasyprint is None:
            raise MissingLibraryError(MISSING)
        document = weasyprint.HTML(string=_plain_colours(html), url_fetcher=_nothing_but_data())
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))


def _nothing_but_data() -> "weasyprint.urls.URLFetcher":
    """Return a fetcher that opens data: addresses and leaves everything else out."""
    return weasyprint.urls.URLFetcher(allowed_protocols={"data"}, allow_redirects=False)


def _plain_colours(html: str) -> str:
    """Return HTML whose charts carry the colours themselves; printed SVG knows no variables."""
    return _COLOUR_WITH_FALLBACK.sub(r"\1", html)
