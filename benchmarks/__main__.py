"""`./run bench [NAME ...]`: measure, print, and store as JSON beside the machine's cores and the sizes measured."""

import argparse
import importlib
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

import django

from handrail.kernel import clock
from handrail.project import database

RESULTS = Path(__file__).parent / "results"
BENCHMARKS = {
    "load": "rows a second through the whole load, beside a bare COPY",
    "big_file": "a CSV of 1 GB: rows a second and the memory that it takes",
    "linkage_public": "FEBRL 3 and the public fake_1000, beside the deterministic cascade",
    "linkage_million": "a million source records, beside stock Splink and the cascade, by heritage group of name",
    "find": "find over a million source records",
    "horizon": "the support horizon of 100,000 young people, beside the bare statement",
    "pages": "pages at 30 requests a second, 250,000 residents, 2,000,000 events",
    "frontdoor": "the front door's look-up, queue and triage page at 30 requests a second, 300 contacts open",
    "practice": "plans opened and assessments saved at 30 requests a second",
    "writers": "20 writers of one record at once: updates lost, and how long a save takes",
    "start": "the demo's cold and warm start",
}


def _machine() -> dict[str, Any]:
    return {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}


def _print(figures: Any, indent: int = 2) -> None:
    for key, value in figures.items() if isinstance(figures, dict) else enumerate(figures):
        if isinstance(value, dict | list) and value and not all(isinstance(v, int | float | str) for v in value):
            print(f"{' ' * indent}{key}:")
            _print(value, indent + 2)
        else:
            print(f"{' ' * indent}{key}: {value}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="; ".join(f"{k}: {v}" for k, v in BENCHMARKS.items()))
    parser.add_argument("--list", action="store_true", help="Say what there is and stop.")
    parser.add_argument("--scale", type=float, default=1.0, help="Of the stated sizes, for a quick look (0.1).")
    chosen = parser.parse_args()
    if chosen.list:
        print("\n".join(f"{name:<16} {what}" for name, what in BENCHMARKS.items()))
        return
    unknown = set(chosen.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no benchmark called {', '.join(sorted(unknown))}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.project.settings")
    os.environ.setdefault("HANDRAIL_HOME", str(Path.cwd() / ".handrail" / "bench"))
    os.environ["HANDRAIL_DEMO"] = "1"
    database.ready()
    django.setup()
    for name in chosen.names or BENCHMARKS:
        print(f"{name}: {BENCHMARKS[name]}", flush=True)
        figures = importlib.import_module(f"benchmarks.{name}").run(scale=chosen.scale)
        stored = {"benchmark": name, "on": clock.today().isoformat(), "scale": chosen.scale, "machine": _machine()}
        _print(figures)
        RESULTS.mkdir(exist_ok=True)
        kept = RESULTS / (f"{name}.json" if chosen.scale == 1 else f"local/{name}.json")
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps({**stored, "figures": figures}, indent=1, default=str) + "\n")


if __name__ == "__main__":
    sys.exit(main())
