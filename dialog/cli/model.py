"""Train the text model, measure it, compare two, and read its card."""

import sys
from functools import partial
from pathlib import Path

import click
from typing_extensions import override

from dialog import context
from dialog.cli.roof import Roof
from dialog.config import environment_settings
from dialog.domain.errors import DialogError
from dialog.services.training import (
    Texts,
    compared_models,
    measured_model,
    model_card,
    train_model,
)

WRONG_USE = 2
FOLDER = click.Path(path_type=Path)


class _Refusing(click.Group):
    """Commands that refuse with one sentence."""

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what can't be done is said, not traced."""
        try:
            return super().invoke(ctx)
        except DialogError as error:
            click.echo(error.message % error.values if error.values else error.message, err=True)
            sys.exit(WRONG_USE)


@click.group(cls=_Refusing)
def model() -> None:
    """Train, measure, compare and describe the text model."""


@model.command()
@click.option("--data", type=FOLDER, help="Folder with the open data files.")
@click.option("--with-reviews", is_flag=True, help="Learn from reviewed answers in the database.")
@click.option("--output", type=FOLDER, help="Folder to save the model in.")
@click.option("--seed", default=0, show_default=True)
@click.pass_obj
def train(
    roof: Roof,
    /,
    *,
    data: Path | None,
    with_reviews: bool,
    output: Path | None,
    seed: int,
) -> None:
    """Train on the project's texts, with --data on the open data too.

    With --with-reviews it also learns from answers people have reviewed. A word that fewer than
    five participants used is struck first, unless the project's own texts hold it.
    """
    training = partial(train_model, Texts(data), output=output, seed=seed, progress=click.echo)
    if not with_reviews:
        click.echo(training())
        return
    with roof.make_app(environment_settings()).app_context():
        click.echo(training(reviews_in=context.session()))


@model.command()
@click.option("--data", type=FOLDER, help="Folder with the open data files.")
def evaluate(data: Path | None) -> None:
    """Measure the packaged model on comments it was not trained on."""
    click.echo(measured_model(data))


@model.command()
def card() -> None:
    """Show the packaged model's card."""
    click.echo(model_card())


@model.command()
@click.argument("first", type=FOLDER)
@click.argument("second", type=FOLDER, required=False)
def compare(first: Path, second: Path | None) -> None:
    """Measure the models in FIRST and SECOND on the same comments; SECOND is the packaged one."""
    click.echo(compared_models(first, second))
