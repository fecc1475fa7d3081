"""A database of a benchmark's own on the server in use: made, migrated, and dropped at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from handrail.project.configuration import setting


@contextmanager
def own_database(name: str) -> Iterator[None]:
    """Django's connection leads to it meanwhile. Nothing of the database that was in use is touched."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    _on_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)
    _on_server(sql.SQL("CREATE DATABASE {}"), name)
    connection.settings_dict["NAME"] = name
    try:
        call_command("migrate", skip_checks=True, verbosity=0)
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        _on_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), name)


def _on_server(statement: sql.SQL, name: str) -> None:
    with psycopg.connect(setting("DATABASE_URL"), autocommit=True) as server:
        server.execute(statement.format(sql.Identifier(name)))
