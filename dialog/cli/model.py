"""Train the text model and read its card."""

import sys
from pathlib import Path

import click

from dialog.domain.errors import DialogError
from dialog.services.training import measured_model, model_card, train_model

WRONG_USE = 2


@click.group()
def model() -> None:
    """Train, measure and describe the text model."""


@model.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder with the open data files.")
@click.option("--output", type=click.Path(path_type=Path), help="Folder to save the model in.")
@click.option("--seed", default=0, show_default=True)
def train(data: Path | None, output: Path | None, seed: int) -> None:
    """Train on the project's corpus and, with --data, on the open data too."""
    try:
        figures = train_model(data=data, output=output, seed=seed, progress=click.echo)
    except DialogError as error:
        click.echo(error.message, err=True)
        sys.exit(WRONG_USE)
    click.echo(figures)


@model.command()
def evaluate() -> None:
    """Measure the packaged model on comments it was not trained on."""
    click.echo(measured_model())


@model.command()
def card() -> None:
    """Show the packaged model's card."""
    click.echo(model_card())
