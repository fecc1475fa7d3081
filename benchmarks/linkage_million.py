"""A million source records of Marlshire linked three ways in one run: by Handrail, by stock Splink, by seven rules.

Every agency's extract is read by its real reader. Each way of linking runs in a process of its own, so that its peak
memory is its own, with the same memory limit set for DuckDB. Splink is shown at the threshold that turns out best for
it, and at the lowest at which its clusters are as precise as Handrail's.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.county_records import county, write_records

PEOPLE, SEED = 455_000, 1


def run(scale: float = 1.0) -> dict[str, Any]:
    """The county's folder is kept in HANDRAIL_HOME, for writing it takes longer than linking it."""
    people = int(PEOPLE * scale)
    written = county(Path(os.environ["HANDRAIL_HOME"]) / "county", people, SEED)
    with tempfile.TemporaryDirectory() as place:
        folder, began = Path(place), time.perf_counter()
        records = write_records(written, folder)
        read = time.perf_counter() - began
        handrail = _contest("handrail", folder)
        return {
            "people": people,
            "source_records": records,
            "seconds_to_read_the_extracts": round(read, 1),
            "handrail": handrail,
            "stock_splink": _contest("splink", folder, "--precision", str(handrail["precision"])),
            "deterministic_cascade": _contest("cascade", folder),
        }


def _contest(method: str, folder: Path, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.linkage_contest", method, str(folder), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Linking by {method} failed:\n{done.stderr[-2000:]}")
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures
