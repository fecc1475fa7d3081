"""The database's shape: migrations, the cache table, and whether any is waiting."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def waiting() -> list[str]:
    """Migrations that this version brings and the database has not had."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label} {migration.name}" for migration, _ in plan]


def bring_up_to_date() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
