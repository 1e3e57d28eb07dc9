"""Build organisations, rounds and threads with sensible defaults."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from dialog.domain.organisations import BodyKind, OrganisationType
from dialog.domain.questions.kinds import Condition, Option, Question, QuestionKind
from dialog.domain.roles import Role
from dialog.domain.rounds import (
    Background,
    Barrier,
    DecisionLink,
    NamedContact,
    OutreachGroup,
    Receiver,
    RoundDesign,
    RoundKind,
    RoundStatus,
)
from dialog.store.base import transaction
from dialog.store.documents import to_document
from dialog.store.organisations import BodyRow, OrganisationRow
from dialog.store.rounds import RoundRow, RoundVersionRow
from dialog.store.staff import StaffRow, role_named

LANGUAGES = ("sv", "sv-simple", "en", "fi", "ar")


def in_all(text: str) -> dict[str, str]:
    return {tag: f"{text} ({tag})" for tag in LANGUAGES}


def a_design(**changes: Any) -> RoundDesign:
    defaults: dict[str, Any] = {
        "kind": RoundKind.CONSULTATION,
        "title": in_all("The harbour park"),
        "purpose": in_all("We plan the park."),
        "influence": in_all("Benches, light and paths."),
        "decided": in_all("The park stays a park."),
        "next_steps": in_all("The board decides in May."),
        "problem_owner": "The planning office, with the pensioners' council",
        "gains_and_limits": "Walkers gain; drivers lose some parking",
        "registration_number": "KS 2026/114",
        "decision": DecisionLink("Park plan 2027", "Board of planning", date(2027, 5, 12)),
        "receiver": Receiver("Maja Lind", "may change the plan", "two weeks in March"),
        "contact": NamedContact("Maja Lind", "0123-456 78", "maja.lind@example.org"),
        "feedback_on": date(2027, 6, 1),
        "opens_at": datetime(2026, 11, 1, tzinfo=UTC),
        "closes_at": datetime(2027, 2, 28, tzinfo=UTC),
        "languages": LANGUAGES,
        "groups": (
            OutreachGroup(
                "young",
                "Young people",
                barrier=Barrier.AGE,
                method="school visits",
                expected_share=20,
                background=Background.AGE,
                background_codes=("under_16", "16_24"),
            ),
        ),
        "backgrounds": (Background.AGE, Background.LANGUAGE, Background.AREA),
        "background_reason": in_all("So that we see whom we miss."),
        "areas": (Option("north", in_all("North")), Option("south", in_all("South"))),
        "questions": (
            Question(
                "visits",
                QuestionKind.SINGLE_CHOICE,
                in_all("How often are you in the park?"),
                options=(Option("often", in_all("Often")), Option("never", in_all("Never"))),
            ),
            Question(
                "why_not",
                QuestionKind.MULTIPLE_CHOICE,
                in_all("What keeps you away?"),
                options=(Option("dark", in_all("It is dark")), Option("far", in_all("It is far"))),
                show_if=Condition("visits", ("never",)),
            ),
            Question("wish", QuestionKind.OPEN_TEXT, in_all("What do you want to do there?")),
            Question(
                "safe",
                QuestionKind.SCALE,
                in_all("How safe do you feel there?"),
                options=tuple(Option(str(n), in_all(f"Point {n}")) for n in range(1, 6)),
            ),
            Question(
                "children", QuestionKind.NUMBER, in_all("How many children?"), minimum=0, maximum=20
            ),
            Question(
                "place",
                QuestionKind.PLACE,
                in_all("Which part do you mean?"),
                options=(Option("quay", in_all("The quay")), Option("hill", in_all("The hill"))),
            ),
        ),
    }
    return RoundDesign(**{**defaults, **changes})


def an_organisation(session: Session, slug: str = "sjovik", **changes: Any) -> OrganisationRow:
    defaults: dict[str, Any] = {"name": "Sjöviks kommun", "type": OrganisationType.MUNICIPALITY}
    with transaction(session):
        row = OrganisationRow(slug=slug, **{**defaults, **changes})
        session.add(row)
    return row


def a_body(session: Session, organisation: OrganisationRow, **changes: Any) -> BodyRow:
    defaults: dict[str, Any] = {"name": "Board", "kind": BodyKind.BOARD, "may_decide": True}
    with transaction(session):
        row = BodyRow(organisation_id=organisation.id, **{**defaults, **changes})
        session.add(row)
    return row


def a_member_of_staff(
    session: Session, organisation: OrganisationRow, *roles: Role, email: str = "maja@example.org"
) -> StaffRow:
    with transaction(session):
        row = StaffRow(organisation_id=organisation.id, email=email, name="Maja Lind")
        row.roles = [role_named(session, role) for role in roles]
        session.add(row)
    return row


def a_published_round(
    session: Session,
    organisation: OrganisationRow,
    design: RoundDesign | None = None,
    slug: str = "harbour-park",
    short_code: str = "PARK",
) -> RoundRow:
    design = design or a_design()
    with transaction(session):
        row = RoundRow(
            organisation_id=organisation.id,
            slug=slug,
            short_code=short_code,
            name="The harbour park",
            kind=design.kind,
            status=RoundStatus.PUBLISHED,
            design=to_document(design),
            version=1,
            opens_at=design.opens_at,
            closes_at=design.closes_at,
        )
        session.add(row)
        session.flush()
        session.add(
            RoundVersionRow(
                round_id=row.id,
                number=1,
                design=to_document(design),
                published_on=date(2026, 11, 1),
            )
        )
    return row
