import json
from pathlib import Path

import click

from handrail.project.cli import start_django


@click.group()
def command() -> None:
    """Instruments of assessment as JSON files: their schema, out, and in.

    \b
    Example:
      handrail instruments schema > instrument.schema.json
      handrail instruments export shared-risk-assessment > mine.json
      handrail instruments bring-in mine.json
    """


@command.command()
def schema() -> None:
    """The JSON Schema of an instrument, for an editor that checks while one writes."""
    start_django()
    from handrail.planning.public import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@command.command()
@click.argument("code")
def export(code: str) -> None:
    """The version of an instrument that is in use."""
    start_django()
    from handrail.planning.public import as_json, version_in_use

    click.echo(as_json(version_in_use(code)), nl=False)


@command.command("bring-in")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def bring_in(file: Path) -> None:
    """A JSON file as a draft, which somebody then looks at and publishes on the page Instruments."""
    start_django()
    from handrail.planning.public import take_in

    draft = take_in(text=file.read_text(encoding="utf-8"), by=None)
    click.echo(f"{draft.title}: a draft of version {draft.version}.")
