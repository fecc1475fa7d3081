"""Source persons laid out in DuckDB for the engine, and what it works out carried back. Files pass through a private
folder (mode 0700) that is gone when the work is done."""

import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import duckdb
from django.conf import settings
from django.db import connection

from handrail.linkage.engine.link import Limits, apply_limits
from handrail.linkage.engine.prepare import prepare
from handrail.linkage.engine.schema import SOURCE_TABLE, SourcePerson, create_source_table
from handrail.linkage.services.sql import sql

BLOCK = 1 << 20
_LISTS = {"other_names", "postcodes", "other_ids"}


class Workbench:
    """A DuckDB of our own, in memory up to a limit and then in the private folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.limits = Limits(memory=getattr(settings, "HANDRAIL_LINKAGE_MEMORY", "2GB"), folder=str(folder))
        self.con = duckdb.connect()
        apply_limits(self.con, self.limits)

    def lay_out(self, ids: Collection[int] | None = None) -> int:
        """Fetch these source persons (None: all) and make them comparable; how many there are."""
        path = self.folder / "source.csv"
        values = {"all": ids is None, "ids": list(ids or ())}
        with connection.cursor() as cursor, path.open("wb") as file:
            query = cursor.mogrify(sql("source_persons"), values)
            with cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)") as copy:
                for block in copy:
                    file.write(block)
        create_source_table(self.con)
        self.con.execute(f"INSERT INTO {SOURCE_TABLE} {_read_csv(path)}")
        path.unlink()
        return prepare(self.con)

    def carry_back(self, query: str, into: str) -> int:
        """Copy what a DuckDB query gives into a table (and columns) of PostgreSQL."""
        path = self.folder / "back.csv"
        self.con.execute(f"COPY ({query}) TO '{path}' (FORMAT csv, HEADER false)")
        with connection.cursor() as cursor, path.open("rb") as file:
            with cursor.copy(f"COPY {into} FROM STDIN (FORMAT csv)") as copy:
                while block := file.read(BLOCK):
                    copy.write(block)
            copied: int = cursor.rowcount
        path.unlink()
        return copied

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.con.execute(query).fetchall()


@contextmanager
def workbench() -> Iterator[Workbench]:
    parent = Path(settings.MEDIA_ROOT)
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix="linkage-") as folder:
        bench = Workbench(Path(folder))
        try:
            yield bench
        finally:
            bench.con.close()


def _read_csv(path: Path) -> str:
    names = [field.name for field in fields(SourcePerson)]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    selected = ", ".join(_selected(name) for name in names)
    form = "header=false, delim=',', quote='\"', escape='\"', auto_detect=false"
    source = f"read_csv('{path}', columns={{{columns}}}, {form})"
    return f"SELECT {selected} FROM {source}"  # noqa: S608 - column names of our own


def _selected(name: str) -> str:
    if name in _LISTS:
        return f"CASE WHEN {name} IS NULL OR {name} = '' THEN [] ELSE string_split({name}, chr(31)) END"
    if name in {"born", "died", "first_known"}:
        return f"{name}::date"
    return {"id": "id::bigint", "nhs_traced": "nhs_traced::boolean"}.get(name, f"coalesce({name}, '')")
