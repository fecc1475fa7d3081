"""The whole load of an extract, from the file to the record, beside a bare COPY of the same rows as JSON.

The peer does the least that keeps a row: it reads the CSV, writes each row as JSON and copies it into one table without
an index. The difference is what checking, keys, persons and seven tables of facts cost.
"""

import csv
import json
import os
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.extract_files import FILES, write_extract
from benchmarks.own_database import own_database
from handrail.linkage.public import load_file, reader_by_code
from handrail.partnership.public import Agency

ROWS = 300_000
LIMIT = 30_000  # rows a second
FACTS = ("identifier", "name", "address", "relationship", "involvement", "event", "flag")


def run(scale: float = 1.0) -> dict[str, Any]:
    rows = max(1_000, int(ROWS * scale))
    with own_database("handrail_bench_load"), tempfile.TemporaryDirectory(prefix="handrail-load-") as folder:
        feeds = {feed: _measure(feed, rows, Path(folder)) for feed in FILES}
    return {"rows_in_each": rows, "limit_rows_per_second": LIMIT, **feeds}


def _measure(feed: str, rows: int, folder: Path) -> dict[str, Any]:
    path = write_extract(feed, rows, folder)
    kind = FILES[feed][0]
    agency, _ = Agency.objects.get_or_create(code=f"bench-{kind}", defaults={"name": kind.title(), "kind": kind})
    reader = reader_by_code(feed)
    peer = _timed(lambda: _bare_copy(path), rows)
    ours = _timed(lambda: load_file(path=path, agency=agency, reader=reader, by=None), rows)
    with connection.cursor() as cursor:
        stated = {fact: _count(cursor, f"records_{fact}", feed) for fact in FACTS}
    text = path.read_text(encoding="utf-8")
    changed = text.replace("No further action", "Nothing further").replace(",K,Head", ",E,Head")
    path.write_text(changed, encoding="utf-8")
    again = _timed(lambda: load_file(path=path, agency=agency, reader=reader, by=None), rows)
    return {
        "columns": FILES[feed][1].count(",") + 1,
        "megabytes": round(path.stat().st_size / 1e6),
        "facts": {fact: count for fact, count in stated.items() if count},
        "load": ours,
        "load_with_a_fifth_changed": again,
        "bare_copy": peer,
    }


def _bare_copy(path: Path) -> None:
    with connection.cursor() as cursor, path.open(encoding="utf-8", newline="") as file:
        cursor.execute("DROP TABLE IF EXISTS bare; CREATE TABLE bare (as_sent jsonb)")
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in csv.DictReader(file):
                copy.write_row((json.dumps(row),))


def _count(cursor: Any, table: str, feed: str) -> int:
    cursor.execute(
        f"SELECT count(*) FROM {table} f JOIN records_sourcerecord r ON r.id = f.source_record_id WHERE r.feed = %s",
        [feed],
    )
    return int(cursor.fetchone()[0])


def _timed(work: Callable[[], Any], rows: int) -> dict[str, Any]:
    """Rows a second by the clock, and what a row took of the processors: it bounds what an idle machine would do."""
    began, python, database = time.perf_counter(), _python_cpu(), _database_cpu()
    work()
    wall, python, database = time.perf_counter() - began, _python_cpu() - python, _database_cpu() - database
    each = {"python": round(python / rows * 1e6, 1), "database": round(database / rows * 1e6, 1)}
    return {"rows_per_second": round(rows / wall), "cpu_microseconds_a_row": each}


def _python_cpu() -> float:
    """Of this process and of the readers it has started and ended."""
    own, readers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + readers.ru_utime + readers.ru_stime


def _database_cpu() -> float:
    """Of the server's process that works for us, where it runs on this machine and can be looked at; else 0."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
