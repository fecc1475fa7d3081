import os

import click


@click.command()
@click.option("--people", default=6000, show_default=True, help="How many people live in the county.")
@click.option("--seed", default=1, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Stop when everything is ready.")
def command(people: int, seed: int, host: str, port: int, no_serve: bool) -> None:
    """Marlshire from nothing: database, extracts, linkage, horizons, pages, and six people to sign in as.

    \b
    Example:
      handrail demo
    """
    os.environ["HANDRAIL_DEMO"] = "1"
    from handrail.project.cli import start_django
    from handrail.project.progress import step

    click.echo("Handrail: Marlshire, a county that does not exist.", err=True)
    with step("Starting the database"):
        start_django()
    from handrail.project.demonstration import Demonstration
    from handrail.project.server import free_port, serve

    demonstration = Demonstration(people=people, seed=seed)
    demonstration.prepare()
    if no_serve:
        return
    port = free_port(host, port)
    serve(host=host, port=port, workers=2, started=lambda: click.echo(demonstration.welcome(f"http://{host}:{port}/")))
