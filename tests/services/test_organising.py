"""An organisation keeps its look, its settings and its bodies."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.orm import Session

from dialog.domain.errors import InvalidError, NotFoundError
from dialog.domain.identity import BodyId
from dialog.domain.logos import Logo
from dialog.domain.organisations import BodyKind, OrganisationType
from dialog.domain.roles import Actor, Role
from dialog.services.looking_up import acting, organisation_with
from dialog.services.organising import (
    OrganisationDetails,
    body,
    change_organisation,
    first_administrator,
    found_organisation,
    logo_of,
    save_body,
    set_logo,
)
from tests.builders import a_body, a_member_of_staff, an_organisation
from tests.fakes import FixedClock

DETAILS = OrganisationDetails("Region Norr", OrganisationType.REGION, "#005A9C", 7, 14)


def an_administrator(session: Session) -> Actor:
    row = a_member_of_staff(session, an_organisation(session), Role.ADMINISTRATOR)
    return acting(session, account=row)


def test_name_type_colour_and_settings_are_kept(session: Session, clock: FixedClock) -> None:
    actor = an_administrator(session)

    change_organisation(session, clock=clock, actor=actor, details=DETAILS)

    found = organisation_with(session, organisation_id=actor.organisation_id)
    assert (found.name, found.type, found.colour) == ("Region Norr", "region", "#005a9c")
    assert (found.least_count, found.draft_days) == (7, 14)


@pytest.mark.parametrize(
    ("field", "value"),
    [("colour", "red"), ("least_count", 1), ("draft_days", 0), ("taxonomy", "nowhere")],
)
def test_what_can_not_be_right_is_refused_at_its_field(
    session: Session, clock: FixedClock, field: str, value: object
) -> None:
    actor = an_administrator(session)

    with pytest.raises(InvalidError) as refused:
        change_organisation(
            session, clock=clock, actor=actor, details=replace(DETAILS, **{field: value})
        )

    assert refused.value.field == field


def test_an_organisation_begins_without_areas_of_its_own_and_may_choose_some(
    session: Session, clock: FixedClock
) -> None:
    actor = an_administrator(session)
    before = organisation_with(session, organisation_id=actor.organisation_id)

    details = replace(DETAILS, taxonomy="alingsas")
    change_organisation(session, clock=clock, actor=actor, details=details)

    after = organisation_with(session, organisation_id=actor.organisation_id)
    assert (before.taxonomy, after.taxonomy) == ("", "alingsas")


def test_a_logo_is_served_only_in_its_own_version(session: Session, clock: FixedClock) -> None:
    actor = an_administrator(session)
    first, second = Logo("image/png", b"one"), Logo("image/webp", b"two")
    set_logo(session, clock=clock, actor=actor, logo=first)

    set_logo(session, clock=clock, actor=actor, logo=second)

    assert logo_of(session, slug="sjovik", version=second.version) == second
    with pytest.raises(NotFoundError):
        logo_of(session, slug="sjovik", version=first.version)


def test_an_advisory_body_can_never_be_let_decide(session: Session, clock: FixedClock) -> None:
    actor = an_administrator(session)

    for kind in (BodyKind.SUSTAINABILITY_COUNCIL, BodyKind.COMMITTEE, BodyKind.ADMINISTRATION):
        with pytest.raises(InvalidError, match="prepare and advise"):
            save_body(
                session,
                clock=clock,
                actor=actor,
                body_id=None,
                name="Council of the future",
                kind=kind,
                may_decide=True,
            )


def test_a_body_of_another_organisation_is_not_found(session: Session, clock: FixedClock) -> None:
    actor = an_administrator(session)
    foreign = BodyId(a_body(session, an_organisation(session, "norr")).id)

    with pytest.raises(NotFoundError):
        body(session, actor=actor, body_id=foreign)
    with pytest.raises(NotFoundError):
        save_body(
            session,
            clock=clock,
            actor=actor,
            body_id=foreign,
            name="Taken over",
            kind=BodyKind.BOARD,
            may_decide=True,
        )


def test_a_short_name_belongs_to_one_organisation(session: Session, clock: FixedClock) -> None:
    first: Any = {"slug": "norr", "name": "Norr", "kind": OrganisationType.REGION}
    found_organisation(
        session, clock=clock, **first, administrator=first_administrator("Åsa", "a@norr.example")
    )

    with pytest.raises(InvalidError, match="already"):
        found_organisation(
            session, clock=clock, **first, administrator=first_administrator("Bo", "b@norr.example")
        )
