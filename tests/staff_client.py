"""Log members of staff in for tests, the way the log-in page does."""

from flask import Flask
from flask.testing import FlaskClient
from flask_security.utils import hash_password
from sqlalchemy import select

from dialog import context
from dialog.domain.roles import Role
from dialog.store.base import transaction
from dialog.store.organisations import OrganisationRow, organisation_by_slug
from dialog.store.staff import StaffRow
from tests.builders import a_member_of_staff, an_organisation

PASSWORD = "a long enough password"


def staff_client(
    app: Flask, *roles: Role, organisation: str = "sjovik", email: str | None = None
) -> FlaskClient:
    """Return a client logged in as a member of staff with these roles."""
    address = email or f"{'-'.join(roles) or 'nobody'}@{organisation}.example.org"
    with app.app_context():
        session = context.session()
        found: OrganisationRow | None = organisation_by_slug(session, organisation)
        owner = found or an_organisation(session, organisation)
        if session.scalar(select(StaffRow).where(StaffRow.email == address)) is None:
            member = a_member_of_staff(session, owner, *roles, email=address)
            with transaction(session):
                member.password = hash_password(PASSWORD)
    client = app.test_client()
    answer = client.post("/staff/login", data={"email": address, "password": PASSWORD})
    assert answer.status_code == 302, answer.text
    return client
