"""Backup and restore by PostgreSQL's own tools."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from handrail.kernel.errors import UserError
from handrail.project.configuration import home, setting
from handrail.project.embedded import EmbeddedPostgres


def _tool(name: str) -> str:
    """The embedded package's tool where it can be had (it reads every older server), else the one on the PATH."""
    try:
        bundled = EmbeddedPostgres(home()).binary(name)
    except OSError:
        bundled = None
    if bundled is not None and bundled.exists():
        return str(bundled)
    found = shutil.which(name)
    if found is None:
        raise UserError(f"PostgreSQL's {name} is not on this machine. Install PostgreSQL's client tools.")
    return found


def _run(tool: str, *args: str) -> None:
    done = subprocess.run(  # noqa: S603 - PostgreSQL's tool with arguments we made
        [_tool(tool), f"--dbname={setting('DATABASE_URL')}", *args], capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise UserError(f"{tool} could not finish: {said[-1] if said else 'it gave no reason'}. Nothing was changed.")


def dump(file: Path) -> int:
    """Write the archive beside its final name, then rename it: a half-written file is never taken for a backup."""
    half = file.with_name(file.name + ".part")
    half.unlink(missing_ok=True)
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={half}")
        half.rename(file)
    finally:
        half.unlink(missing_ok=True)
    return file.stat().st_size


def restore(file: Path, *, replace: bool) -> None:
    tables = connection.introspection.table_names()
    if tables and not replace:
        raise UserError("The database is not empty. Say --replace to put the backup in its place.")
    connection.close()
    clean = ["--clean", "--if-exists"] if tables else []
    _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", *clean, str(file))
