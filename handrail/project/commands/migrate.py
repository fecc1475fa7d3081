import click

from handrail.project.cli import start_django


@click.command()
def command() -> None:
    """Bring the database to this version of Handrail. Safe to repeat.

    \b
    Example:
      handrail migrate
    """
    start_django()
    from handrail.project.schema import bring_up_to_date

    bring_up_to_date()
    click.echo("The database is up to date.")
