"""The page of one answer says what each label is worth, and lets a person keep, change or add."""

import re
from dataclasses import replace
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from analysis.taxonomy import Taxonomy, local_taxonomies
from dialog.domain.classification import Effective
from dialog.domain.roles import Role
from dialog.services.classifying import classify_round, labels_that_count
from dialog.store.organisations import OrganisationRow
from dialog.store.rounds import RoundRow
from tests.builders import a_published_round, an_organisation
from tests.fakes import FixedClock
from tests.handed_in import WordModel, an_answer_to
from tests.staff_client import staff_client

OWN: Taxonomy = local_taxonomies()["alingsas"]
FIRST, SECOND = OWN.codes[:2]
MODEL = WordModel(areas=(("bänk", FIRST),), own=(OWN.key, OWN.version))


@pytest.fixture
def organisation(session: Session) -> OrganisationRow:
    return an_organisation(session, settings={"taxonomy": OWN.key})


@pytest.fixture
def round_row(session: Session, organisation: OrganisationRow) -> RoundRow:
    return a_published_round(session, organisation)


@pytest.fixture
def analyst(app: Flask, organisation: OrganisationRow) -> FlaskClient:
    return staff_client(app, Role.ANALYST)


def labelled(
    session: Session,
    clock: FixedClock,
    round_row: RoundRow,
    language: str = "sv",
    model: WordModel = MODEL,
) -> UUID:
    answer_id = an_answer_to(session, round_row, "fler bänkar", language=language)
    label(session, clock, round_row, model)
    return answer_id


def label(session: Session, clock: FixedClock, round_row: RoundRow, model: WordModel) -> None:
    classify_round(
        session, clock=clock, round_id=round_row.id, progress=lambda *_: None, using=model
    )


def page(analyst: FlaskClient, round_row: RoundRow) -> str:
    answer = analyst.get(f"/staff/review/{round_row.id}?state=all")
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def post(analyst: FlaskClient, path: str, **fields: object) -> str:
    answer = analyst.post(path, data=fields, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return answer.text


def counted(session: Session, round_row: RoundRow, answer_id: UUID) -> Effective:
    session.rollback()
    return labels_that_count(session, round_row.id)[answer_id]


def test_each_label_says_how_sure_the_model_is_and_why(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    labelled(session, clock, round_row)

    text = page(analyst, round_row)

    assert '<span class="sure">sure</span>' in text
    assert "because of: bänkar" in text
    assert "likeliest targets: 11.2 (fairly sure)" in text
    assert OWN.label(FIRST).name("en") in text
    assert "Language the model found: Swedish. Labelled by the model words-1." in text
    assert "nothing here is decided by itself" in text
    assert "never been taught" not in text


def test_what_the_model_does_not_stand_for_is_a_suggestion_only(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    labelled(session, clock, round_row)

    _standing, suggested = page(analyst, round_row).split("What the model also thought of")

    assert "17 Partnerships for the goals" in suggested
    assert "unsure · suggestion only" in suggested


@pytest.mark.parametrize("sure", [True, False])
def test_no_goal_is_asked_for_first_only_where_the_model_is_sure_of_it(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow, *, sure: bool
) -> None:
    an_answer_to(session, round_row, "tack")
    label(session, clock, round_row, replace(MODEL, silent=("tack",) if sure else ()))

    text = page(analyst, round_row)

    said = "The model finds no goal in this answer." if sure else "The model is unsure."
    assert said in text
    verdict = text.split('class="verdict"')[1]
    main = re.findall(r'<(?:button class="main"|a class="button")[^>]*>\s*([^<]*?)\s*<', verdict)
    assert main[0] == ("No goal" if sure else "Change")


def test_in_a_language_it_was_never_taught_everything_is_a_suggestion(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    answer_id = labelled(session, clock, round_row, language="so")

    text = page(analyst, round_row)

    assert "The model has never been taught this language" in text
    assert "unsure · suggestion only" in text
    assert '<span class="sure">sure' not in text
    assert answer_id not in labels_that_count(session, round_row.id)


def test_a_ticked_target_is_kept_when_the_goal_is_accepted(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    answer_id = labelled(session, clock, round_row)

    path = f"/staff/review/{round_row.id}/answers/{answer_id}"
    post(analyst, path, verdict="accepted", target=["11.2"])

    assert counted(session, round_row, answer_id).targets == ("11.2",)
    assert "Accepted" in page(analyst, round_row)
    assert "target 11.2" in page(analyst, round_row)


def test_an_area_is_taken_away_added_or_changed_like_any_label(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    answer_id = labelled(session, clock, round_row)
    path = f"/staff/review/{round_row.id}/answers/{answer_id}"

    post(analyst, path, drop=f"area:{FIRST}")
    assert counted(session, round_row, answer_id).areas == ()
    post(analyst, path, add=f"area:{FIRST}")
    assert counted(session, round_row, answer_id).areas == (FIRST,)
    post(analyst, f"{path}/change", goal=["4"], area=[SECOND])

    assert counted(session, round_row, answer_id).areas == (SECOND,)
    assert counted(session, round_row, answer_id).goals == ("4",)


def test_areas_are_offered_only_where_the_organisation_has_its_own(
    session: Session,
    clock: FixedClock,
    analyst: FlaskClient,
    organisation: OrganisationRow,
    round_row: RoundRow,
) -> None:
    answer_id = labelled(session, clock, round_row)
    path = f"/staff/review/{round_row.id}/answers/{answer_id}/change"
    assert "Our own areas" in analyst.get(path).text

    organisation.settings = {}
    session.commit()

    assert "Our own areas" not in analyst.get(path).text


def test_earlier_labels_stay_on_the_page_with_their_model_and_day(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    labelled(session, clock, round_row)
    newer = WordModel(goals=(("bänk", "10"),), version="words-2")
    label(session, clock, round_row, newer)

    _now, earlier = page(analyst, round_row).split("Earlier labels: words-1, 20 November 2026")

    assert "11 Sustainable cities and communities" in earlier.split("</details>")[0]


def test_labels_of_a_framework_that_is_gone_are_named_by_code_and_framework(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    older = WordModel(goals=(("bänk", "7"),), version="words-0", framework="agenda-21")
    labelled(session, clock, round_row, model=older)
    label(session, clock, round_row, MODEL)

    assert "7 (agenda-21)" in page(analyst, round_row)


def test_a_round_labelled_by_another_model_can_be_labelled_again(
    session: Session, clock: FixedClock, analyst: FlaskClient, round_row: RoundRow
) -> None:
    labelled(session, clock, round_row)
    assert "1 answer is labelled by an earlier model" in page(analyst, round_row)

    said = post(analyst, f"/staff/review/{round_row.id}/label-again")

    assert "The model is reading the answers again" in said
    assert "earlier model" not in page(analyst, round_row)
