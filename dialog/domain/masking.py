"""Mask national identity numbers, telephone numbers and e-mail addresses in what people write."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Masked(StrEnum):
    """What kind of personal detail was masked."""

    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    EMAIL = "email"


DEFAULT_PLACEHOLDERS: Mapping[Masked, str] = {
    Masked.IDENTITY_NUMBER: "[identity number]",
    Masked.PHONE: "[phone number]",
    Masked.EMAIL: "[e-mail address]",
}


@dataclass(frozen=True)
class Span:
    """Where in the original text something was masked."""

    start: int
    end: int
    kind: Masked


@dataclass(frozen=True)
class MaskedText:
    """A text without personal details, and where they stood in the original."""

    text: str
    spans: tuple[Span, ...]


_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+(?:@|＠|\s?[\[(]at[\])]\s?)[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_DASH = "\\-+\u2010-\u2015\u2212"
_NUMBER = re.compile(rf"(?<![\w.,])(?:\+|00|\()?\d(?:[ \t\u00a0\u202f().{_DASH}/]{{0,3}}\d){{5,15}}(?!\w)")
