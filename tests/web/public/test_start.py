"""A visitor who knows only the site's address finds the page of those who ask."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.builders import an_organisation


@pytest.mark.parametrize("address", ["/", "/sv/", "/sjovik/"])
def test_every_short_address_leads_to_the_only_organisation(
    client: FlaskClient, session: Session, address: str
) -> None:
    an_organisation(session, slug="sjovik")

    page = client.get(address, headers={"Accept-Language": "sv"}, follow_redirects=True)

    assert page.status_code == 200
    assert page.request.path == "/sv/sjovik/"
