"""Bring the database up to date."""

import click

from dialog.cli.roof import Roof
from dialog.config import environment_settings


@click.command()
@click.option("--draft", metavar="NUMBER", help="Write a new migration with this number.")
@click.option("--message", default="change tables", help="What the new migration does.")
@click.pass_obj
def migrate(roof: Roof, draft: str | None, message: str) -> None:
    """Bring the database up to date, or draft the next migration."""
    app = roof.make_app(environment_settings())
    with app.app_context():
        engine = roof.engine(app)
        roof.migrate(engine)
        if draft is not None:
            roof.draft_migration(engine, number=draft, message=message)
    click.echo("The database is up to date.")
