"""A language is told from the thread, the script and the words, and never guessed."""

import pytest

from analysis.function_words import FUNCTION_WORDS, speaks
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Saknar bänkar och skugga vid lekparken", "sv"),
        ("Please fix the lifts, they break", "en"),
        ("لا يوجد باص في المساء", "ar"),
    ],
)
def test_small_words_of_the_threads_language_settle_it(text: str, language: str) -> None:
    assert speaks(text, language)
    assert detect(text, language) == language


def test_one_quoted_word_of_the_threads_language_does_not_settle_a_longer_text() -> None:
    text = (
        "Waxaan codsaday daryeelka guriga oo ay igu soo jawaabeen waraaq ay ku qoran tahay "
        "också, laakiin cidna ii ma sharraxin waxa ay ka dhigan tahay"
    )

    assert not speaks(text, "sv")
    assert detect(text, "sv") == "so"


def test_no_small_word_stands_for_two_languages() -> None:
    listed = [word for words in FUNCTION_WORDS.values() for word in words.split()]

    assert len(listed) == len(set(listed))


NEIGHBOURS = {
    ("sv", "en", "fi", "so", "pl"): [
        "Jeg synes det er for dyrt å ta bussen, og den kommer alltid for sent til oss i bygda",
        "Det er alt for dyrt å bo her, og vi har ikke fått hjelp av noen i kommunen",
        "Bussen kører for sent for mig, og der mangler lys på stien om aftenen hele vinteren",
        "Meil on aina vähe busse ja lapsed ei saa kooli, see on väga halb iga päev",
        "Bus ne dolazi nas a djeca idu pješke, ovo je jako loše za sve ale niko ne odgovara",
        "Der Bus kommt nie und die Kinder müssen zu Fuß gehen, das ist für uns sehr schlecht",
        "Otobüs akşamları gelmiyor ve çocuklar yürümek zorunda kalıyor, bu çok kötü",
    ],
    ("uk",): [
        "У нас нет автобуса по вечерам и негде гулять с детьми",
        "Нас не слышат в этом городе, когда мы просим о помощи",
        "Няма автобус вечер и децата трябва да ходят пеша, това е много лошо",
    ],
    ("fa",): ["هم لا يسمعون الناس ابدا في هذه المدينة", "بس رات کو نہیں آتی اور بچے پیدل جاتے ہیں"],
    ("ar",): [
        "این اتوبوس شب‌ها نمی‌آید و بچه‌ها باید پیاده بروند",
        "بس رات کو نہیں آتی اور بچے پیدل جاتے ہیں",
    ],
}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (text, language)
        for languages, texts in NEIGHBOURS.items()
        for language in languages
        for text in texts
    ],
)
def test_a_neighbours_words_do_not_settle_the_language(text: str, language: str) -> None:
    assert not speaks(text, language)
