import click

from handrail.project.cli import start_django


@click.group()
def command() -> None:
    """Look after the seal on protected addresses, phone numbers and schools.

    \b
    Example:
      handrail protected seal-anew
    """


@command.command("seal-anew")
def seal_anew() -> None:
    """Seal every protected value under the first of PROTECTED_VALUE_KEYS; then an older key may go.

    \b
    Example:
      PROTECTED_VALUE_KEYS=new,old handrail protected seal-anew
    """
    start_django()
    from handrail.disclosure.public import seal_anew as seal

    click.echo(f"{seal():,} protected values were sealed anew.")
