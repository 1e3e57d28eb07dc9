"""What few people wrote is never learned from their reviews."""

from analysis.examples import Example
from analysis.reviewed import ReviewedComment, shared_examples, words_of


def reviewed(author: str, text: str, question: str = "") -> ReviewedComment:
    return ReviewedComment(author, text, question, "sv", ("11",), ("social",))


def test_a_word_is_kept_when_five_participants_used_it() -> None:
    comments = [
        reviewed(f"p{number}", "spårvagn Olofsgatan" if number else "spårvagn")
        for number in range(5)
    ]

    found = shared_examples(comments, known_words=())

    assert {example.text for example in found} == {"spårvagn"}
    assert {example.source for example in found} == {"review"}


def test_one_participant_who_repeats_a_word_is_still_one() -> None:
    comments = [reviewed("same", "Olofsgatan") for _ in range(9)]

    assert shared_examples(comments, known_words=()) == ()


def test_words_of_the_projects_own_texts_may_stay() -> None:
    known = words_of([Example("Bussen är sen", "sv", ("11",), ())])

    (found,) = shared_examples([reviewed("one", "Bussen till Olofsgatan")], known_words=known)

    assert found.text == "bussen"


def test_a_rare_word_of_a_question_is_struck_too() -> None:
    (found,) = shared_examples(
        [reviewed("one", "bussen", "Hur är Olofsgatan?")], known_words={"bussen", "hur"}
    )

    assert found.question == "hur"
