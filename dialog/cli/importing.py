"""Import answers that were given elsewhere."""

import sys
from pathlib import Path
from uuid import UUID

import click

from dialog import context
from dialog.cli.roof import Roof
from dialog.config import environment_settings
from dialog.domain.errors import DialogError
from dialog.services.classifying import classify_round
from dialog.services.importing import Account, ImportPlan, import_table
from dialog.services.looking_up import organisation_named
from dialog.services.reading_csv import Table, read_table

WRONG_USE = 2


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--organisation", required=True, metavar="SLUG")
@click.option("--round", "round_slug", required=True, metavar="SLUG")
@click.option("--text-column", "text_columns", required=True, multiple=True, metavar="NAME")
@click.option("--language", metavar="TAG", help="The language of every row.")
@click.option("--language-column", metavar="NAME", help="The column that holds each language.")
@click.option("--area-column", metavar="NAME")
@click.option("--id-column", "id_columns", multiple=True, metavar="NAME")
@click.option("--classify", is_flag=True, help="Label the answers at once.")
@click.pass_obj
def import_answers(
    roof: Roof,
    /,
    file: Path,
    organisation: str,
    classify: bool,  # noqa: FBT001 - click passes it by name
    **columns: str | tuple[str, ...] | None,
) -> None:
    """Turn the export FILE into a closed round; running it again adds only what is new."""
    app = roof.make_app(environment_settings())
    with app.app_context():
        try:
            plan = ImportPlan(**columns)  # type: ignore[arg-type] # click read them
            table = read_table(file)
            account = _import(organisation, plan, table, classify=classify)
        except DialogError as error:
            click.echo(error.message % error.values if error.values else error.message, err=True)
            sys.exit(WRONG_USE)
    _tell(account)


def _import(organisation: str, plan: ImportPlan, table: Table, *, classify: bool) -> Account:
    session, ports = context.session(), context.ports()
    owner = organisation_named(session, slug=organisation)
    total = sum(1 for _row in table.rows())
    with click.progressbar(length=total, label="Importing") as bar:
        round_id, account = import_table(
            session,
            clock=ports.clock,
            keys=ports.keys,
            organisation_id=owner.id,
            plan=plan,
            table=table,
            progress=bar.update,
        )
    if classify:
        _classify(round_id)
    return account


def _classify(round_id: UUID) -> None:
    with click.progressbar(length=100, label="Labelling") as bar:

        def tell(done: int, total: int) -> None:
            bar.update(done * 100 // total - bar.pos)

        classify_round(
            context.session(),
            clock=context.ports().clock,
            round_id=round_id,
            progress=tell,
        )


def _tell(account: Account) -> None:
    for number, problem in account.errors:
        click.echo(f"Row {number} was left out: {problem}.", err=True)
    click.echo(
        f"{account.rows} rows = {account.imported} imported + {account.skipped} skipped"
        f" + {len(account.errors)} errors. {account.repeated} texts occur more than once."
    )
