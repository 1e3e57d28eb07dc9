"""Label the comments of a file, without a database."""

import sys
from pathlib import Path

import click

from dialog.domain.errors import DialogError
from dialog.services.classifying import model
from dialog.services.classifying_files import classify_file

WRONG_USE = 2


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--text-column", required=True, metavar="NAME")
@click.option("--language-column", metavar="NAME")
@click.option("--question-column", metavar="NAME")
@click.option("--output", required=True, type=click.Path(path_type=Path), metavar="OUT.csv")
def classify(
    file: Path,
    text_column: str,
    language_column: str | None,
    question_column: str | None,
    output: Path,
) -> None:
    """Write the rows of FILE with their goals, dimensions, targets and areas to OUT.csv."""
    try:
        rows = classify_file(
            file,
            output,
            text_column=text_column,
            language_column=language_column,
            question_column=question_column,
            model=model(),
        )
    except DialogError as error:
        click.echo(error.message % error.values if error.values else error.message, err=True)
        sys.exit(WRONG_USE)
    click.echo(f"{rows} rows written to {output}.")
