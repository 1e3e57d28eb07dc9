"""Keep text within what XML can carry."""

import re

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def legal(text: str) -> str:
    """Return the text without control characters and half characters."""
    return _ILLEGAL.sub("", text)
