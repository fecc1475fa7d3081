"""The county as one call: its files, its manifest, and that it is the same county every time."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from demo.public import CountyReport, generate

ROOT = Path(__file__).parents[3]
CALL = (
    "import sys; from datetime import date; from pathlib import Path; from demo.public import generate; "
    "generate(400, int(sys.argv[2]), Path(sys.argv[1]), None, date(2026, 11, 22))"
)


def digest(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def written(folder: Path, hash_seed: str, seed: int = 3) -> dict[str, str]:
    env = os.environ | {"PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", CALL, str(folder), str(seed)], check=True, env=env, timeout=60)
    return digest(folder)


def test_the_same_seed_writes_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a", "1"), written(tmp_path / "b", "4242")
    assert len(first) > 25
    assert first == second


def test_another_seed_writes_another_county(tmp_path: Path) -> None:
    first, second = written(tmp_path / "a", "1", 3), written(tmp_path / "b", "1", 4)
    changed = {name for name in first if first[name] != second[name]}
    assert {"marlshire-ed/attendance.csv", "marlshire-health/emergency-department.csv", "truth/records.csv"} <= changed
    assert "truth/stories.json" not in changed


def test_every_file_of_the_report_is_there_and_stands_in_the_manifest(county: CountyReport, folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["files"] == [file._asdict() for file in county.files]
    assert all((folder / file.path).exists() for file in county.files)
    assert {"ssda903", "annex_a", "cin_census", "person-list"} <= {file.reader for file in county.files}
    assert county.files[0].reader == "person-list"
    assert county.people == manifest["people"] == 3_000


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    generate(50, 1, tmp_path, lambda *step: told.append(step), date(2026, 11, 22))
    assert told[-1] == ("people", 50, 50)
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)


@pytest.mark.parametrize("people", [0, -1, 900_001])
def test_a_county_that_cannot_be_is_refused_in_words(tmp_path: Path, people: int) -> None:
    with pytest.raises(ValueError, match="between 1 and 900,000"):
        generate(people, 1, tmp_path, None, date(2026, 11, 22))
