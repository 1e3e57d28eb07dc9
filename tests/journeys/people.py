"""Gather the people of the journey: staff with roles and bodies, and residents beside the one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from flask import Flask
from flask_security.utils import hash_password
from playwright.sync_api import Page
from sqlalchemy import select

from dialog import context
from dialog.domain.answers import ThreadKey
from dialog.domain.organisations import BodyKind
from dialog.domain.questions.kinds import QuestionKind
from dialog.domain.questions.values import Value
from dialog.domain.receipts import new_receipt_code
from dialog.domain.roles import Role
from dialog.domain.rounds import Background
from dialog.services import answering
from dialog.services.looking_up import RoundView, round_view
from dialog.store.base import transaction
from dialog.store.rounds import RoundRow
from dialog.store.staff import BodyMemberRow
from tests.browser.serving import LiveServer
from tests.browser.visiting import DESKTOP, PHONE, Visits
from tests.builders import a_body, a_member_of_staff, an_organisation
from tests.journeys.walking import Check, Walker

PASSWORD = "a long enough password"
BOARD, COUNCIL = "Tekniska nämnden", "Ungdomsrådet"
ROLES = {
    "designer": Role.DESIGNER,
    "analyst": Role.ANALYST,
    "communicator": Role.COMMUNICATOR,
    "chair": Role.ELECTED,
    "adviser": Role.ELECTED,
}
BODIES = {
    "chair": (BOARD, BodyKind.BOARD, True),
    "adviser": (COUNCIL, BodyKind.SUSTAINABILITY_COUNCIL, False),
}


@dataclass
class Journey:
    """Where the journey takes place and how its pages are looked at."""

    server: LiveServer
    visits: Visits
    javascript: bool
    language: str
    participant_checks: tuple[Check, ...]
    staff_checks: tuple[Check, ...]
    faults: list[str] = field(default_factory=list)
    _at_work: dict[str, Walker] = field(default_factory=dict)
    _walkers: list[Walker] = field(default_factory=list)

    def staff(self, name: str) -> Walker:
        """Return a member of staff who is logged in; the first time she logs in herself."""
        if name not in self._at_work:
            self._at_work[name] = self._logged_in(name)
        return self._at_work[name]

    def try_links(self) -> None:
        """Open every link that anybody met on the way."""
        for walker in self._walkers:
            walker.try_links()

    def resident(self) -> Walker:
        """Return a resident with her phone, and no cookie."""
        page = self.visits(screen=PHONE, javascript=self.javascript, locale=self.language)
        return self._walking(page, self.participant_checks)

    def _logged_in(self, name: str) -> Walker:
        page = self.visits(screen=DESKTOP, javascript=self.javascript)
        walker = self._walking(page, self.staff_checks)
        walker.open("/staff/login")
        walker.page.fill("#email", f"{name}@sjovik.example.org")
        walker.page.fill("#password", PASSWORD)
        walker.click(walker.main.locator("form button").last)
        return walker

    def _walking(self, page: Page, checks: tuple[Check, ...]) -> Walker:
        self._walkers.append(Walker(page, self.server.url, self.faults, checks))
        return self._walkers[-1]


def gather(app: Flask) -> None:
    """Make the organisation, its bodies and its staff, who read English."""
    with app.app_context():
        session = context.session()
        organisation = an_organisation(session)
        for name, role in ROLES.items():
            email = f"{name}@sjovik.example.org"
            member = a_member_of_staff(session, organisation, role, email=email)
            with transaction(session):
                member.password, member.language = hash_password(PASSWORD), "en"
            if name in BODIES:
                body_name, kind, may_decide = BODIES[name]
                body = a_body(
                    session, organisation, name=body_name, kind=kind, may_decide=may_decide
                )
                with transaction(session):
                    session.add(BodyMemberRow(body_id=body.id, staff_id=member.id))


def answer_too(app: Flask, wishes: Iterable[tuple[str, str]]) -> None:
    """Let others answer the only round, so that the results show more than nobody."""
    with app.app_context():
        session = context.session()
        view = round_view(session, session.scalars(select(RoundRow)).one())
        for language, wish in wishes:
            _answer(view, language, wish)


def _answer(view: RoundView, language: str, wish: str) -> None:
    session, ports = context.session(), context.ports()
    key = ThreadKey(view.organisation_id, view.id, new_receipt_code())
    for question in view.design.questions:
        is_open = question.kind is QuestionKind.OPEN_TEXT
        value = Value(text=wish) if is_open else Value(choices=(question.options[0].key,))
        step = answering.Step(question.key, value, language, f"{key.code}{question.key}")
        answering.save_answer(
            session, clock=ports.clock, keys=ports.keys, view=view, key=key, step=step
        )
    chosen = {Background.AGE.value: "16_24"}
    answering.save_backgrounds(
        session, clock=ports.clock, keys=ports.keys, view=view, key=key, chosen=chosen
    )
    answering.submit(session, clock=ports.clock, keys=ports.keys, view=view, key=key)


def the_round(app: Flask) -> UUID:
    """Return the id of the only round."""
    with app.app_context():
        return context.session().scalars(select(RoundRow)).one().id
