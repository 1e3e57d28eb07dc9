"""One journey through the whole loop, from an official's design to the second feedback.

Four runs: with and without JavaScript, for a participant in Swedish and in Arabic. Every page the
participant meets is checked by axe-core and for sideways scroll at 360 px in all four. The staff
half is walked in all four too, at 1280 px and with staff who read English; axe-core checks it in
one of them, with script and a Swedish participant, for its pages are the same in the others.
"""

import pytest
from flask import Flask

from tests.browser.serving import LiveServer
from tests.browser.visiting import Visits
from tests.journeys import designing, taking_part
from tests.journeys.people import Journey, gather
from tests.journeys.walking import PARTICIPANT_CHECKS, STAFF_CHECKS, anchors_are_there

pytestmark = [pytest.mark.browser, pytest.mark.node]


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def javascript(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(params=["sv", "ar"])
def journey(
    request: pytest.FixtureRequest,
    app: Flask,
    live_server: LiveServer,
    open_page: Visits,
    javascript: bool,
) -> Journey:
    gather(app)
    language: str = request.param
    looks_at_staff = javascript and language == "sv"
    return Journey(
        server=live_server,
        visits=open_page,
        javascript=javascript,
        language=language,
        participant_checks=PARTICIPANT_CHECKS,
        staff_checks=STAFF_CHECKS if looks_at_staff else (anchors_are_there,),
    )


def test_an_answer_is_followed_from_the_question_to_its_effect(journey: Journey) -> None:
    short_link = designing.design_and_publish(journey)
    taking_part.answer(journey, short_link)

    assert journey.faults == []
