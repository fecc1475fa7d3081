import click

from handrail.project.cli import start_django
from handrail.project.progress import step


@click.command()
@click.option("--full", is_flag=True, help="Compare everybody anew, not only what came since the last run.")
@click.option("--retrain", is_flag=True, help="Train the model anew and store it as a new version.")
def command(full: bool, retrain: bool) -> None:
    """Find which agencies' records are the same person: join, send to review, or leave apart.

    \b
    Example:
      handrail link
      handrail link --full --retrain
    """
    start_django()
    from handrail.linkage.public import link

    with step("Linking records into persons") as progress:
        run = link(by=None, full=full, retrain=retrain, progress=progress)
    click.echo(run.in_words())
