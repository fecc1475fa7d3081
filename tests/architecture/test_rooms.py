"""Rooms import only rooms below them, and only what these make public."""

import ast
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
ROOMS = {p.name for p in (PROJECT / "handrail").iterdir() if p.is_dir() and p.name != "__pycache__"}
OPEN_IN_FULL = {"kernel"}  # small modules of plain values: each is public
PLAIN_VALUES = {"handrail.records.facts"}  # the language of readers of files, who know no database


def imports(file: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append(node.module)
    return found


def test_only_public_modules_cross_from_room_to_room() -> None:
    wrong = []
    for file in (PROJECT / "handrail").rglob("*.py"):
        room = file.relative_to(PROJECT / "handrail").parts[0]
        if room == "project" or "migrations" in file.parts:
            continue
        for name in imports(file):
            parts = name.split(".")
            if name in PLAIN_VALUES or parts[0] != "handrail" or len(parts) < 3:
                continue
            if parts[1] == room or parts[1] in OPEN_IN_FULL:
                continue
            if parts[1] in ROOMS and parts[2] != "public":
                wrong.append(f"{file.relative_to(PROJECT)} imports {name}")
    assert wrong == []


def test_demo_and_benchmarks_use_only_public_modules() -> None:
    allowed = {"public", "embedded", "configuration", "settings", "database"}
    measured = ("handrail.linkage.engine", "handrail.linkage.extracts")  # plain functions, measured without a database
    wrong = [
        f"{file.relative_to(PROJECT)} imports {name}"
        for folder in ("demo", "benchmarks")
        for file in (PROJECT / folder).rglob("*.py")
        for name in imports(file)
        if (parts := name.split("."))[0] == "handrail" and name not in PLAIN_VALUES and not name.startswith(measured)
        if parts[1] != "kernel" and len(parts) > 2 and parts[2] not in allowed
    ]
    assert wrong == []


def test_the_layers_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
