"""`handrail`: the command line of those who run it."""

import importlib
import os
import sys
from typing import Any

import click

from handrail.kernel.errors import UserError
from handrail.project import database
from handrail.project.embedded import EmbeddedPostgresError

COMMANDS = (
    "backup",
    "county",
    "demo",
    "digest",
    "doctor",
    "drafts",
    "horizon",
    "instruments",
    "ledger",
    "link",
    "load",
    "migrate",
    "protected",
    "restore",
    "serve",
    "user",
)
WITHOUT_DATABASE = {"county", "doctor"}


def start_django() -> None:
    """Find the database, then set Django up. Commands import rooms only after this."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.project.settings")
    database.ready()
    if (wrong := database.answers()) is not None:
        raise UserError(f"{wrong}\n`handrail doctor` says how to mend it.")
    import django

    django.setup()


class Commands(click.Group):
    """Loads a command's module only when it is asked for, so that `--help` is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"handrail.project.commands.{name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (UserError, EmbeddedPostgresError) as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="handrail", message="%(version)s")
def main() -> None:
    """Handrail: the shared working record of a local safeguarding partnership.

    \b
    Example:
      handrail doctor
      handrail load extracts/ && handrail link && handrail horizon
      handrail serve
    """


if __name__ == "__main__":
    sys.exit(main(prog_name="handrail"))
