from pathlib import Path

import click

from handrail.project.progress import step


@click.command()
@click.option("--people", default=6000, show_default=True, help="How many people live in the county.")
@click.option("--seed", default=1, show_default=True, help="The same seed writes the same bytes.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day the extracts are made [default: today].")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(people: int, seed: int, as_of: object, folder: Path) -> None:
    """Write Marlshire, a synthetic county, as the extracts its agencies would send, and the truth beside them.

    \b
    Example:
      handrail county --people 6000 --seed 1 marlshire/
      handrail load marlshire/
    """
    from demo.public import generate
    from handrail.kernel import clock

    day = as_of.date() if as_of else clock.today()  # type: ignore[attr-defined]  # click gives a datetime
    with step("Writing the county's extracts") as progress:
        report = generate(people=people, seed=seed, folder=folder, progress=progress, as_of=day)
    click.echo(f"{len(report.files)} files in {folder}; who is who stands in {folder / 'truth'}.")
