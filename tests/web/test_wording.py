"""The wording follows the kind of organisation (STD-007)."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from dialog.domain.organisations import OrganisationType
from tests.builders import an_organisation


def test_a_region_is_called_a_region_and_a_municipality_a_municipality(
    session: Session, client: FlaskClient
) -> None:
    an_organisation(session)
    an_organisation(session, "norr", name="Norr", type=OrganisationType.REGION)

    municipality = client.get("/en/sjovik/").text
    region = client.get("/en/norr/").text

    assert "Here the municipality asks" in municipality
    assert "Here the region asks" in region
