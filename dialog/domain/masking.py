"""Mask national identity numbers, telephone numbers and e-mail addresses in what people write."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
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


_EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}(?:@| ?[\[(](?:at|a)[\])] ?)"
    r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}",
    re.IGNORECASE,
)
_SWEDISH = re.compile(
    r"(?<!\d)(?P<century>19|20)?(?P<year>\d\d)(?P<a>[ ./-]?)(?P<month>\d\d)(?P<b>[ ./-]?)"
    r"(?P<day>\d\d)(?P<c> ?[-+]? ?)(?P<last>\d{4})(?!\d)"
)
_FINNISH = re.compile(
    r"(?<!\w)(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?!\w)"
)
_JOIN = r"[ ()./-]{0,3}"
_NO_AMOUNT = (
    r"(?!\d)(?! ?(?:kr\b|kronor|sek\b|mkr|tkr|miljon|miljard|million|eur|€|\$|£))"
    r"(?! ?(?:%|procent|per cent))"
)
_INTERNATIONAL = re.compile(
    rf"(?<![\w+])(?:\+|00)[1-9](?:{_JOIN}\d){{7,14}}{_NO_AMOUNT}", re.IGNORECASE
)
_NATIONAL = re.compile(
    rf"(?<![\d+])(?<!\d[ .,/-])\(?0[1-9](?:{_JOIN}\d){{6,10}}{_NO_AMOUNT}", re.IGNORECASE
)
_MOBILE = re.compile(
    r"(?<!\d)07\d[ /-]{0,3}(?:\d{7}|\d{3}[ -]?\d\d[ -]?\d\d|\d\d[ -]?\d\d[ -]?\d{3})(?!\d)"
)
_ANNOUNCED = re.compile(
    r"\b(?:tele?(?:fon|phone|foon)?(?:nummer|number|numret)?|tfn|tlf|mobil(?:nummer|e)?|phone"
    rf"(?: number)?|puh(?:elin(?:numero)?)?|gsm|هاتف|جوال|الهاتف)[ .:]{{1,3}}"
    rf"(?P<own>\d(?:{_JOIN}\d){{5,12}}){_NO_AMOUNT}",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d\d[ ./-]{1,2}\d\d?[ ./-]{1,2}(?:19|20)\d\d")
_HOURS = re.compile(r"[0-2]\d\.?[0-5]\d ?- ?[0-2]\d\.?[0-5]\d")
_SPACES = (
    "\t\u00a0\u2007\u2009\u200a\u202f\u200b\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_PLAIN = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
    | {ord("＋"): "+", ord("＠"): "@"}
)


def mask(text: str, *, placeholders: Mapping[Masked, str] = DEFAULT_PLACEHOLDERS) -> MaskedText:
    """Replace personal details by placeholders; years, prices, lines and postcodes stay."""
    spans = tuple(sorted(_without_overlaps(_details(_plain(text))), key=lambda s: s.start))
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], placeholders[span.kind]]
        at = span.end
    return MaskedText("".join([*parts, text[at:]]), spans)


def _plain(text: str) -> str:
    """Return the text, as long as before, with plain digits, spaces and dashes."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in text.translate(_PLAIN)
    )


def _details(text: str) -> Iterator[Span]:
    """Yield personal details, the surest first."""
    yield from _found(text, _EMAIL, Masked.EMAIL)
    yield from _found(text, _SWEDISH, Masked.IDENTITY_NUMBER, only=_is_swedish_identity)
    yield from _found(text, _FINNISH, Masked.IDENTITY_NUMBER, only=_is_finnish_identity)
    for pattern in (_INTERNATIONAL, _MOBILE, _NATIONAL):
        yield from _found(text, pattern, Masked.PHONE, only=_is_no_time)
    for match in _ANNOUNCED.finditer(text):
        yield Span(*match.span("own"), Masked.PHONE)


def _found(
    text: str,
    pattern: re.Pattern[str],
    kind: Masked,
    *,
    only: Callable[[re.Match[str]], bool] = bool,
) -> Iterator[Span]:
    return (Span(*match.span(), kind) for match in pattern.finditer(text) if only(match))


def _without_overlaps(spans: Iterator[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return kept


def _is_swedish_identity(match: re.Match[str]) -> bool:
    """Tell whether digits are a personnummer or samordningsnummer (day plus 60).

    Written in one piece or with its dash, a plausible day is enough, so that a mistyped number
    is masked too. Written apart it could be a date and a time: then the check digit decides, and
    likewise for ten digits that begin as a telephone number does.
    """
    day = int(match["day"])
    if not _is_day(match["year"], match["month"], day - 60 if day > 60 else day):  # noqa: PLR2004
        return False
    is_apart = bool(match["a"] or match["b"] or (match["c"] and match["c"] == " "))
    is_like_phone = not match["century"] and match["year"][0] == "0" and not match["c"]
    return not (is_apart or is_like_phone) or _has_check_digit(match)


def _is_finnish_identity(match: re.Match[str]) -> bool:
    return _is_day(match["year"], match["month"], int(match["day"]))


def _is_no_time(match: re.Match[str]) -> bool:
    """Tell digits from a day such as 01-02-2024 and opening hours such as 08.00-17.00."""
    return not (_DATE.fullmatch(match[0]) or _HOURS.fullmatch(match[0]))


def _is_day(year: str, month: str, day: int) -> bool:
    """Tell whether there is such a day; a year of two digits may be in any century."""
    try:
        date(2000 + int(year), int(month), day)
    except ValueError:
        return False
    return True


def _has_check_digit(match: re.Match[str]) -> bool:
    """Check the last digit by Luhn's method over ten digits."""
    digits = match["year"] + match["month"] + match["day"] + match["last"]
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
