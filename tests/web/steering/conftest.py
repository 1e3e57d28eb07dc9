"""Give the steering room's tests a place and an official."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from dialog.domain.roles import Role
from tests.staff_client import staff_client
from tests.steering_builders import (
    Place,
    a_place,
)
from tests.web.steering.pages import inside


@pytest.fixture
def place(app: Flask) -> Place:
    with inside(app) as session:
        found = a_place(session)
        for row in (found.organisation, found.board, found.round, found.theme):
            session.refresh(row)
            session.expunge(row)
        return found


@pytest.fixture
def official(app: Flask, place: Place) -> FlaskClient:
    return staff_client(app, Role.ANALYST)
