"""The packaged model answers in four languages, says why, and stays silent when unsure."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.classifier import Comment, TextModel
from analysis.explanation import MOST_WORDS, drops
from analysis.features import Passage
from analysis.taxonomy import dimensions, global_goals
from analysis.word_scores import WordScores

EVERYDAY = [
    ("sv", "Bussen går inte på kvällen, min dotter får gå hem längs vägen", "11"),
    ("sv", "Det finns ingen barnmorska på orten och kvinnojouren har stängt", "5"),
    ("en", "The water from our tap tastes of chlorine", "6"),
    ("en", "My daughter's teacher quit and the class is huge", "4"),
    ("fi", "Uimahalli ja terveyskeskus ovat aina täynnä, lääkäriaikaa ei saa", "3"),
    ("fi", "Sähkölasku on kaksinkertainen ja kaukolämpö kallista", "7"),
    ("ar", "الغابة تقطع أشجارها والطيور اختفت", "15"),
    ("ar", "لا أجد عملاً والراتب قليل", "8"),
]


@pytest.mark.parametrize(("language", "text", "goal"), EVERYDAY)
def test_everyday_words_find_their_goal(
    model: TextModel, language: str, text: str, goal: str
) -> None:
    (found,) = model.classify([Comment(text, language)])

    assert found.language == language
    assert goal in [score.code for score in found.goals[:3]]
    assert not found.abstained


def test_goals_and_dimensions_are_ranked_with_scores_between_0_and_1(model: TextModel) -> None:
    (found,) = model.classify([Comment("Skolmaten är dyr och slängs", "sv")])

    for scores in (found.goals, found.dimensions):
        values = [item.score for item in scores]
        assert values == sorted(values, reverse=True)
        assert all(0 <= value <= 1 for value in values)
    assert len(found.goals) >= 3
    assert {goal.code for goal in found.goals} <= set(global_goals().codes)
    assert {item.code for item in found.dimensions} == set(dimensions().codes)


def test_spans_stand_in_the_original_text(model: TextModel) -> None:
    text = "OBS!! ma\u030anga lekplatser saknar   gungor 🙂 – och Hyran är för hög"

    (found,) = model.classify([Comment(text, "sv")])

    for score in (*found.goals, *found.dimensions):
        written = {text[start:end] for start, end in score.spans}
        assert set(score.words) <= written
    assert "lekplatser" in found.words


@pytest.mark.parametrize(("language", "text", "goal"), EVERYDAY)
def test_without_its_strongest_word_a_label_scores_lower(
    model: TextModel, language: str, text: str, goal: str
) -> None:
    (before,) = model.classify([Comment(text, language)])
    first = before.goals[0]
    start, end = first.spans[0]

    (after,) = model.classify([Comment(text[:start] + text[end:], language)])

    left = {score.code: score.score for score in after.goals}
    assert left.get(first.code, 0.0) < first.score


def test_no_label_names_more_than_a_handful_of_words_the_strongest_first(model: TextModel) -> None:
    text = "skolan läraren rektorn eleverna klassen läxorna betygen förskolan biblioteket"
    (found,) = model.classify([Comment(text, "sv")])

    words = found.goals[0].words
    assert len(words) == MOST_WORDS
    without = [text.replace(f"{word} ", "", 1) for word in (words[0], words[-1])]
    first, last = model.classify([Comment(left, "sv") for left in without])
    assert first.goals[0].score <= last.goals[0].score


def test_the_words_of_the_question_are_context_but_never_the_reason(model: TextModel) -> None:
    alone, asked = model.classify(
        [
            Comment("För lång väntan", "sv"),
            Comment("För lång väntan", "sv", "Hur fungerar hemtjänsten?"),
        ]
    )

    assert alone.goals != asked.goals
    assert asked.goals[0].code == "3"
    assert "hemtjänsten" not in asked.words


@pytest.mark.parametrize("text", ["", "  ", "…", "👍", "42"])
@pytest.mark.parametrize("question", ["", "Hur fungerar hemtjänsten?"])
def test_a_text_without_words_surely_has_no_labels(
    model: TextModel, text: str, question: str
) -> None:
    (found,) = model.classify([Comment(text, "sv", question)])

    assert not found.abstained
    assert (found.goals, found.dimensions, found.words) == ((), (), ())


def test_a_taxonomy_may_have_fewer_labels_than_are_shown(model: TextModel) -> None:
    areas = next(facet for facet in model.facets if facet.name.startswith("areas:"))
    few = [
        replace(areas, name="areas:few", codes=areas.codes[:2]),
        replace(areas, codes=areas.codes[2:]),
    ]
    facets = [part for facet in model.facets for part in (few if facet is areas else [facet])]

    (found,) = replace(model, facets=tuple(facets)).classify([Comment("Bussen är dyr", "sv")])

    assert len(found.areas["few"]) == 2


def test_in_unknown_words_it_finds_no_goal(model: TextModel) -> None:
    (found,) = model.classify([Comment("qqxz wwvk zzqj", "sv")])

    assert not any(goal.accepted for goal in found.goals)


def test_in_a_language_it_was_not_taught_it_ranks_but_accepts_nothing(model: TextModel) -> None:
    text = "Die Busse fahren am Abend nicht mehr und die Straße ist dunkel"

    (found,) = model.classify([Comment(text, "de")])

    assert found.language == "de"
    assert found.abstained
    assert len(found.goals) == 3
    assert not any(score.accepted for score in (*found.goals, *found.dimensions))


def test_the_effect_of_a_word_is_what_happens_without_it(model: TextModel) -> None:
    text, asked = "Skolan är mögelskadad, skolan och bussen och skolmaten", "Är skolmaten god?"
    words = WordScores(model.vocabulary, model.weights)
    reading = words.read([Passage(text, "sv", asked)])

    found = drops(reading, np.arange(17)[None])

    last = list(reading.counted.spans[0]).index(
        max(reading.counted.spans[0], key=reading.counted.spans[0].__getitem__)
    )
    left = words.read([Passage(text.removesuffix("skolmaten"), "sv", asked)])
    before, after = (r.sums[0, :17] / r.lengths[0] for r in (reading, left))
    assert before - found[last] == pytest.approx(after, abs=1e-5)


def test_a_comment_is_read_alike_alone_and_among_others(model: TextModel) -> None:
    comments = [Comment(text, language) for language, text, _ in EVERYDAY]

    together = model.classify(comments)

    for comment, found in zip(comments, together, strict=True):
        (alone,) = model.classify([comment])
        assert [goal.code for goal in alone.goals] == [goal.code for goal in found.goals]
        assert alone.goals[0].score == pytest.approx(found.goals[0].score)


def test_no_comments_give_no_answers(model: TextModel) -> None:
    assert model.classify([]) == []
