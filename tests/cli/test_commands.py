"""The console commands do their work, and refuse with one sentence and exit code 2."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dialog.app import _engine as engine_of
from dialog.app import create_app, draft_migration, migrate
from dialog.cli.main import commands
from dialog.cli.roof import Roof

TABLE = "text,lang\nbussen kommer aldrig i tid,sv\n,sv\n"
COLUMNS = ("--text-column", "text")
SETUP = (
    *("setup", "--name", "Sjöviks kommun", "--slug", "sjovik", "--type", "municipality"),
    *("--admin-name", "Maja Lind", "--admin-email", "maja@example.org"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIALOG_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "export.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    roof = Roof(
        make_app=create_app,
        migrate=migrate,
        engine=engine_of,
        draft_migration=draft_migration,
        start_jobs=lambda _app: None,
        run_jobs=lambda _app: None,
    )
    return CliRunner().invoke(commands, list(words), obj=roof)


def test_a_file_is_labelled_without_a_database(folder: Path) -> None:
    source, output = str(folder / "export.csv"), folder / "out.csv"

    done = run("classify", source, *COLUMNS, "--language-column", "lang", "--output", str(output))

    assert done.exit_code == 0, done.output
    header, first, empty = output.read_text(encoding="utf-8").splitlines()
    assert header.startswith("text,lang,goals,ranked_goals,goal_scores,dimensions")
    assert first.startswith("bussen kommer aldrig i tid,sv,11")
    assert empty.startswith(",sv,,,,,,,")
    assert not (folder / "data").exists()


@pytest.mark.parametrize("column", ["nothing", "goals"])
def test_a_wrong_column_is_refused_and_nothing_is_written(folder: Path, column: str) -> None:
    (folder / "export.csv").write_text("text,goals\na,b\n", encoding="utf-8")
    source, output = str(folder / "export.csv"), folder / "out.csv"

    refused = run("classify", source, "--text-column", column, "--output", str(output))

    assert refused.exit_code == 2
    assert refused.output.count("\n") == 1
    assert not output.exists()


def test_an_import_prints_a_sum_that_adds_up(folder: Path) -> None:
    assert run(*SETUP).exit_code == 0
    wanted = ("--organisation", "sjovik", "--round", "old", *COLUMNS, "--language-column", "lang")

    done = run("import", str(folder / "export.csv"), *wanted)

    assert done.exit_code == 0, done.output
    assert "2 rows = 1 imported + 1 skipped + 0 errors." in done.output


@pytest.mark.parametrize(
    "wrong",
    [
        ("--organisation", "nobody", "--language", "sv"),
        ("--organisation", "sjovik"),
        ("--organisation", "sjovik", "--language", "sv", "--area-column", "where"),
    ],
)
def test_an_import_that_can_not_be_done_is_refused(folder: Path, wrong: tuple[str, ...]) -> None:
    assert run(*SETUP).exit_code == 0

    refused = run("import", str(folder / "export.csv"), "--round", "old", *COLUMNS, *wrong)

    assert refused.exit_code == 2, refused.output


def test_the_demo_is_put_in_place_once(folder: Path) -> None:
    first, again = run("demo"), run("demo")

    assert "The demo is in place now." in first.output
    assert "The demo was in place already." in again.output


def test_the_model_shows_its_card() -> None:
    done = run("model", "card")

    assert done.exit_code == 0
    assert "## Must not be used for" in done.output


@pytest.mark.parametrize(
    "wrong",
    [
        ("train", "--data", "nowhere"),
        ("evaluate", "--data", "nowhere"),
        ("compare", "nowhere"),
    ],
)
def test_a_folder_that_is_not_there_is_refused_in_one_sentence(wrong: tuple[str, ...]) -> None:
    refused = run("model", *wrong)

    assert refused.exit_code == 2
    assert refused.output.count("\n") == 1
    assert "nowhere" in refused.output
