"""Personal details are masked; ordinary numbers stay."""

import re
import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.domain.masking import DEFAULT_PLACEHOLDERS, Masked, Span, mask

IDENTITY = DEFAULT_PLACEHOLDERS[Masked.IDENTITY_NUMBER]
PHONE = DEFAULT_PLACEHOLDERS[Masked.PHONE]
EMAIL = DEFAULT_PLACEHOLDERS[Masked.EMAIL]
ARABIC_INDIC = str.maketrans(string.digits, "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans(string.digits, "۰۱۲۳۴۵۶۷۸۹")

identity_numbers = (
    "850709-9805",
    "19850709-9805",
    "198507099805",
    "8507099805",
    "850709+9805",
    "850709 9805",
    "19850709 9805",
    "1985-07-09-9805",
    "1985 07 09 9805",
    "850709 - 9805",
    "850709–9805",
    "850709-1234",
    "850769-9802",
    "701063-2391",
    "20000229-1234",
    "131052-308T",
    "010203A123K",
)
phones = (
    "070-123 45 67",
    "0701234567",
    "070 123 45 67",
    "070 12 34 567",
    "08-508 290 00",
    "(08) 508 290 00",
    "0480-450 000",
    "031-365 00 00",
    "+46 70 123 45 67",
    "+46 (0)70-123 45 67",
    "+46701234567",
    "0046 70 123 45 67",
    "+358 40 123 4567",
    "040 1234567",
    "040-123 4567",
    "0400 123 456",
    "09 310 1691",
    "050.123.4567",
    "+47 22 33 44 55",
    "+963 11 222 3333",
)
ordinary = (
    "1987",
    "2030",
    "Agenda 2030 och 2045",
    "linje 17",
    "linje 17 och 501",
    "123 45",
    "SE-123 45 Storby",
    "12 500 kr",
    "1 250 000 kr",
    "10 000 000",
    "+20 000 000 kr",
    "120 000 000 kronor",
    "3,14159265",
    "0.12345678",
    "0,5 procent",
    "kl 08.00-17.00",
    "0800-1630",
    "08–17",
    "2024-05-12",
    "2024-05-12 14:30",
    "2024-05-12 1430",
    "05.12.2024",
    "01-02-2024",
    "1/2 2024",
    "organisationsnummer 212000-1355",
    "dnr KS 2021/00123",
    "ring 112 eller 1177",
    "telefon 2 stycken",
    "väg 40, E20, hus 12",
    "16-24 år",
    "100-200 platser",
    "3 x 4 m",
    "89 % av 1234 svar",
    "2021–2025",
    "2021-2025-2030",
    "§ 123",
    "@kommunen",
    "möt upp @ torget",
    "2024 2025 2026",
    "999999-1234",
    "851309-1234",
)


@pytest.mark.parametrize("number", identity_numbers)
@pytest.mark.parametrize("digits", [{}, ARABIC_INDIC, PERSIAN])
def test_identity_numbers_are_masked_in_any_digits(number, digits):
    assert mask(f"Jag heter Kim, {number.translate(digits)}.").text == f"Jag heter Kim, {IDENTITY}."


@pytest.mark.parametrize("number", phones)
@pytest.mark.parametrize("digits", [{}, ARABIC_INDIC, PERSIAN])
def test_phone_numbers_are_masked_in_any_digits(number, digits):
    masked = mask(f"Ring {number.translate(digits)}, gärna")

    assert masked.text == f"Ring {PHONE}, gärna"


@pytest.mark.parametrize("text", ordinary)
@pytest.mark.parametrize("digits", [{}, ARABIC_INDIC])
def test_ordinary_numbers_stay(text, digits):
    text = f"Det är {text.translate(digits)} hos oss"

    assert mask(text).text == text


@pytest.mark.parametrize(
    "address",
    [
        "kim@example.org",
        "Kim.Ek+a@mail.example.se",
        "åsa.öberg@exempel.se",
        "kim＠example.org",
        "kim(at)example.org",
        "kim [at] example.org",
        "KIM_1@EXAMPLE.CO.UK",
    ],
)
def test_email_addresses_are_masked(address):
    assert mask(f"Skriv till {address}.").text == f"Skriv till {EMAIL}."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("tel 123 45 67", f"tel {PHONE}"),
        ("Telefon: 701234567", f"Telefon: {PHONE}"),
        ("puh. 1234567", f"puh. {PHONE}"),
        ("هاتف ٧٠١٢٣٤٥٦", f"هاتف {PHONE}"),
        ("hus 5 070-123 45 67", f"hus 5 {PHONE}"),
    ],
)
def test_a_short_number_is_a_phone_when_the_words_say_so(text, masked):
    assert mask(text).text == masked


def test_a_phone_between_marks_of_direction_is_masked():
    assert mask("اتصل \u200e+46 70 123 45 67\u200f").text.count(PHONE) == 1


def test_placeholders_come_from_the_caller_and_spans_point_into_the_original():
    placeholders = dict.fromkeys(Masked, "***")

    masked = mask("a@b.se och 0701234567", placeholders=placeholders)

    assert masked.text == "*** och ***"
    assert masked.spans == (Span(0, 6, Masked.EMAIL), Span(11, 21, Masked.PHONE))


words = st.text(alphabet=string.ascii_letters + "åäöÅÄÖ ,.!?\nابتث", max_size=30)


@given(words, st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 9999), words)
def test_every_plausible_identity_number_is_masked_anywhere(before, born, last, after):
    for form in ("%y%m%d-", "%Y%m%d-", "%Y%m%d"):
        number = f"{born.strftime(form)}{last:04}"

        assert mask(f"{before} {number} {after}").text == f"{before} {IDENTITY} {after}"


@given(words, st.integers(0, 9_999_999), words)
def test_every_swedish_mobile_is_masked_anywhere(before, number, after):
    digits = f"{number:07}"
    forms = (f"072-{digits[:3]} {digits[3:5]} {digits[5:]}", f"+4672{digits}", f"0046 72 {digits}")
    for form in forms:
        assert mask(f"{before} {form} {after}").text == f"{before} {PHONE} {after}"


@given(words, st.integers(0, 99_999), words)
def test_no_number_of_five_digits_is_touched(before, number, after):
    text = f"{before} {number} {after}"

    assert mask(text).text == text


@given(st.text(max_size=80))
def test_what_is_not_masked_stays_as_it_was(text):
    masked = mask(text, placeholders=dict.fromkeys(Masked, "\x00"))

    kept = re.split("\x00", masked.text) if "\x00" not in text else None
    ends = [0, *(at for span in masked.spans for at in (span.start, span.end)), len(text)]
    pieces = [text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
    assert kept is None or kept == pieces


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Nd"]), max_size=80))
def test_text_without_digits_or_at_signs_stays(text):
    text = re.sub(r"[@＠]|\(a|\[a", "", text, flags=re.IGNORECASE)

    assert mask(text).text == text


def test_a_long_answer_is_masked_in_time():
    for text in ("a" * 20_000, "1 " * 10_000, "0" * 20_000, "a.b-" * 5_000, "07 " * 7_000):
        mask(text)
