"""Make a real organisation with its first administrator, without any demo data."""

import sys

import click
from email_validator import EmailNotValidError, validate_email

from dialog import context
from dialog.cli.roof import Roof
from dialog.config import environment_settings
from dialog.domain.clock import LOCAL_ZONE
from dialog.domain.errors import DialogError, InvalidError
from dialog.domain.organisations import OrganisationType
from dialog.services.inviting_staff import write_link
from dialog.services.organising import first_administrator, found_organisation

WRONG_USE = 2


@click.command()
@click.option("--name", prompt="Name of the organisation", help="As residents know it.")
@click.option(
    "--slug",
    prompt="Short name in addresses (a–z, digits, hyphens)",
    help="Stands in every address, like sjovik.",
)
@click.option(
    "--type",
    "kind",
    type=click.Choice([one.value for one in OrganisationType]),
    prompt="Kind of organisation",
    help="The wording follows.",
)
@click.option("--admin-name", prompt="Name of the first administrator")
@click.option("--admin-email", prompt="E-mail address of the first administrator")
@click.pass_obj
def setup(
    roof: Roof, *, name: str, slug: str, kind: str, admin_name: str, admin_email: str
) -> None:
    """Make the first organisation and its administrator, and print the way in."""
    settings = environment_settings()
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    app = roof.make_app(settings)
    with app.app_context():
        roof.migrate(roof.engine(app))
        try:
            address, day = _found(
                name=name, slug=slug, kind=kind, admin_name=admin_name, admin_email=admin_email
            )
        except DialogError as error:
            click.echo(error.message % error.values if error.values else error.message, err=True)
            sys.exit(WRONG_USE)
    click.echo(f"{name} is in place. {admin_name} chooses a password here, until {day}:")
    click.echo(address)


def _found(
    *, name: str, slug: str, kind: str, admin_name: str, admin_email: str
) -> tuple[str, str]:
    session, ports = context.session(), context.ports()
    administrator = found_organisation(
        session,
        clock=ports.clock,
        slug=slug.strip(),
        name=name.strip(),
        kind=OrganisationType(kind),
        administrator=first_administrator(admin_name.strip(), _checked(admin_email)),
    )
    written = write_link(session, keys=ports.keys, clock=ports.clock, staff_id=administrator)
    day = written.expires_at.astimezone(LOCAL_ZONE).date().isoformat()
    return context.link("invitations.accept", token=written.token), day


def _checked(email: str) -> str:
    try:
        return str(validate_email(email.strip(), check_deliverability=False).normalized)
    except EmailNotValidError as problem:
        raise InvalidError(
            f"{email} is no e-mail address. Write it like name@example.org."
        ) from problem
