"""The console writes a round's answers to a file, or says why not."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialog import context
from dialog.app import _engine as engine_of
from dialog.app import create_app, draft_migration, migrate
from dialog.cli.main import commands
from dialog.cli.roof import Roof
from dialog.config import settings_from
from dialog.domain.rounds import RoundStatus
from dialog.store.base import Base, db, transaction
from tests.builders import a_published_round, an_organisation
from tests.people import Person, hand_in, wrote


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOG_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    app = create_app(settings_from({"DIALOG_DATA": str(tmp_path)}))
    with app.app_context():
        Base.metadata.create_all(db.engine)
        session = context.session()
        row = a_published_round(session, an_organisation(session))
        with transaction(session):
            row.status = RoundStatus.CLOSED
        hand_in(session, row, [Person({"wish": wrote("=cmd()")})] * 3)
        db.session.remove()
        db.engine.dispose()
    return tmp_path


def export(output: Path, *more: str, round_slug: str = "harbour-park") -> Result:
    roof = Roof(
        make_app=create_app,
        migrate=migrate,
        engine=engine_of,
        draft_migration=draft_migration,
        start_jobs=lambda _app: None,
        run_jobs=lambda _app: None,
    )
    names = ["--organisation", "sjovik", "--round", round_slug, "--output", str(output)]
    return CliRunner().invoke(commands, ["export", *names, *more], obj=roof)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_round_is_written_to_a_file(folder: Path, form: str) -> None:
    output = folder / f"answers.{form}"

    result = export(output, "--format", form)

    assert result.exit_code == 0, result.output
    assert output.stat().st_size > 200
    assert form == "xlsx" or output.read_text("utf-8-sig").count("'=cmd()") == 3


def test_an_unknown_round_is_refused_in_words(folder: Path) -> None:
    result = export(folder / "answers.csv", round_slug="nowhere")

    assert result.exit_code == 2
    assert not (folder / "answers.csv").exists()
