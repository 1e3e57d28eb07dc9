"""A language is told from the thread, the script and the words, and never guessed."""

import pytest

from analysis.language import base_tag, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bussen till byn går för sällan på kvällarna", "sv"),
        ("The playground needs more swings and some shade", "en"),
        ("Uimahallin aukioloajat ovat liian lyhyet", "fi"),
        ("الحافلة لا تأتي في المساء إلى حينا", "ar"),
        ("اتوبوس شب‌ها به محله ما نمی‌آید و کسی پاسخ نمی‌دهد", "fa"),
        ("Автобус не їздить увечері до нашого села", "uk"),
    ],
)
def test_a_sentence_tells_its_language_without_a_thread(text: str, language: str) -> None:
    assert detect(text) == language


def test_a_short_text_is_in_the_language_of_its_thread() -> None:
    assert detect("bra", "sv-simple") == "sv"
    assert detect("ok", "fi") == "fi"


def test_a_clear_sentence_in_another_language_overrules_the_thread() -> None:
    text = "Uimahallin aukioloajat ovat aivan liian lyhyet työssäkäyville ihmisille"

    assert detect(text, "sv") == "fi"


def test_another_script_overrules_the_thread() -> None:
    assert detect("لا يوجد باص", "sv") == "ar"


@pytest.mark.parametrize("text", ["", "   ", "12 345", "👍👍", "?!"])
def test_a_text_without_letters_is_undetermined_or_in_the_language_of_its_thread(text: str) -> None:
    assert detect(text) == "und"
    assert detect(text, "fi") == "fi"


def test_an_unknown_script_is_undetermined() -> None:
    assert detect("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "sv") == "und"


@pytest.mark.parametrize(("tag", "base"), [("sv-simple", "sv"), ("nb_NO", "nb"), (None, "")])
def test_a_tag_is_read_by_its_language(tag: str | None, base: str) -> None:
    assert base_tag(tag) == base
