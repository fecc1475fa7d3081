import click

from handrail.kernel.words import plural
from handrail.project.cli import start_django
from handrail.project.progress import step


@click.command()
def command() -> None:
    """Write to everybody from whom something is due: how much, never what or for whom. Run it each morning.

    \b
    Example:
      handrail digest
    """
    start_django()
    from handrail.kernel import clock
    from handrail.planning.public import send_digests

    with step("Writing to whoever has something due"):
        sent = send_digests(today=clock.today())
    click.echo(f"{plural(sent, 'message')} sent.")
