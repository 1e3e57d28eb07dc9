"""Draw QR codes as SVG and PNG."""

import io

import segno

from dialog.adapters.svg import finished, parsed

_QUIET_ZONE = 4  # modules of white around the code, ISO/IEC 18004


class SegnoQrCodes:
    """Draw QR codes with segno, always dark on white, so that they scan on the dark page too."""

    def svg(self, content: str, *, title: str) -> str:
        """Draw a code as inline SVG that fills the width it is given."""
        out = io.BytesIO()
        _code(content).save(
            out,
            kind="svg",
            border=_QUIET_ZONE,
            dark="#000000",
            light="#ffffff",
            omitsize=True,
            xmldecl=False,
            svgclass=None,
            lineclass=None,
        )
        root = parsed(out.getvalue().decode("utf-8"))
        root.set("shape-rendering", "crispEdges")
        root.set("class", "qr")
        return finished(root, title=title)

    def png(self, content: str, *, scale: int = 10) -> bytes:
        """Draw a code as PNG with this many pixels to a module."""
        out = io.BytesIO()
        _code(content).save(out, kind="png", border=_QUIET_ZONE, scale=scale)
        return out.getvalue()


def _code(content: str) -> segno.QRCode:
    if not content:
        raise ValueError("a QR code needs something to say")
    return segno.make(content, error="m", micro=False)
