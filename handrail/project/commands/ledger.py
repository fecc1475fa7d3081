from pathlib import Path

import click

from handrail.project.cli import start_django


@click.group()
def command() -> None:
    """The ledger of who saw what: export it, prove it, set a checkpoint.

    \b
    Example:
      handrail ledger checkpoint head.json      (keep it off this machine)
      handrail ledger export ledger.jsonl
      handrail ledger verify ledger.jsonl --checkpoint head.json
    """


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write the whole chain to FILE, one entry a line."""
    start_django()
    from handrail.disclosure.public import export_ledger

    click.echo(f"{export_ledger(file):,} entries in {file}.")


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--checkpoint", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A signed head.")
def verify(file: Path, checkpoint: Path | None) -> None:
    """Check an export, offline: no entry edited, removed, put elsewhere or (with a checkpoint) cut off the end."""
    from handrail.disclosure.ledger.verify import verify_export

    faults = verify_export(file, checkpoint)
    for fault in faults:
        click.echo(fault)
    if faults:
        raise SystemExit(1)
    click.echo("The chain is whole.")


@command.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def checkpoint(file: Path) -> None:
    """Sign the chain's head and write it to FILE, to be kept off this machine."""
    start_django()
    from handrail.disclosure.public import write_checkpoint

    click.echo(f"Signed the ledger up to entry {write_checkpoint(file):,}.")
