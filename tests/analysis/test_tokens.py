"""Words take a common form and remember where they stood."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.tokens import normalised, stem, tokens


def test_a_word_knows_its_place_in_the_original_text() -> None:
    text = "  Bussen, 17:05 – KOM aldrig!"

    found = tokens(text)

    assert [word for word, *_ in found] == ["bussen", "kom", "aldrig"]
    assert [text[start:end] for _, start, end in found] == ["Bussen", "KOM", "aldrig"]


def test_letters_written_in_two_ways_are_one_word() -> None:
    assert normalised("ma\u030ane") == normalised("Måne") == "måne"
    assert normalised("braaaaa") == normalised("braa")


def test_arabic_marks_and_letter_forms_are_folded() -> None:
    assert normalised("مَدْرَسَة") == normalised("مدرسه")
    assert normalised("أحمد") == normalised("احمد")
    assert len(tokens("مَدْرَسَة جديدة")) == 2


def test_inflected_words_share_a_stem_in_each_language() -> None:
    assert stem("skolorna", "sv") == stem("skolor", "sv")
    assert stem("libraries", "en") == stem("library", "en")
    assert stem("kouluissa", "fi") == stem("koulut", "fi")
    assert stem("الشوارع", "ar") == stem("شوارع", "ar")


def test_a_language_without_a_stemmer_keeps_its_words() -> None:
    assert stem("iskuulka", "so") == "iskuulka"


@given(st.text(max_size=200))
def test_any_text_can_be_cut(text: str) -> None:
    places = [(start, end) for _, start, end in tokens(text)]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
