"""Designers see how heavy their words are and how long answering takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialog.domain.questions.kinds import QuestionKind
from dialog.domain.readability import minutes_to_answer, reading


def test_lix_is_words_per_sentence_plus_the_share_of_long_words():
    result = reading("Vi bygger cykelvägar. Kommunen bestämmer i maj.")

    assert (result.words, result.sentences, result.long_words) == (7, 2, 3)
    assert result.words_per_sentence == pytest.approx(3.5)
    assert result.lix == pytest.approx(3.5 + 300 / 7)


def test_a_word_of_six_letters_is_short():
    assert reading("bygger bygger.").long_words == 0
    assert reading("byggeri.").long_words == 1


def test_the_longest_sentence_is_given_back():
    result = reading("Hej. Det här är den längsta meningen av alla. Klart!")

    assert result.longest_sentence == "Det här är den längsta meningen av alla"
    assert result.longest_sentence_words == 8


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Kostar 3.5 miljoner.", 1),
        ("En rubrik\n\nEn mening.", 2),
        ("- första\n- andra", 2),
        ("ما رأيك؟ قل لنا.", 2),
        ("Varför?! Därför…", 2),
    ],
)
def test_sentences_end_where_a_reader_pauses(text, sentences):
    assert reading(text).sentences == sentences


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    result = reading(text)

    assert result.lix >= 0
    assert result.longest_sentence_words <= result.words
    assert (result.sentences == 0) == (result.words == 0)


def test_nothing_is_easy():
    assert reading("").lix == 0
    assert reading("").longest_sentence == ""


def test_answering_takes_at_least_a_minute_and_open_text_takes_longest():
    assert minutes_to_answer([]) == 1
    assert minutes_to_answer(["open_text"] * 6) == 5
    assert minutes_to_answer(["single_choice"] * 6) == 2


def test_every_kind_of_question_has_its_own_time():
    from_kinds = minutes_to_answer(QuestionKind)

    assert from_kinds == 3
