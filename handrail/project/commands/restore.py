from pathlib import Path

import click

from handrail.project.cli import start_django


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put the backup in place of what the database holds now.")
def command(file: Path, replace: bool) -> None:
    """Bring back what `handrail backup` wrote. Whole or not at all.

    \b
    Example:
      handrail restore handrail-2026-11-22.dump
    """
    start_django()
    from handrail.project.archive import restore

    restore(file, replace=replace)
    click.echo(f"The database holds what {file} holds.")
