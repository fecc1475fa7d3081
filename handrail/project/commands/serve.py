import click

from handrail.project.cli import start_django


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--workers", default=2, show_default=True, help="One or two for each core.")
def command(host: str, port: int, workers: int) -> None:
    """Serve the pages and do the background work, until Ctrl-C.

    \b
    Example:
      handrail serve --host 127.0.0.1 --port 8000 --workers 4
    """
    start_django()
    from handrail.kernel.errors import UserError
    from handrail.project import schema
    from handrail.project.server import serve

    if schema.waiting():
        raise UserError("The database is older than this version of Handrail. Run `handrail migrate` first.")
    serve(host=host, port=port, workers=workers, started=lambda: click.echo(f"Handrail is at http://{host}:{port}/"))
