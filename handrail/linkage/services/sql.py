"""The room's SQL, kept in files of its own so that it can be read, and run, as SQL."""

from functools import cache
from importlib.resources import files


@cache
def sql(name: str) -> str:
    return (files("handrail.linkage") / "sql" / f"{name}.sql").read_text(encoding="utf-8")
