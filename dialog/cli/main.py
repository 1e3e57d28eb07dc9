"""Gather the commands of the console script."""

import click

from dialog.cli.classifying import classify
from dialog.cli.demo import demo
from dialog.cli.exporting import export
from dialog.cli.importing import import_answers
from dialog.cli.migrate import migrate
from dialog.cli.model import model
from dialog.cli.serve import serve, worker
from dialog.cli.setup import setup
from dialog.cli.translations import translations


@click.group()
def commands() -> None:
    """Hold consultations and show people what their words led to."""


for command in (
    serve,
    worker,
    setup,
    demo,
    migrate,
    import_answers,
    export,
    classify,
    model,
    translations,
):
    commands.add_command(command)
