"""A million source records of Marlshire linked three ways, each in a process of its own, in the same run."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.county_records import county, write_records

PEOPLE, SEED = 455_000, 1


def _contest(method: str, folder: Path, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.linkage_contest", method, str(folder), *more]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def run(scale: float = 1.0) -> dict[str, Any]:
    home = Path(os.environ["HANDRAIL_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    people = int(PEOPLE * scale)
    with tempfile.TemporaryDirectory() as folder:
        records = write_records(county(home, people, SEED), Path(folder))
        ours = _contest("handrail", Path(folder))
        precision = str(ours.get("precision", 1.0))
        return {
            "people": people,
            "records": records,
            "handrail": ours,
            "stock_splink": _contest("splink", Path(folder), "--precision", precision),
            "deterministic_cascade": _contest("cascade", Path(folder)),
        }
