"""Gather the commands of the console script."""

import click

from dialog.cli.importing import import_answers
from dialog.cli.migrate import migrate
from dialog.cli.serve import serve, worker
from dialog.cli.translations import translations


@click.group()
def commands() -> None:
    """Hold consultations and show people what their words led to."""


for command in (serve, worker, migrate, import_answers, translations):
    commands.add_command(command)
