"""Say which pictures may be an organisation's logo."""

import hashlib
from dataclasses import dataclass

from dialog.domain.errors import InvalidError
from dialog.domain.wording import N_

LARGEST_BYTES = 100 * 1024
_WEBP_NAME_AT = 8


@dataclass(frozen=True)
class Logo:
    """A picture that was checked, with the type its first bytes show."""

    media_type: str
    content: bytes

    @property
    def version(self) -> str:
        """Return a name that changes with the picture, so that browsers may keep it."""
        return hashlib.sha256(self.content).hexdigest()[:16]


def read_logo(content: bytes) -> Logo:
    """Return the logo in an uploaded file or raise saying what fits instead."""
    if not content:
        raise InvalidError(N_("The file is empty. Choose another one."), field="logo")
    if len(content) > LARGEST_BYTES:
        raise InvalidError(
            N_("The picture is %(size)d kB. Make it smaller: at most 100 kB."),
            field="logo",
            size=-(-len(content) // 1024),
        )
    media_type = _media_type(content)
    if media_type is None:
        raise InvalidError(
            N_("The file is no PNG, JPEG or WebP picture. Save the logo as one of these."),
            field="logo",
        )
    return Logo(media_type, content)


def _media_type(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"RIFF") and content[_WEBP_NAME_AT:].startswith(b"WEBP"):
        return "image/webp"
    return None
