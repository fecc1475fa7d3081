import click

from handrail.project.cli import start_django


@click.command()
def command() -> None:
    """Remove drafts that nobody went on with for HANDRAIL_DRAFT_DAYS, and those thrown away a week ago.

    \b
    Example:
      handrail drafts
    """
    start_django()
    from handrail.writing.public import remove_old_drafts

    removed = remove_old_drafts()
    click.echo(f"{removed:,} old drafts were removed.")
