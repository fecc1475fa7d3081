"""A backup comes back whole, and never over something by accident."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

NAME = "handrail_archive"


def _command(url: str, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATABASE_URL": url, "HANDRAIL_HOME": str(home)}
    command = [sys.executable, "-m", "handrail.project.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def url(worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A database of their own for the tests of this file, brought up to date once."""
    server = os.environ["DATABASE_URL"]
    name = f"{NAME}_{worker_id}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        made = server.rsplit("/", 1)[0] + f"/{name}"
        assert _command(made, tmp_path_factory.mktemp("home"), "migrate").returncode == 0
        yield made
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_what_was_backed_up_comes_back(url: str, tmp_path: Path) -> None:
    file = tmp_path / "all.dump"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO partnership_agency (code, name, kind, duty_phone, duty_hours, fresh_within_days) "
            "VALUES ('kept', 'Kept', 'police', '', '', 14)"
        )
    assert _command(url, tmp_path, "backup", str(file)).returncode == 0
    assert file.stat().st_mode & 0o077 == 0
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DELETE FROM partnership_agency")

    refused = _command(url, tmp_path, "restore", str(file))
    assert refused.returncode == 1
    assert "not empty" in refused.stderr

    done = _command(url, tmp_path, "restore", "--replace", str(file))
    assert done.returncode == 0, done.stderr
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT code FROM partnership_agency").fetchall() == [("kept",)]


def test_a_file_that_is_no_backup_changes_nothing(url: str, tmp_path: Path) -> None:
    file = tmp_path / "no.dump"
    file.write_text("not a backup")
    refused = _command(url, tmp_path, "restore", "--replace", str(file))
    assert refused.returncode == 1
    assert "Nothing was changed" in refused.stderr
