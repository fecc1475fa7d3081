import click

from handrail.kernel.errors import UserError
from handrail.project.cli import start_django
from handrail.project.embedded import EmbeddedPostgresError


@click.command()
def command() -> None:
    """Check the database, the disk, the migrations, the clock and the configuration; say how to mend what is wrong.

    \b
    Example:
      handrail doctor
    """
    try:
        start_django()
    except (UserError, EmbeddedPostgresError) as error:
        click.echo(f"  wrong  database: {error}")
        click.echo("         Mend: start PostgreSQL 15 or later, or unset DATABASE_URL to use the embedded one.")
        raise SystemExit(1) from error
    from handrail.project.doctor import State, examine

    findings = examine()
    for finding in findings:
        click.echo(f"  {finding.state.value:<6} {finding.what}: {finding.sentence}")
        if finding.mend:
            click.echo(f"         Mend: {finding.mend}")
    if any(finding.state is State.WRONG for finding in findings):
        raise SystemExit(1)
