"""What goes in and what is compared: a source person (one agency's record of one person), as sent and as prepared."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date

import duckdb
import pyarrow as pa

SOURCE_TABLE = "source_persons"
PREPARED_TABLE = "prepared"

Value = str | int | bool | date | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcePerson:
    """One agency's record of one person, as the agency has it. Empty text and None both mean "not given"."""

    id: int
    agency: str
    local_id: str = ""
    given: str = ""
    family: str = ""
    other_names: tuple[str, ...] = ()  # aliases, former and preferred names, each "given family"
    born: date | None = None
    sex: str = ""  # F, M; anything else is unknown
    postcodes: tuple[str, ...] = ()  # newest first
    address: str = ""  # first line of the newest address
    phone: str = ""
    nhs: str = ""
    nhs_traced: bool = False  # the agency had the number traced and verified against the national index
    upn: str = ""
    other_ids: tuple[str, ...] = ()  # "scheme:value", for schemes that more than one agency uses
    died: date | None = None
    first_known: date | None = None  # when the agency first dealt with the person


@dataclass(frozen=True, slots=True)
class PreparedPerson:
    """The same record made comparable. Dates are ISO text, missing text is None, lists are sorted save `postcodes`."""

    id: int
    agency: str
    local_id: str | None
    given: str | None
    given_first: str | None  # the first telling part
    given_common: str | None
    given_forms: tuple[str, ...]
    given_sounds: tuple[str, ...]
    family: str | None
    family_forms: tuple[str, ...]
    family_sounds: tuple[str, ...]
    born: str | None
    born_crossed: str | None  # day and month swapped, where that is a date too
    sex: str | None
    postcode: str | None
    postcodes: tuple[str, ...]
    districts: tuple[str, ...]
    address: str | None
    phone: str | None
    nhs: str | None
    nhs_traced: bool
    upn: str | None
    other_ids: tuple[str, ...]
    died: str | None
    first_known: str | None


_SQL_TYPES: dict[object, str] = {
    int: "bigint",
    str: "varchar",
    bool: "boolean",
    date | None: "date",
    tuple[str, ...]: "varchar[]",
}
_ARROW_TYPES: dict[object, pa.DataType] = {
    int: pa.int64(),
    str: pa.string(),
    bool: pa.bool_(),
    date | None: pa.date32(),
    tuple[str, ...]: pa.list_(pa.string()),
}


def create_source_table(con: duckdb.DuckDBPyConnection, table: str = SOURCE_TABLE) -> None:
    """Make the empty table that `prepare.prepare` reads: the columns of `SourcePerson`, in order."""
    columns = ", ".join(f"{field.name} {_SQL_TYPES[field.type]}" for field in fields(SourcePerson))
    con.execute(f"create or replace table {table} ({columns})")


def add_source_persons(
    con: duckdb.DuckDBPyConnection, persons: Iterable[SourcePerson], table: str = SOURCE_TABLE
) -> None:
    """Put persons into the source table. A whole county comes faster as Parquet or CSV into the same columns."""
    rows = [astuple(person) for person in persons]
    names = [field.name for field in fields(SourcePerson)]
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    arrays = [
        pa.array(list(column), type=_ARROW_TYPES[field.type])
        for field, column in zip(fields(SourcePerson), columns, strict=True)
    ]
    con.register("arriving", pa.table(arrays, names=names))
    con.execute(f"insert into {table} select * from arriving")  # noqa: S608 - names of our own tables and columns, values bound
    con.unregister("arriving")
