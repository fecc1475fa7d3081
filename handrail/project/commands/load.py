from pathlib import Path

import click

from handrail.project.cli import start_django
from handrail.project.progress import step


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--agency", help="The agency's code, where the file does not say it (handrail load --help lists how).")
@click.option("--spec", help="The extract specification to read it by, where it is not one of the national returns.")
def command(path: Path, agency: str | None, spec: str | None) -> None:
    """Load an extract: a file, a folder of an SSDA903 return, or a county's folder with its manifest.json.

    \b
    Example:
      handrail load police-missing-2026-11.csv --agency marlshire-police --spec police-missing
      handrail load ssda903-2026/ --agency marlshire-cs
    """
    start_django()
    from handrail.linkage.public import load_path

    with step(f"Loading {path.name}") as progress:
        batches = load_path(path, agency_code=agency, spec_code=spec, by=None, progress=progress)
    for batch in batches:
        click.echo(batch.in_words())
