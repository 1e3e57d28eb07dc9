"""The gate stops what would break a promise and asks for a reason for the rest."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dialog.domain.findings import Section, Weight
from dialog.domain.publishing import Gate, gate
from dialog.domain.publishing_reach import rounds_planned_for
from dialog.domain.questions.kinds import Condition, Option, Question, QuestionKind
from dialog.domain.questions.values import SKIPPED, Value
from dialog.domain.rounds import (
    Background,
    DecisionLink,
    Horizon,
    NamedContact,
    OutreachGroup,
    Receiver,
    RoundKind,
    RoundStage,
    Stakeholder,
)
from dialog.domain.versions import version_findings
from tests.builders import a_design, in_all

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def found(**changes: Any) -> Gate:
    return gate(a_design(**changes), now=NOW)


def codes(judged: Gate) -> set[str]:
    return {one.code for one in judged.findings}


def stops(judged: Gate) -> set[str]:
    return {one.code for one in judged.stops}


def test_a_complete_round_passes() -> None:
    judged = found()

    assert judged.findings == ()
    assert judged.is_open


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"decision": DecisionLink("", "Board", date(2027, 5, 1))}, "no_decision_document"),
        ({"decision": DecisionLink("Plan", "", date(2027, 5, 1))}, "no_decision_body"),
        ({"decision": DecisionLink("Plan", "Board", None)}, "no_decision_date"),
        ({"decision": DecisionLink("Plan", "Board", date(2027, 2, 28))}, "decision_before_close"),
        ({"feedback_on": None}, "no_feedback_date"),
        ({"feedback_on": date(2027, 1, 1)}, "feedback_before_close"),
        ({"title": {}}, "no_title"),
        ({"title": {"sv": "Hamnparken"}}, "missing_texts"),
        ({"closes_at": None}, "no_close"),
        ({"closes_at": datetime(2026, 11, 1, tzinfo=UTC)}, "never_open"),
        ({"languages": ()}, "no_language"),
        ({"questions": ()}, "no_questions"),
        ({"areas": ()}, "few_areas"),
    ],
)
def test_a_broken_promise_stops_publishing(changes: dict[str, Any], code: str) -> None:
    judged = found(**changes)

    assert code in stops(judged)
    assert not judged.is_open


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"influence": {}}, "no_influence"),
        ({"decided": {}}, "no_decided"),
        ({"problem_owner": " "}, "no_problem_owner"),
        ({"gains_and_limits": ""}, "no_gains_and_limits"),
        ({"next_steps": {}}, "no_next_steps"),
        ({"contact": NamedContact("Maja")}, "no_contact"),
        ({"receiver": Receiver("", "may", "two weeks")}, "no_receiver"),
        ({"receiver": Receiver("Maja", "", "two weeks")}, "no_mandate"),
        ({"receiver": Receiver("Maja", "may", "")}, "no_time"),
        ({"registration_number": ""}, "no_registration_number"),
        ({"stage": RoundStage.BEFORE_DECISION}, "late"),
        ({"stage": RoundStage.AFTER_DECISION}, "after_decision"),
        ({"groups": ()}, "no_groups"),
        ({"background_reason": {}}, "no_background_reason"),
        ({"backgrounds": (Background.LANGUAGE,)}, "not_measured"),
    ],
)
def test_everything_else_passes_with_a_written_reason(changes: dict[str, Any], code: str) -> None:
    judged = found(**changes)
    assert {one.code for one in judged.unexplained} == {code}
    key = judged.unexplained[0].key

    explained = found(**changes, accepted_warnings={key: "The board has decided so, § 14."})

    assert explained.is_open
    assert [one.code for one in explained.warnings] == [code]


def test_a_reason_of_two_letters_is_no_reason() -> None:
    judged = found(groups=(), accepted_warnings={"no_groups": "ok"})

    assert not judged.is_open


def test_a_survey_needs_no_decision_but_a_question_about_needs() -> None:
    judged = found(kind=RoundKind.SATISFACTION, decision=DecisionLink("Budget 2028"))

    assert codes(judged) == {"no_needs_question"}


def test_a_survey_that_asks_about_needs_passes() -> None:
    questions = tuple(
        replace(one, asks_about_needs=one.key == "wish") for one in a_design().questions
    )

    judged = found(
        kind=RoundKind.SATISFACTION, decision=DecisionLink("Budget 2028"), questions=questions
    )

    assert judged.is_open


def test_a_statutory_language_cannot_be_left_out() -> None:
    design = a_design(languages=("sv",))

    judged = gate(design, now=NOW, statutory=("fi",))

    assert stops(judged) == {"statutory_language"}


def test_every_text_of_every_promised_language_is_asked_for() -> None:
    wish = Question("wish", QuestionKind.OPEN_TEXT, {"sv": "Vad vill du?"})

    judged = found(questions=(wish,), languages=("sv", "fi"))

    assert [(one.place, one.values["count"]) for one in judged.stops] == [("fi", 1)]
    assert judged.stops[0].section is Section.TEXTS


def test_a_scale_has_words_at_every_point() -> None:
    points = (Option("1", in_all("Bad")), Option("2", {}))
    scale = Question("safe", QuestionKind.SCALE, in_all("Safe?"), options=points)

    judged = found(questions=(scale,))

    assert stops(judged) == {"no_words_at_point"}
    assert judged.stops[0].place == "safe"


def test_a_choice_has_at_least_two_answers() -> None:
    choice = Question("one", QuestionKind.SINGLE_CHOICE, in_all("Which?"))

    assert "few_options" in stops(found(questions=(choice,)))


def test_a_long_round_asks_for_a_reason() -> None:
    many = tuple(
        Question(f"q{n}", QuestionKind.OPEN_TEXT, in_all(f"Question {n}?")) for n in range(11)
    )

    judged = found(questions=many)

    assert codes(judged) == {"many_questions", "many_minutes"}
    assert all(one.weight is Weight.SOFT for one in judged.findings)


def test_a_question_nobody_can_reach_is_found() -> None:
    first, second, *others = a_design().questions
    lost = replace(second, show_if=Condition("visits", ("gone",)))
    follows = replace(others[0], show_if=Condition("why_not", ("dark",)))

    judged = found(questions=(first, lost, follows))

    assert [one.place for one in judged.warnings] == ["why_not", "wish"]


def test_heavy_sentences_are_found_most_strictly_in_easy_swedish() -> None:
    twenty = " ".join(["ord"] * 20) + "."

    judged = found(purpose={**in_all("Kort."), "sv": twenty, "sv-simple": twenty})

    assert [(one.code, one.place) for one in judged.warnings] == [("heavy_texts", "sv-simple")]


def test_long_effects_ask_for_the_young() -> None:
    old = OutreachGroup(
        "old", "Over 80", barrier=a_design().groups[0].barrier, method="visits", expected_share=5,
        background=Background.AGE, background_codes=("80_plus",),
    )  # fmt: skip

    assert codes(found(horizon=Horizon.LONG, groups=(old,))) == {"no_young_group"}
    assert found(horizon=Horizon.LONG).is_open


def test_an_affected_group_without_an_invitation_is_found() -> None:
    group = replace(a_design().groups[0], method="")

    assert codes(found(groups=(group,))) == {"no_method"}


def test_a_new_version_may_add_what_disturbs_no_answer() -> None:
    old = a_design()
    more = Question("more", QuestionKind.OPEN_TEXT, in_all("Anything else?"))
    new = a_design(questions=(*old.questions, more))

    assert list(version_findings(old, new, values={"visits": [Value(choices=("often",))]})) == []


@pytest.mark.parametrize("value", [SKIPPED, Value(choices=("never",))])
def test_an_option_nobody_chose_may_be_taken_away(value: Value) -> None:
    old = a_design()
    visits = replace(old.questions[0], options=old.questions[0].options[1:])
    new = a_design(questions=(visits, *old.questions[1:]))

    assert list(version_findings(old, new, values={"visits": [value]})) == []


def test_a_new_version_is_refused_when_old_answers_do_not_fit() -> None:
    old = a_design()
    visits = replace(old.questions[0], options=old.questions[0].options[1:])
    new = a_design(questions=(visits, *old.questions[1:]))

    refused = list(version_findings(old, new, values={"visits": [Value(choices=("often",))]}))

    assert [(one.code, one.weight) for one in refused] == [("answers_do_not_fit", Weight.HARD)]


def test_a_question_with_answers_stays() -> None:
    old = a_design()
    new = a_design(questions=old.questions[1:])

    refused = list(version_findings(old, new, values={"visits": [Value(choices=("often",))]}))

    assert [one.code for one in refused] == ["answers_lose_question"]


def test_new_words_for_an_answered_question_need_a_reason() -> None:
    old = a_design()
    visits = replace(old.questions[0], text=in_all("How often do you drive there?"))
    new = a_design(questions=(visits, *old.questions[1:]))

    judged = list(version_findings(old, new, values={"visits": [SKIPPED]}))

    assert [(one.code, one.weight) for one in judged] == [("reworded", Weight.SOFT)]


def test_a_promised_language_is_not_taken_back() -> None:
    judged = list(version_findings(a_design(), a_design(languages=("sv",)), values={}))

    assert {one.code for one in judged} == {"language_withdrawn"}
    assert all(one.weight is Weight.HARD for one in judged)


def test_an_area_somebody_lives_in_stays() -> None:
    new = a_design(areas=(Option("south", in_all("South")), Option("west", in_all("West"))))

    judged = list(version_findings(a_design(), new, values={}, areas=["north"]))

    assert [one.code for one in judged] == ["answers_lose_area"]


def test_the_kinds_of_people_no_round_plans_to_hear_are_counted_as_nought() -> None:
    planned = rounds_planned_for([a_design(), a_design(groups=())])

    assert planned[Stakeholder.RESIDENTS] == 1
    assert planned[Stakeholder.BUSINESS] == 0
