"""The room's set-based statements, each in a file of its own so that it can be read, explained and timed as SQL."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def statement(name: str) -> str:
    """The text of `<name>.sql`."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
