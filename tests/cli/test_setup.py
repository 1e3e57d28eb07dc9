"""A real installation begins with one command and no demo data."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialog.app import _engine as engine_of
from dialog.app import create_app, draft_migration, migrate
from dialog.cli.main import commands
from dialog.cli.roof import Roof
from dialog.config import settings_from

ARGUMENTS = {
    "--name": "Region Norr",
    "--slug": "norr",
    "--type": "region",
    "--admin-name": "Åsa Ek",
    "--admin-email": "asa@norr.example",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOG_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


def set_up(**changes: str) -> Result:
    roof = Roof(
        make_app=create_app,
        migrate=migrate,
        engine=engine_of,
        draft_migration=draft_migration,
        start_jobs=lambda _app: None,
        run_jobs=lambda _app: None,
    )
    given = {**ARGUMENTS, **changes}
    words = [word for pair in given.items() for word in pair]
    return CliRunner().invoke(commands, ["setup", *words], obj=roof)


def test_the_printed_link_lets_the_first_administrator_in(folder: Path) -> None:
    done = set_up()

    found = re.search(r"http://127\.0\.0\.1:8000(/staff/invitation/\S+)", done.output)
    assert found is not None, done.output
    client = create_app(settings_from({"DIALOG_DATA": str(folder)})).test_client()
    page = client.get(found.group(1))
    assert page.status_code == 200
    assert "Region Norr" in page.text
    assert "asa@norr.example" in page.text


def test_a_short_name_that_is_taken_is_refused_in_words(folder: Path) -> None:
    set_up()

    again = set_up()

    assert again.exit_code == 2
    assert "There is an organisation called “norr” already." in again.output


def test_what_is_no_e_mail_address_is_refused_and_nothing_is_made(folder: Path) -> None:
    wrong = set_up(**{"--admin-email": "asa"})

    assert wrong.exit_code == 2
    assert set_up().exit_code == 0
