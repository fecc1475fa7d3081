import click

from handrail.kernel.words import plural
from handrail.project.cli import start_django
from handrail.project.progress import step


@click.command()
def command() -> None:
    """Tell people what has fallen due, and write to them: how much is due and what kinds of thing happened, never for
    whom. Run it each morning.

    \b
    Example:
      handrail digest
    """
    start_django()
    from handrail.kernel import clock
    from handrail.planning.public import send_digests

    with step("Telling people what is due and what concerns them"):
        sent = send_digests(today=clock.today())
    click.echo(f"{plural(sent, 'message')} sent.")
