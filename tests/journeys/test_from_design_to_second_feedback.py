"""One journey through the whole loop, from an official's design to the second feedback.

Four runs: with and without JavaScript, for a participant in Swedish and in Arabic. Every page the
participant meets is checked by axe-core and for sideways scroll at 360 px in all four. The staff
half is walked in all four too, at 1280 px and with staff who read English; axe-core checks it in
one of them, with script and a Swedish participant, for its pages are the same in the others.
"""

import pytest
from flask import Flask

from dialog.jobs.actors import ACTORS
from dialog.jobs.runner import Runner
from tests.browser.serving import LiveServer
from tests.browser.visiting import Visits
from tests.fakes import FixedClock, KeptMailer
from tests.journeys import deciding, designing, taking_part, telling, understanding
from tests.journeys.people import Journey, answer_too, gather
from tests.journeys.texts import OTHER_WISHES
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


def test_an_answer_is_followed_from_the_question_to_its_effect(
    journey: Journey, app: Flask, clock: FixedClock, mailer: KeptMailer
) -> None:
    code = taking_part.answer(journey, designing.design_and_publish(journey))
    answer_too(app, OTHER_WISHES)
    designing.close(journey)
    understanding.understand(journey, app)
    deciding.decide(journey)

    telling.tell_decision(journey)
    Runner(app, ACTORS).run_all()
    assert_one_more_mail(mailer, journey, number=1)
    telling.see_decision(journey, code)

    clock.move(days=365)
    deciding.report_effect(journey)
    telling.tell_effect(journey)
    Runner(app, ACTORS).run_all()
    assert_one_more_mail(mailer, journey, number=2)
    telling.see_effect(journey, code)
    taking_part.remove_address(journey, mailer.sent[-1].leave_url)

    journey.try_links()
    assert not journey.faults, "\n".join(journey.faults)


def assert_one_more_mail(mailer: KeptMailer, journey: Journey, *, number: int) -> None:
    """Fail unless the resident has had so many e-mails, the last in her language."""
    assert len(mailer.sent) == number
    mail = mailer.sent[-1]
    assert (mail.to, mail.language) == ("resident@example.org", journey.language)
    assert f"/{journey.language}/sjovik/code" in mail.text
