"""The page of one answer is accessible with everything unfolded, wide and narrow."""

from typing import Literal

import pytest
from flask import Flask

from analysis.taxonomy import local_taxonomies
from dialog import context
from dialog.domain.roles import Role
from dialog.services.classifying import classify_round
from dialog.store.base import transaction
from dialog.store.organisations import organisation_by_slug
from tests.browser.accessibility import assert_accessible
from tests.browser.layout import no_horizontal_scroll, targets_large_enough
from tests.browser.serving import LiveServer
from tests.browser.visiting import DESKTOP, NARROW, Screen, Visits
from tests.builders import a_published_round
from tests.handed_in import WordModel, an_answer_to
from tests.staff_client import PASSWORD, staff_client

EMAIL = "maja@sjovik.example.org"
UNFOLD = "() => document.querySelectorAll('main details').forEach(one => { one.open = true; })"


def answered(app: Flask) -> tuple[str, str]:
    staff_client(app, Role.ANALYST, email=EMAIL)
    own = local_taxonomies()["alingsas"]
    newer = WordModel(areas=(("bänk", own.codes[0]),), own=(own.key, own.version), version="new")
    with app.app_context():
        session, clock = context.session(), context.ports().clock
        owner = organisation_by_slug(session, "sjovik")
        assert owner is not None
        with transaction(session):
            owner.settings = {"taxonomy": own.key}
        row = a_published_round(session, owner)
        answer_id = an_answer_to(session, row, "fler bänkar utan buller")
        for model in (WordModel(), newer):
            classify_round(
                session, clock=clock, round_id=row.id, progress=lambda *_: None, using=model
            )
        desk = f"/staff/review/{row.id}"
        return f"{desk}?answer={answer_id}", f"{desk}/answers/{answer_id}/change"


@pytest.mark.browser
@pytest.mark.parametrize(("screen", "colours"), [(DESKTOP, "light"), (NARROW, "dark")])
def test_an_answer_can_be_read_and_judged_by_everybody(
    app: Flask,
    live_server: LiveServer,
    open_page: Visits,
    screen: Screen,
    colours: Literal["light", "dark"],
) -> None:
    addresses = answered(app)
    page = open_page(screen=screen, colour_scheme=colours)
    page.goto(f"{live_server.url}/staff/login")
    page.fill("input[name=email]", EMAIL)
    page.fill("input[name=password]", PASSWORD)
    page.click("main [type=submit]")

    for address in addresses:
        answer = page.goto(live_server.url + address)
        assert answer is not None
        assert answer.ok, address
        page.evaluate(UNFOLD)
        assert_accessible(page)
        no_horizontal_scroll(page)
        targets_large_enough(page)
