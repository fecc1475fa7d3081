import click

from handrail.project.cli import start_django
from handrail.project.progress import step


@click.command()
def command() -> None:
    """Compute the support horizon and the transitions list anew, for everybody.

    \b
    Example:
      handrail horizon
    """
    start_django()
    from handrail.kernel import clock
    from handrail.transitions.public import refresh

    with step("Computing support horizons"):
        cases = refresh(today=clock.today())
    click.echo(f"{cases:,} young people are in the cohort.")
