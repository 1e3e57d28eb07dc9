"""The corpus is written by hand: no comment repeats another, and two passes agree on labels."""

import pytest

from analysis.corpus_report import agreement, corpus_report, near_duplicates, vocabulary_growth
from analysis.examples import Example, read_corpus


def comment(text: str, *, goal: str = "11", second: str = "11", language: str = "sv") -> Example:
    return Example(text, language, (goal,), ("social",), second_goals=(second,))


def test_no_two_comments_of_one_language_are_too_alike() -> None:
    assert near_duplicates(read_corpus()) == []


def test_a_comment_with_one_word_changed_is_found_and_another_language_is_let_be() -> None:
    first = comment("Bussen kommer aldrig i tid på morgonen")
    second = comment("Bussen kommer aldrig i tid på kvällen")
    abroad = comment("Bussen kommer aldrig i tid på morgonen", language="fi")

    assert near_duplicates([first, second, abroad]) == [(first, second)]


def test_a_corpus_spun_out_of_one_sentence_stops_growing() -> None:
    assert vocabulary_growth(["snö is mörker buss väg"] * 5) == [
        (5, 5),
        (10, 5),
        (15, 5),
        (20, 5),
        (25, 5),
    ]


def test_agreement_beyond_chance_is_cohens() -> None:
    pairs = [("11", "11")] * 4 + [("3", "3")] * 4 + [("11", "3"), ("3", "11")]

    twice, same, kappa = agreement([comment("x", goal=a, second=b) for a, b in pairs])

    assert (twice, same) == (10, pytest.approx(0.8))
    assert kappa == pytest.approx(0.6)


def test_the_report_has_a_line_for_each_language() -> None:
    report = corpus_report([comment("Tak"), comment("Bro", language="fi")], [])

    assert [line.split(" | ")[0] for line in report.splitlines()[2:4]] == ["| fi", "| sv"]
    assert "0 pairs are too alike." in report


def test_every_goal_has_comments_in_every_language() -> None:
    least = {"sv": 120, "en": 40, "fi": 40, "ar": 40}

    for language in {item.language for item in read_corpus()}:
        own = [item for item in read_corpus() if item.language == language]
        for number in range(1, 18):
            count = sum(str(number) in (item.goals or ()) for item in own)
            assert count >= least.get(language, 20), (language, number)
        assert sum(not item.goals for item in own) >= 0.12 * len(own)
