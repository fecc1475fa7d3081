"""A CSV of 1 GB from the file to the record: how quickly, in how much memory, and what was set aside.

The file is written by a small process of its own. Every thousandth row has an
impossible date, so what is set aside is known beforehand. Memory is the most that was held at once (resident) by the
process that loads and by the one that reads for it; the database's own is bounded by its settings.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.extract_files import INCIDENTS, incidents
from benchmarks.own_database import own_database

BYTES = 1_000_000_000
BLOCK_ROWS = 50_000
BAD_EVERY = 1_000
IMPOSSIBLE = "2026-02-31 12:00"
FEED = "police-incidents"


def run(scale: float = 1.0) -> dict[str, Any]:
    with own_database("handrail_bench_big_file"), tempfile.TemporaryDirectory(prefix="handrail-big-") as folder:
        path = Path(folder) / "incidents.csv"
        subprocess.run([sys.executable, "-m", __name__, str(path), str(int(BYTES * scale))], check=True)
        return _measure(path)


def _measure(path: Path) -> dict[str, Any]:
    from handrail.linkage.public import load_file, reader_by_code
    from handrail.partnership.public import Agency

    police, _ = Agency.objects.get_or_create(code="bench-police", defaults={"name": "Police", "kind": "police"})
    before, began = _peak_megabytes(), time.perf_counter()
    batch = load_file(path=path, agency=police, reader=reader_by_code(FEED), by=None)
    seconds = time.perf_counter() - began
    feed = batch.report["feeds"][FEED]
    assert feed["quarantined"] == feed["read"] // BAD_EVERY, batch.in_words()
    return {
        "megabytes": round(path.stat().st_size / 1e6),
        "rows": feed["read"],
        "taken_in": feed["new"],
        "set_aside": feed["quarantined"],
        "seconds": round(seconds),
        "rows_per_second": round(feed["read"] / seconds),
        "peak_memory_mb": {"before": before["loading"], **_peak_megabytes()},
        "note": "the reading process remembers a hash of each row's key, about 70 bytes a row: that is what grows",
    }


def _peak_megabytes() -> dict[str, int]:
    """Linux counts in kilobytes, macOS in bytes."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    who = {"loading": resource.RUSAGE_SELF, "reading": resource.RUSAGE_CHILDREN}
    return {name: round(resource.getrusage(one).ru_maxrss / unit) for name, one in who.items()}


def rows() -> Iterator[str]:
    """Lines without end: a block of incidents over and over, each time of other people under other numbers."""
    block = [_template(row) for row in incidents(BLOCK_ROWS)]
    number = 0
    while True:
        people = number // BLOCK_ROWS * BLOCK_ROWS
        for person, before, day, after in block:
            number += 1
            when = IMPOSSIBLE if number % BAD_EVERY == 0 else day
            yield f"N{people + person:08d},55OC{number:09d}{before}{when}{after}"


def _template(row: list[str]) -> tuple[int, str, str, str]:
    """The person's number, and the line's text around the two values that change with each block."""
    when = row.index(next(cell for cell in row if len(cell) == 16 and cell[4] == "-" and cell[10] == " "))
    before, after = ",".join(["", *row[2:when], ""]), ",".join(["", *row[when + 1 :]])
    return int(row[0][1:]), before, row[when], f"{after}\n"


def write(path: Path, size: int) -> None:
    written, lines = 0, rows()
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{INCIDENTS}\n")
        while written < size:
            text = "".join(next(lines) for _ in range(BLOCK_ROWS))
            written += len(text)
            file.write(text)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
