"""Extract, update, check and compile the message catalogues."""

import sys

import click
from babel.messages.mofile import write_mo

from dialog.cli.catalogues import (
    catalogue_path,
    every_catalogue,
    extracted,
    problems_of,
    read_catalogue,
    template_path,
    write_catalogue,
)


@click.group()
def translations() -> None:
    """Keep the message catalogues."""


@translations.command("compile")
def compile_catalogues() -> None:
    """Compile every catalogue that has changed."""
    for domain, tag in every_catalogue():
        source = catalogue_path(domain, tag)
        target = source.with_suffix(".mo")
        fresh = target.exists() and target.stat().st_mtime >= source.stat().st_mtime
        if source.exists() and not fresh:
            with target.open("wb") as out:
                write_mo(out, read_catalogue(domain, tag))


@translations.command()
def update() -> None:
    """Extract the messages and bring every catalogue into step."""
    templates = extracted()
    for domain, template in templates.items():
        write_catalogue(template_path(domain), template)
    for domain, tag in every_catalogue():
        catalogue = read_catalogue(domain, tag)
        catalogue.update(templates[domain], no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        write_catalogue(catalogue_path(domain, tag), catalogue)


@translations.command()
def check() -> None:
    """Fail when a catalogue is out of step, incomplete or breaks a placeholder."""
    problems = list(problems_of(extracted()))
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)
    click.echo("Every message stands in every language.")
