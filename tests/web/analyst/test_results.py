"""The result pages say in words what they show, and let out only what may leave."""

import io
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from dialog import context
from dialog.domain.roles import Role
from dialog.domain.rounds import Background, OutreachGroup, RoundStatus
from dialog.store.base import transaction
from dialog.store.organisations import organisation_by_slug
from dialog.store.staff import StaffRow
from tests.builders import a_design, a_published_round, an_organisation
from tests.people import Person, chose, counted, hand_in, wrote
from tests.staff_client import staff_client

YOUNG = OutreachGroup(
    "young",
    "Young people",
    expected_share=20,
    background=Background.AGE,
    background_codes=("under_16", "16_24"),
)


@pytest.fixture
def address(app: Flask) -> str:
    with app.app_context():
        session = context.session()
        owner = organisation_by_slug(session, "sjovik") or an_organisation(session)
        row = a_published_round(session, owner, a_design(groups=(YOUNG,)))
        with transaction(session):
            row.status = RoundStatus.CLOSED
        said = {"visits": chose("often"), "wish": wrote("=1+1"), "children": counted(2)}
        told = {"age": "25_44", "area": "north"}
        person = Person(said, told, ("11",), ("social",), easy="yes", right_question="no")
        hand_in(session, row, [person] * 14)
        hand_in(session, row, [Person({"visits": chose("never"), "safe": chose("4")})] * 9)
        return f"/staff/results/{row.id}"


def reader(app: Flask, *roles: Role) -> FlaskClient:
    """Return a client whose member of staff reads English."""
    client = staff_client(app, *roles)
    with app.app_context():
        session = context.session()
        with transaction(session):
            for member in session.query(StaffRow):
                member.language = "en"
    return client


def token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def taken(client: FlaskClient, address: str, what: str, **data: str) -> bytes:
    csrf = token(client.get(f"{address}/take").text)
    answer = client.post(f"{address}/{what}", data={"csrf_token": csrf, **data})
    assert answer.status_code == 200, answer.text
    return answer.data


def test_each_question_says_its_finding_in_a_sentence(app: Flask, address: str) -> None:
    page = reader(app, Role.ELECTED).get(address).text

    assert "More than half answered “Often (en)”: 14 of 23." in page
    assert page.count("<h1") == 1
    assert page.count("<svg") == page.count('class="chart-picture"') > 2


def test_the_list_of_rounds_leads_to_the_results(app: Flask, address: str) -> None:
    page = reader(app, Role.COMMUNICATOR).get("/staff/results").text

    assert f'href="{address}"' in page


def test_groups_are_compared_and_hidden_cells_say_why(app: Flask, address: str) -> None:
    page = reader(app, Role.ANALYST).get(f"{address}?by=age").text

    assert "25 to 44 (14)" in page
    assert "Did not say (9)" in page
    assert reader(app, Role.ANALYST).get(f"{address}?by=nonsense").status_code == 200


def test_mentions_never_claim_to_add_up(app: Flask, address: str) -> None:
    page = reader(app, Role.ANALYST).get(f"{address}/mentions").text

    assert "do not add up to the number of answers or to 100 %" in page
    assert "11 Sustainable cities and communities: 14 of 14" in page
    assert "A person has reviewed 0 of 14 open answers" in page


def test_the_board_names_who_is_missing_and_links_to_outreach(app: Flask, address: str) -> None:
    planner = reader(app, Role.DESIGNER).get(f"{address}/who").text
    elected = reader(app, Role.ELECTED).get(f"{address}/who").text

    assert "Young people" in planner
    assert "below" in planner
    assert "Plan outreach" in planner
    assert "Plan outreach" not in elected


def test_the_round_itself_is_judged(app: Flask, address: str) -> None:
    page = reader(app, Role.ANALYST).get(f"{address}/evaluation").text

    assert "Was it easy to answer? More than half answered “Yes”: 14 of 14." in page


def test_an_empty_round_explains_what_will_be_here(app: Flask) -> None:
    client = reader(app, Role.ANALYST)
    with app.app_context():
        owner = organisation_by_slug(context.session(), "sjovik")
        assert owner is not None
        row = a_published_round(context.session(), owner, slug="empty", short_code="EMPTY")
        address = f"/staff/results/{row.id}"

    pages = [client.get(f"{address}{part}") for part in ("", "/mentions", "/who", "/evaluation")]

    assert {page.status_code for page in pages} == {200}
    assert "Nothing to count yet" in pages[0].text


def test_answers_are_taken_out_safe_from_formulas(app: Flask, address: str) -> None:
    client = reader(app, Role.ANALYST)

    as_csv = taken(client, address, "answers", format="csv").decode("utf-8-sig")
    book = load_workbook(io.BytesIO(taken(client, address, "answers", format="xlsx")))

    assert "'=1+1" in as_csv
    assert book.active is not None
    assert book.active.max_row == 24
    cells = [cell for line in book.active.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}


def test_tables_are_taken_out_with_the_same_cells_hidden(app: Flask, address: str) -> None:
    text = taken(reader(app, Role.ELECTED), address, "tables", by="age").decode("utf-8-sig")

    assert "Table,Row,Group,Count,Of,Share,Why it is hidden" in text
    assert "How often are you in the park? (en),Often (en),Everyone,14,23,0.6087," in text


def test_those_without_the_permission_take_no_answers_out(app: Flask, address: str) -> None:
    client = reader(app, Role.ELECTED)
    page = client.get(f"{address}/take").text

    answer = client.post(f"{address}/answers", data={"csrf_token": token(page)})

    assert answer.status_code == 403
    assert "Take out the answers" not in page


def test_another_organisation_finds_nothing(app: Flask, address: str) -> None:
    stranger = staff_client(app, Role.ANALYST, organisation="grannby")

    assert stranger.get(address).status_code == 404
    assert stranger.get(f"{address}/mentions").status_code == 404
    assert stranger.get(f"{address}/who").status_code == 404
