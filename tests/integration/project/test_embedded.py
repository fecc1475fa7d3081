"""The embedded server survives what happens to machines."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from handrail.project.embedded import EmbeddedPostgres


@pytest.fixture
def server(tmp_path: Path) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path / "home")
    yield server
    server.stop()
    shutil.rmtree(server.root, ignore_errors=True)


def keep_a_row(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS n")


def the_row(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT n FROM kept").fetchone()
    assert row is not None
    return int(row[0])


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server.data / "postmaster.pid").read_text().splitlines()[0])


def test_a_stopped_server_starts_again_with_its_data(server: EmbeddedPostgres) -> None:
    keep_a_row(server.start())
    server.stop()
    assert not server.running
    assert the_row(server.start()) == 42


def test_starting_twice_finds_the_same_server(server: EmbeddedPostgres) -> None:
    assert server.start() == server.start()


def test_a_killed_server_recovers(server: EmbeddedPostgres) -> None:
    keep_a_row(server.start())
    os.kill(postmaster(server), signal.SIGKILL)
    time.sleep(0.3)
    assert the_row(server.start()) == 42


def test_a_power_cut_whose_pid_now_belongs_to_somebody_else(server: EmbeddedPostgres) -> None:
    keep_a_row(server.start())
    lock = (server.data / "postmaster.pid").read_text()
    server.stop()
    (server.data / "postmaster.pid").write_text("\n".join(["1", *lock.splitlines()[1:]]))
    assert the_row(server.start()) == 42


def test_a_power_cut_in_the_middle_of_the_first_start(server: EmbeddedPostgres) -> None:
    server.start()
    server.stop()
    (server.root / "initialised").unlink()
    (server.data / "PG_VERSION").unlink()
    with psycopg.connect(server.start()) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_two_processes_starting_at_once_get_the_same_server(server: EmbeddedPostgres) -> None:
    program = (
        "import sys; from pathlib import Path; from handrail.project.embedded import EmbeddedPostgres;"
        "print(EmbeddedPostgres(Path(sys.argv[1])).start())"
    )
    both = [
        subprocess.Popen([sys.executable, "-c", program, str(server.home)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    assert len({process.communicate(timeout=60)[0] for process in both}) == 1


def test_the_password_is_readable_by_the_server_alone(server: EmbeddedPostgres) -> None:
    server.start()
    assert server.password_file.stat().st_mode & 0o077 == 0
    assert server.root.stat().st_mode & 0o077 == 0


def test_a_wrong_password_is_refused(server: EmbeddedPostgres) -> None:
    url = server.start().replace(server.password_file.read_text(), "guess")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
