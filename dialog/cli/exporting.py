"""Write a round's answers to a file."""

import sys
from pathlib import Path

import click

from dialog import context
from dialog.cli.roof import Roof
from dialog.config import environment_settings
from dialog.domain.backgrounds import CODE_WORDS
from dialog.domain.errors import DialogError
from dialog.services.exporting import AnswerTable, Wish, export_from_console
from dialog.services.looking_up import organisation_named

WRONG_USE = 2
WORDS = {
    "language": "language",
    "channel": "channel",
    "goals": "global goals",
    "targets": "targets",
    "dimensions": "dimensions",
    "areas": "own areas",
    "reviewed": "reviewed",
    "yes": "yes",
    "no": "no",
    "skipped": "skipped",
    "dont_know": "don't know",
    "not_asked": "not asked",
    "set_aside": "set aside: acute or abuse",
    **CODE_WORDS,
    "about_age": "age",
    "about_language": "language known best",
    "about_disability": "disability",
    "about_area": "area",
}


@click.command("export")
@click.option("--organisation", required=True, metavar="SLUG")
@click.option("--round", "round_slug", required=True, metavar="SLUG")
@click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv")
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", default="en", metavar="TAG", help="The language of the questions.")
@click.option("--unmasked", is_flag=True, help="Keep phone numbers and the like in the text.")
@click.pass_obj
def export(
    roof: Roof,
    /,
    *,
    organisation: str,
    round_slug: str,
    form: str,
    output: Path,
    language: str,
    unmasked: bool,
) -> None:
    """Write the answers of a round to a file: one row per person, in random order."""
    app = roof.make_app(environment_settings())
    with app.app_context():
        wish = Wish(context.ports().languages.chain(language), WORDS, masked=not unmasked)
        try:
            owner = organisation_named(context.session(), slug=organisation)
            table = export_from_console(
                context.session(),
                clock=context.ports().clock,
                organisation_id=owner.id,
                slug=round_slug,
                wish=wish,
            )
            _write(table, form, output)
        except (DialogError, OSError) as error:
            click.echo(_sentence(error), err=True)
            sys.exit(WRONG_USE)
    click.echo(f"Written to {output}.")


def _write(table: AnswerTable, form: str, output: Path) -> None:
    sheets = context.ports().sheets
    with output.open("wb") as file:
        if form == "xlsx":
            file.write(sheets.xlsx(table.header, table.rows, sheet=table.name))
        else:
            file.writelines(sheets.csv(table.header, table.rows))


def _sentence(error: DialogError | OSError) -> str:
    if isinstance(error, OSError):
        return f"The file can't be written: {error.strerror}."
    return error.message % error.values if error.values else error.message
