"""Each kind of question reads what people write and says what to change."""

import pytest

from dialog.domain.errors import InvalidError
from dialog.domain.questions.kinds import Option, Question, QuestionKind
from dialog.domain.questions.registry import RULES, read_value, still_fits
from dialog.domain.questions.values import SKIPPED, Value


def a_question(kind: QuestionKind, **changes: object) -> Question:
    options = (Option("a", {"sv": "A"}), Option("b", {"sv": "B"}))
    return Question("q", kind, {"sv": "Q"}, options=options, **changes)  # type: ignore[arg-type]


def test_every_kind_has_rules() -> None:
    assert set(RULES) == set(QuestionKind)


@pytest.mark.parametrize("kind", list(QuestionKind))
def test_an_empty_answer_is_a_skip_for_nothing_is_required(kind: QuestionKind) -> None:
    assert read_value(a_question(kind), []) == SKIPPED
    assert read_value(a_question(kind), [""]) == SKIPPED


def test_an_open_answer_keeps_its_words_and_lines() -> None:
    value = read_value(a_question(QuestionKind.OPEN_TEXT), ["  bänkar\r\noch ljus \x00 "])

    assert value.text == "bänkar\noch ljus"


def test_a_too_long_text_is_refused_with_its_length() -> None:
    with pytest.raises(InvalidError) as caught:
        read_value(a_question(QuestionKind.OPEN_TEXT), ["x" * 5001])

    assert caught.value.values["written"] == 5001


@pytest.mark.parametrize(
    "kind", [QuestionKind.SINGLE_CHOICE, QuestionKind.SCALE, QuestionKind.PLACE]
)
@pytest.mark.parametrize("written", [["c"], ["a", "b"]])
def test_one_of_the_options_must_be_chosen(kind: QuestionKind, written: list[str]) -> None:
    with pytest.raises(InvalidError):
        read_value(a_question(kind), written)


def test_several_choices_come_in_the_questions_order() -> None:
    value = read_value(a_question(QuestionKind.MULTIPLE_CHOICE), ["b", "a"])

    assert value.choices == ("a", "b")
    with pytest.raises(InvalidError):
        read_value(a_question(QuestionKind.MULTIPLE_CHOICE), ["a", "z"])


@pytest.mark.parametrize(
    ("written", "number"), [("3", 3), (" ١٢ ", 12), ("-4", -4), ("1 000", 1000)]
)
def test_numbers_are_read_in_any_script(written: str, number: int) -> None:
    assert read_value(a_question(QuestionKind.NUMBER), [written]).number == number


@pytest.mark.parametrize("written", ["three", "1.5", "9" * 12, "-", "²"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    with pytest.raises(InvalidError):
        read_value(a_question(QuestionKind.NUMBER), [written])


@pytest.mark.parametrize("written", ["-1", "21"])
def test_a_number_outside_its_bounds_is_refused(written: str) -> None:
    with pytest.raises(InvalidError):
        read_value(a_question(QuestionKind.NUMBER, minimum=0, maximum=20), [written])


def test_an_old_answer_fits_only_while_its_option_stands() -> None:
    question = a_question(QuestionKind.SINGLE_CHOICE)

    assert still_fits(question, Value(choices=("a",)))
    assert not still_fits(question, Value(choices=("gone",)))
    assert not still_fits(question, Value(text="words"))
    assert still_fits(question, SKIPPED)
