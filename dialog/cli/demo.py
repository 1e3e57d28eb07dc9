"""Fill an empty installation with a made-up municipality, once."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from flask_security.utils import hash_password

from dialog import context
from dialog.cli.demo_reading import demo_content
from dialog.cli.roof import Roof
from dialog.config import Settings, environment_settings
from dialog.domain.errors import InvalidError
from dialog.domain.receipts import ReceiptCode, new_receipt_code, read_receipt_code
from dialog.services.demonstrating import demo_state, fill

SLUG = "sjovik"
PASSWORD = "hamnparken-i-sjovik"  # noqa: S105 - printed at every start, and only for made-up people
CODES_FILE = "demo-codes.json"
CODE_LANGUAGES = {"sv": "in Swedish", "ar": "in Arabic"}
ACCOUNTS = (
    ("designer", "designs rounds, prepares decisions"),
    ("analyst", "reviews answers, builds themes and goals"),
    ("communicator", "writes the feedback"),
    ("elected", "sits in the planning board, decides"),
    ("pensioner, youth", "sit in advisory councils, which may not decide"),
    ("records-officer", "keeps records"),
    ("auditor", "reads the log"),
    ("administrator", "keeps staff, bodies and mail"),
)


@click.command()
@click.pass_obj
def demo(roof: Roof) -> None:
    """Load the made-up municipality into this installation's folder, once."""
    settings = environment_settings(demo=True)
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = roof.make_app(settings)
    with app.app_context():
        roof.migrate(roof.engine(app))
        loaded = fill_demo()
    click.echo("The demo is in place now." if loaded else "The demo was in place already.")
    for line in log_in_lines(settings):
        click.echo(line)


def fill_demo() -> bool:
    """Load the demo organisation unless it is there; say whether it was loaded."""
    session, ports, settings = context.session(), context.ports(), context.settings()
    state = demo_state(session, slug=SLUG)
    if state is None:
        raise click.ClickException(
            f"Loading the demo was interrupted. Remove {settings.data} and start again."
        )
    if state:
        return False
    codes = {language: new_receipt_code() for language in CODE_LANGUAGES}
    _keep(settings.data / CODES_FILE, codes)
    fill(
        session,
        clock=ports.clock,
        keys=ports.keys,
        content=demo_content(),
        password_hash=hash_password(PASSWORD),
        codes=codes,
    )
    return True


def log_in_lines(settings: Settings) -> Sequence[str]:
    """Return what a newcomer needs to log in to the demo."""
    site = f"{settings.site_url}/sv/{SLUG}"
    return (
        "",
        "This is a demo. Sjöviks kommun, its staff and all answers are made up, and everybody",
        "who can reach this address can read this password. Put nothing real into it.",
        "",
        f"  Residents   {site}/",
        f"  A code      {site}/code",
        f"  Staff       {settings.site_url}/staff/",
        f"  Password    {PASSWORD}",
        "",
        *(f"  {_addresses(names):52} {does}" for names, does in ACCOUNTS),
        "",
        *_code_lines(settings),
    )


def _addresses(names: str) -> str:
    return ", ".join(f"{name}@sjovik.example" for name in names.split(", "))


def _code_lines(settings: Settings) -> Sequence[str]:
    codes = _kept(settings.data / CODES_FILE)
    if not codes:
        return ()
    return (
        "  Receipt codes of two residents, to see what their answers led to:",
        *(
            f"  {code}   answered {CODE_LANGUAGES[language]}"
            for language, code in codes.items()
            if language in CODE_LANGUAGES
        ),
        "",
    )


def _keep(path: Path, codes: Mapping[str, ReceiptCode]) -> None:
    """Write the codes beside the database, for no eyes but the owner's."""
    content = json.dumps({language: str(code) for language, code in codes.items()})
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)


def _kept(path: Path) -> dict[str, ReceiptCode]:
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return {language: read_receipt_code(code) for language, code in written.items()}
    except (OSError, ValueError, InvalidError):
        return {}
