"""An official designs a round on the web, from its name to its short link."""

import re
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from dialog import context
from dialog.domain.findings import Section
from dialog.domain.roles import Role
from dialog.store.answers import ParticipationRow
from dialog.store.documents import design_from
from tests.builders import a_design
from tests.fakes import FixedClock
from tests.staff_client import staff_client
from tests.web.designer.filling import Filled, token

REASON = "The board has decided so, § 14."


@pytest.fixture
def official(app: Flask) -> FlaskClient:
    return staff_client(app, Role.DESIGNER)


@pytest.fixture
def filled(app: Flask, official: FlaskClient, clock: FixedClock) -> Filled:
    return Filled(app, official, clock)


def test_an_empty_room_offers_the_first_step(official: FlaskClient) -> None:
    page = official.get("/staff/rounds/")

    assert "/staff/rounds/new" in page.text


def test_a_round_goes_from_its_name_to_its_short_link(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin("Hur ska Hamnparken bli?")
    filled.everything(round_id, a_design())
    gate = official.get(f"/staff/rounds/{round_id}/publish")
    assert gate.status_code == 200

    answer = official.post(
        f"/staff/rounds/{round_id}/publish", data=token(gate), follow_redirects=True
    )

    assert answer.status_code == 200
    code = filled.row(round_id).short_code
    assert f"/s/{code}" in answer.text
    assert "<svg" in answer.text
    public = official.get(f"/s/{code}")
    assert public.status_code == 200
    assert official.get("/sv/sjovik/hur-ska-hamnparken-bli/").status_code == 200


def test_a_draft_is_not_published_and_the_page_says_why(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    gate = official.get(f"/staff/rounds/{round_id}/publish")
    assert "There is no question yet." in gate.text or "fråga" in gate.text

    answer = official.post(f"/staff/rounds/{round_id}/publish", data=token(gate))

    assert answer.status_code == 422
    assert f"/staff/rounds/{round_id}/design/questions" in answer.text


def test_a_warning_passes_with_a_reason_and_not_without(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    filled.everything(round_id, a_design(groups=()))
    gate = official.get(f"/staff/rounds/{round_id}/publish")

    refused = official.post(
        f"/staff/rounds/{round_id}/publish", data={**token(gate), "no_groups": "no"}
    )
    published = official.post(
        f"/staff/rounds/{round_id}/publish", data={**token(gate), "no_groups": REASON}
    )

    assert refused.status_code == 422
    assert "no</textarea>" in refused.text
    assert published.status_code == 302
    design = design_from(filled.row(round_id).design)
    assert design.accepted_warnings == {"no_groups": REASON}


def test_a_section_is_saved_and_a_mistake_keeps_what_was_written(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    address = f"/staff/rounds/{round_id}/design/decision"
    page = official.get(address)
    written = {**token(page), "document": "Parkplan 2027", "expected_on": "i maj"}

    refused = official.post(address, data=written)
    saved = official.post(address, data={**written, "expected_on": "2027-05-12"})

    assert refused.status_code == 422
    assert 'value="i maj"' in refused.text
    assert "Parkplan 2027" in refused.text
    assert saved.status_code == 302
    assert design_from(filled.row(round_id).design).decision.document == "Parkplan 2027"


def test_times_are_written_as_the_clock_on_the_wall_shows_them(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    address = f"/staff/rounds/{round_id}/design/languages"
    page = official.get(address)

    official.post(
        address,
        data={
            **token(page),
            "languages": ["sv", "fi"],
            "closes_at": "2027-02-28T23:59",
            "draft_days": "30",
        },
    )

    design = design_from(filled.row(round_id).design)
    assert design.closes_at is not None
    assert design.closes_at.isoformat() == "2027-02-28T22:59:00+00:00"
    assert design.languages == ("sv", "fi")
    assert "2027-02-28T23:59" in official.get(address).text


def test_the_second_of_two_editors_sees_both_versions_and_can_save_again(
    app: Flask, official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    address = f"/staff/rounds/{round_id}/design/about"
    other = staff_client(app, Role.DESIGNER, email="ahmed@sjovik.example.org")
    hers = filled.about(official.get(address), decided="Majas ord")
    theirs = filled.about(other.get(address), decided="Ahmeds ord")
    assert other.post(address, data=theirs).status_code == 302

    conflict = official.post(address, data=hers)

    assert conflict.status_code == 409
    assert "Ahmeds ord" in conflict.text
    assert conflict.text.count("Majas ord") >= 2
    again = official.post(address, data={**hers, **token(conflict)})
    assert again.status_code == 302
    assert design_from(filled.row(round_id).design).decided == {"sv": "Majas ord"}


def test_a_copy_is_a_new_draft(official: FlaskClient, filled: Filled) -> None:
    round_id = filled.begin()
    page = official.get(f"/staff/rounds/{round_id}")

    answer = official.post(
        f"/staff/rounds/{round_id}/copy", data={**token(page), "name": "Parken igen"}
    )

    assert answer.status_code == 302
    copy = filled.row(UUID(answer.headers["Location"].rsplit("/", 1)[1]))
    assert (copy.name, copy.predecessor_id) == ("Parken igen", round_id)


def test_those_who_do_not_design_may_look_but_not_change(
    app: Flask, official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    analyst = staff_client(app, Role.ANALYST)
    address = f"/staff/rounds/{round_id}/design/about"

    page = analyst.get(address)

    assert page.status_code == 200
    assert " disabled" in page.text
    assert analyst.post(address, data=token(page)).status_code == 403
    assert analyst.get("/staff/rounds/new").status_code == 403


@pytest.mark.parametrize("path", ["", "/publish", "/design/about", "/design/questions"])
def test_another_organisations_round_is_not_found(app: Flask, filled: Filled, path: str) -> None:
    round_id = filled.begin()
    stranger = staff_client(app, Role.DESIGNER, organisation="annan")

    assert stranger.get(f"/staff/rounds/{round_id}{path}").status_code == 404


def test_every_page_of_a_full_design_stands(official: FlaskClient, filled: Filled) -> None:
    round_id = filled.begin()
    filled.everything(round_id, a_design())
    start = f"/staff/rounds/{round_id}"
    places = [
        *(f"/design/{section.value}" for section in Section),
        *(f"/design/questions/{one.key}" for one in a_design().questions),
        *(f"/design/questions/new/{kind}" for kind in ("scale", "number", "open_text", "place")),
        *(f"/design/texts/{tag}" for tag in a_design().languages),
        *("", "/publish", "/design/people/new", "/design/people/young"),
    ]

    for place in places:
        page = official.get(start + place)
        assert page.status_code == 200, place
        assert len(re.findall(r"<h1\b", page.text)) == 1, place


def test_an_open_round_leads_to_who_has_answered(official: FlaskClient, filled: Filled) -> None:
    round_id = filled.published()

    page = official.get(f"/staff/rounds/{round_id}").text

    assert f"/staff/results/{round_id}/who" in page


def test_a_round_can_be_closed_early(official: FlaskClient, filled: Filled) -> None:
    round_id = filled.published()
    page = official.get(f"/staff/rounds/{round_id}")

    official.post(f"/staff/rounds/{round_id}/close", data=token(page))

    assert filled.row(round_id).status == "closed"


def test_the_poster_carries_link_and_code_in_each_language(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.published()

    page = official.get(f"/staff/rounds/{round_id}/poster/ar")

    assert 'dir="rtl"' in page.text
    assert f"/s/{filled.row(round_id).short_code}" in page.text
    paper = official.get(f"/staff/rounds/{round_id}/poster/sv.pdf")
    assert paper.status_code == 302 or paper.data.startswith(b"%PDF")


def test_the_preview_shows_every_page_and_stores_nothing(
    app: Flask, official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    filled.everything(round_id, a_design())
    start = f"/staff/rounds/{round_id}/preview/ar"
    seen = []

    page = official.get(start)
    for _step in range(len(a_design().questions) + 2):
        answer = official.post(page.request.path, data={**token(page), "reply": "skip"})
        assert answer.status_code == 302
        page = official.get(answer.headers["Location"])
        assert page.status_code == 200
        assert 'lang="ar" dir="rtl"' in page.text
        seen.append(page.request.path)

    assert f"{start}/why_not" in seen
    assert seen[-2:] == [f"{start}/about-you", start]
    with app.app_context():
        count = (
            context.session()
            .execute(select(func.count()).select_from(ParticipationRow))
            .scalar_one()
        )
    assert count == 0


def test_the_preview_says_what_participants_would_be_told(
    official: FlaskClient, filled: Filled
) -> None:
    round_id = filled.begin()
    filled.everything(round_id, a_design())
    address = f"/staff/rounds/{round_id}/preview/en/children"
    page = official.get(address)

    answer = official.post(address, data={**token(page), "reply": "send", "answer": "many"})

    assert answer.status_code == 422
    assert 'value="many"' in answer.text
