"""The tree itself: what may not stand in it."""

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
HOSTS = re.compile(r"py" + r"pi\.o" + r"rg|python" + r"hosted|registry\.n" + r"pmjs|deb\.d" + r"ebian")
CODE = (".py", ".jinja", ".js", ".scss", ".sql")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    return [PROJECT / line for line in listed.splitlines() if (PROJECT / line).is_file()]


def test_no_index_host_is_named() -> None:
    naming = [p for p in tracked() if p.suffix != ".png" and HOSTS.search(p.read_text(errors="ignore"))]
    assert naming == []


def test_no_code_file_is_longer_than_400_lines() -> None:
    long = {
        str(p.relative_to(PROJECT)): n
        for p in tracked()
        if p.suffix in CODE and "migrations" not in p.parts and (n := len(p.read_text().splitlines())) > 400
    }
    assert long == {}


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_to_do(word: str) -> None:
    me = Path(__file__).resolve()
    assert [p for p in tracked() if p.suffix in CODE and p != me and re.search(rf"\b{word}\b", p.read_text())] == []
