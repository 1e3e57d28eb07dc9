"""The demo says that it is one, and tells a newcomer how to get in."""

import stat

import click
import pytest
from flask import Flask
from sqlalchemy.orm import Session

from dialog import context
from dialog.cli.demo import CODES_FILE, PASSWORD, fill_demo, log_in_lines
from dialog.store.answers import ParticipationRow
from tests.builders import an_organisation


def test_the_demo_is_loaded_once_and_its_codes_are_for_the_owner_only(
    app: Flask, session: Session
) -> None:
    first, again = fill_demo(), fill_demo()

    codes = context.settings().data / CODES_FILE
    lines = "\n".join(log_in_lines(context.settings()))
    assert (first, again) == (True, False)
    assert stat.S_IMODE(codes.stat().st_mode) == 0o600
    assert "This is a demo." in lines
    assert PASSWORD in lines
    assert lines.count("   answered in ") == 2
    assert session.query(ParticipationRow).count() > 300


def test_without_the_codes_the_rest_is_told(app: Flask, session: Session) -> None:
    lines = "\n".join(log_in_lines(context.settings()))

    assert "designer@sjovik.example" in lines
    assert "Receipt codes" not in lines


def test_a_demo_that_was_interrupted_says_how_to_begin_again(app: Flask, session: Session) -> None:
    an_organisation(session, slug="sjovik")

    with pytest.raises(click.ClickException, match="start again"):
        fill_demo()
