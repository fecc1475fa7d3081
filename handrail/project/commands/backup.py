from pathlib import Path

import click

from handrail.project.cli import start_django


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write the whole database to FILE, in PostgreSQL's own archive format, readable by you alone.

    It holds everything about everybody: keep it encrypted and away from this machine.

    \b
    Example:
      handrail backup handrail-2026-11-22.dump
    """
    start_django()
    from handrail.project.archive import dump

    size = dump(file)
    click.echo(f"Wrote {file} ({size / 1e6:,.1f} MB).")
