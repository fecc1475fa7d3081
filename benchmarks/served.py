"""The demo served on this machine for a benchmark: a database of its own, two workers, and traffic through them."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

HOST, PORT = "127.0.0.1", 8710
TARGET_P95 = 200  # milliseconds


def sizes(url: str, tables: Mapping[str, str]) -> dict[str, int]:
    """How many rows there are of each, by its name: a table, with a condition where not all of it counts."""
    counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables.values())
    with psycopg.connect(url) as connection:
        rows = connection.execute(f"SELECT {counts}").fetchall()
    return dict(zip(tables, rows[0], strict=True))


def environment(database: str, home: Path) -> dict[str, str]:
    return {**os.environ, "DATABASE_URL": database, "HANDRAIL_HOME": str(home), "HANDRAIL_DEMO": "1"}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "handrail.project.cli", *words]


def database(name: str) -> str:
    """The address of a database of that name on the benchmarks' server, made where there is none."""
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        held = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not held:
            connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + f"/{name}"


@contextmanager
def served(environment: Mapping[str, str], people: int) -> Iterator[None]:
    """Until the end, a county of so many people answers at `HOST` and `PORT`; made first where it is not there."""
    process = subprocess.Popen(
        command("demo", "--people", str(people), "--port", str(PORT)),
        env=dict(environment),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "Handrail is at" in line:
            break
    try:
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)


def drive(plan: dict[str, Any], rate: int, seconds: int) -> dict[str, dict[str, float]]:
    """How long each kind of page took, asked so many times a second by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.json"
        file.write_text(json.dumps({**plan, "rate": rate, "seconds": seconds}))
        traffic = [sys.executable, "-m", "benchmarks.traffic", str(file)]
        done = subprocess.run(traffic, capture_output=True, text=True, check=True)
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


def within(pages: dict[str, dict[str, float]]) -> bool:
    """Whether every kind of page keeps the target."""
    return all(page["p95_ms"] < TARGET_P95 for page in pages.values())
