"""Log members of staff in for tests, the way the log-in page does."""

import re

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
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def staff_client(
    app: Flask, *roles: Role, organisation: str = "sjovik", email: str | None = None
) -> FlaskClient:
    """Return a client logged in with these roles; it sends its token with every form."""
    address = email or f"{'-'.join(roles) or 'nobody'}@{organisation}.example.org"
    with app.app_context():
        session = context.session()
        found: OrganisationRow | None = organisation_by_slug(session, organisation)
        owner = found or an_organisation(session, organisation)
        if session.scalar(select(StaffRow).where(StaffRow.email == address)) is None:
            member = a_member_of_staff(session, owner, *roles, email=address)
            with transaction(session):
                member.password = hash_password(PASSWORD)
                member.language = "en"
    client = app.test_client()
    log_in(client, address)
    return client


def log_in(client: FlaskClient, email: str, password: str = PASSWORD) -> None:
    """Log a client in and give it the token of its session."""
    form = {"email": email, "password": password, "csrf_token": token_in(client, "/staff/login")}
    answer = client.post("/staff/login", data=form)
    assert answer.status_code == 302, answer.text
    client.environ_base["HTTP_X_CSRFTOKEN"] = token_in(client, "/staff/account")


def token_in(client: FlaskClient, path: str) -> str:
    """Return the token that stands in the forms of a page."""
    found = TOKEN.search(client.get(path).text)
    assert found is not None, path
    return found.group(1)
