"""A person's word goes before the model's, and both stay."""

from dataclasses import replace

from dialog.domain.classification import (
    Confidence,
    Facet,
    ModelLabel,
    Review,
    Verdict,
    accepting,
    confidence,
    correcting,
    effective,
)

HEALTH = ModelLabel(Facet.GOAL, "3", 0.6, accepted=True)
CITIES = ModelLabel(Facet.GOAL, "11", 0.9, accepted=True)
WATER = ModelLabel(Facet.GOAL, "6", 0.2, accepted=False)
SOCIAL = ModelLabel(Facet.DIMENSION, "social", 0.8, accepted=True)
LABELS = (HEALTH, CITIES, WATER, SOCIAL)


def test_without_a_review_all_the_labels_the_model_stands_for_count_surest_first() -> None:
    counted = effective(LABELS)

    assert counted.goals == ("11", "3")
    assert counted.dimensions == ("social",)
    assert not counted.reviewed


def test_the_latest_review_counts() -> None:
    reviews = [accepting(LABELS), correcting(["4"], []), Review(Verdict.NONE)]

    assert effective(LABELS, reviews[:1]).goals == ("11", "3")
    assert effective(LABELS, reviews[:2]).goals == ("4",)
    assert effective(LABELS, reviews).goals == ()
    assert effective(LABELS, reviews).reviewed


def test_what_was_accepted_stays_accepted_when_a_newer_model_says_something_else() -> None:
    accepted = accepting(LABELS)

    newer = (ModelLabel(Facet.GOAL, "16", 0.9, accepted=True),)

    assert effective(newer, [accepted]).goals == ("11", "3")


def test_a_correction_keeps_only_labels_that_exist_and_none_left_is_none() -> None:
    assert correcting(["11", "99", "3"], ["economic"]).goals == ("3", "11")
    assert correcting(["99"], []).verdict is Verdict.NONE


def test_an_acute_answer_keeps_its_labels_and_needs_a_human_until_one_has_come() -> None:
    acute, handled = Review(Verdict.ACUTE), Review(Verdict.HANDLED)

    waiting = effective(LABELS, [acute])
    helped = effective(LABELS, [acute, accepting(LABELS), handled])

    assert waiting.needs_human
    assert waiting.goals == ("11", "3")
    assert not helped.needs_human


def test_acute_words_stay_out_of_public_sight_whatever_is_said_later() -> None:
    reviews = [Review(Verdict.ACUTE), Review(Verdict.HANDLED), accepting(LABELS)]

    assert effective(LABELS, reviews).acute


def test_abuse_has_no_labels_until_somebody_judges_it_anew() -> None:
    abuse = Review(Verdict.ABUSE)

    assert effective(LABELS, [abuse]).abuse
    assert effective(LABELS, [abuse]).goals == ()
    assert not effective(LABELS, [abuse, accepting(LABELS)]).abuse


def test_a_review_of_words_that_were_changed_counts_no_more_but_a_need_stays() -> None:
    old = Review(Verdict.NONE, stale=True)
    acute = Review(Verdict.ACUTE, stale=True)

    changed = effective(LABELS, [old, acute])

    assert changed.goals == ("11", "3")
    assert not changed.reviewed
    assert changed.needs_human


def test_labels_of_another_framework_are_not_counted_under_this_ones_codes() -> None:
    old = ModelLabel(Facet.GOAL, "11", 0.9, accepted=True, framework="agenda-2030")
    new = ModelLabel(Facet.GOAL, "4", 0.7, accepted=True, framework="agenda-2050")

    assert effective([old, new], (), {Facet.GOAL: "agenda-2050"}).goals == ("4",)
    assert effective([old, new], (), {Facet.GOAL: "agenda-2030"}).goals == ("11",)


def test_a_review_in_an_older_framework_counts_no_more_and_the_answer_waits_again() -> None:
    said = replace(correcting(["3"], []), frameworks={Facet.GOAL: "agenda-2030"})
    new = ModelLabel(Facet.GOAL, "4", 0.7, accepted=True, framework="agenda-2050")

    counted = effective([new], [said], {Facet.GOAL: "agenda-2050"})

    assert counted.goals == ("4",)
    assert not counted.reviewed
    assert effective([new], [said], {Facet.GOAL: "agenda-2030"}).goals == ("3",)


def test_abuse_and_a_need_for_a_human_hold_in_any_framework() -> None:
    reviews = [
        Review(verdict, frameworks={Facet.GOAL: "agenda-2030"})
        for verdict in (Verdict.ABUSE, Verdict.ACUTE)
    ]

    counted = effective(LABELS, reviews, {Facet.GOAL: "agenda-2050"})

    assert (counted.abuse, counted.needs_human, counted.goals) == (True, True, ())


def test_a_person_who_was_not_asked_about_areas_leaves_the_models_areas() -> None:
    labels = (*LABELS, ModelLabel(Facet.AREA, "2.5", 0.9, accepted=True, framework="own-1"))
    asked = replace(correcting(["3"], [], (), ["1.1"]), frameworks={Facet.AREA: "own-1"})
    now = {Facet.AREA: "own-1"}

    assert effective(labels, [correcting(["3"], [])], now).areas == ("2.5",)
    assert effective(labels, [asked], now).areas == ("1.1",)
    assert effective(labels, [asked], {Facet.AREA: "own-2"}).areas == ()


def test_accepting_takes_areas_along_and_targets_only_with_their_goal() -> None:
    labels = (*LABELS, ModelLabel(Facet.AREA, "2.5", 0.9, accepted=True))

    accepted = accepting(labels, ["11.7", "4.2"])

    assert accepted.areas == ("2.5",)
    assert accepted.targets == ("11.7",)
    assert correcting(["4"], [], ["11.7", "4.2"]).targets == ("4.2",)


def test_an_area_alone_is_a_correction() -> None:
    assert correcting([], [], (), ["2.5"]).verdict is Verdict.CORRECTED


def test_confidence_is_said_in_words() -> None:
    assert [confidence(score) for score in (0.95, 0.6, 0.3)] == [
        Confidence.SURE,
        Confidence.FAIRLY_SURE,
        Confidence.UNSURE,
    ]
