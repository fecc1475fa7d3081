"""Make source persons comparable: in DuckDB for a batch, in Python for one record of the live look-up.

Names are read in Python, each distinct name once, and joined back, so that batch and look-up cannot disagree on a name.
"""

from collections.abc import Callable, Iterable

import duckdb
import pyarrow as pa

from handrail.linkage.engine import clean
from handrail.linkage.engine.names import NOTHING, NameReading, merge, read_family, read_given, split_full_name
from handrail.linkage.engine.schema import PREPARED_TABLE, SOURCE_TABLE, PreparedPerson, SourcePerson

_NAME_LISTS = ("given_forms", "given_sounds", "family_forms", "family_sounds")


def prepare_one(person: SourcePerson) -> PreparedPerson:
    """The same as `prepare`, for one record and without a database."""
    given, family = read_given(person.given), read_family(person.family)
    aliases = [_read_alias(name) for name in person.other_names]
    given_forms, given_sounds = merge([given, *(alias[0] for alias in aliases)])
    family_forms, family_sounds = merge([family, *(alias[1] for alias in aliases)])
    postcodes = tuple(dict.fromkeys(code for text in person.postcodes if (code := clean.clean_postcode(text))))
    return PreparedPerson(
        id=person.id,
        agency=person.agency,
        local_id=clean.squeezed(person.local_id) or None,
        given=given.folded or None,
        given_first=given.first or None,
        given_common=given.common or None,
        given_forms=given_forms,
        given_sounds=given_sounds,
        family=family.folded or None,
        family_forms=family_forms,
        family_sounds=family_sounds,
        born=person.born.isoformat() if person.born else None,
        born_crossed=clean.crossed_date(person.born) if person.born else None,
        sex=clean.clean_sex(person.sex),
        postcode=postcodes[0] if postcodes else None,
        postcodes=postcodes,
        districts=tuple(sorted({district for code in postcodes if (district := clean.district_of(code))})),
        address=clean.squeezed(person.address) or None,
        phone=clean.clean_phone(person.phone),
        nhs=clean.clean_nhs(person.nhs),
        nhs_traced=person.nhs_traced,
        upn=clean.clean_upn(person.upn),
        other_ids=tuple(sorted(set(person.other_ids))),
        died=person.died.isoformat() if person.died else None,
        first_known=person.first_known.isoformat() if person.first_known else None,
    )


def prepare(
    con: duckdb.DuckDBPyConnection, source: str = SOURCE_TABLE, into: str = PREPARED_TABLE, where: str = "true"
) -> int:
    """Make the prepared table of all source persons (or those `where`), and say how many there are."""
    con.execute(clean.MACROS)
    _register_names(con, "given_names", f"select distinct given from {source} where {where}", read_given)  # noqa: S608 - names of our own tables and columns, values bound
    _register_names(con, "family_names", f"select distinct family from {source} where {where}", read_family)  # noqa: S608 - names of our own tables and columns, values bound
    _register_aliases(con, f"select distinct unnest(other_names) from {source} where {where}")  # noqa: S608 - names of our own tables and columns, values bound
    con.execute(f"create or replace table {into} as {_prepared_sql(source, where)}")
    for table in ("given_names", "family_names", "alias_names"):
        con.execute(f"drop table {table}")
    return int(_one(con, f"select count(*) from {into}"))  # noqa: S608 - names of our own tables and columns, values bound


def _one(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchall()[0]
    return int(row[0])


def _read_alias(text: str) -> tuple[NameReading, NameReading]:
    given, family = split_full_name(text)
    return (read_given(given) if given else NOTHING), (read_family(family) if family else NOTHING)


def _register_names(con: duckdb.DuckDBPyConnection, table: str, sql: str, read: Callable[[str], NameReading]) -> None:
    raw = [row[0] for row in con.execute(sql).fetchall() if row[0]]
    readings = [read(name) for name in raw]
    _store(
        con,
        table,
        raw=raw,
        folded=[reading.folded or None for reading in readings],
        first=[reading.first or None for reading in readings],
        common=[reading.common or None for reading in readings],
        forms=[list(reading.forms) for reading in readings],
        sounds=[list(reading.sounds) for reading in readings],
    )


def _register_aliases(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    raw = [row[0] for row in con.execute(sql).fetchall() if row[0]]
    pairs = [_read_alias(name) for name in raw]
    _store(
        con,
        "alias_names",
        raw=raw,
        given_forms=[list(given.forms) for given, _ in pairs],
        given_sounds=[list(given.sounds) for given, _ in pairs],
        family_forms=[list(family.forms) for _, family in pairs],
        family_sounds=[list(family.sounds) for _, family in pairs],
    )


def _store(con: duckdb.DuckDBPyConnection, table: str, **columns: Iterable[object]) -> None:
    text, texts = pa.string(), pa.list_(pa.string())
    arrays = {
        name: pa.array(list(values), type=texts if name.endswith(("forms", "sounds")) else text)
        for name, values in columns.items()
    }
    con.register("arrow_names", pa.table(arrays))
    con.execute(f"create or replace table {table} as select * from arrow_names")  # noqa: S608 - names of our own tables and columns, values bound
    con.unregister("arrow_names")


def _prepared_sql(source: str, where: str) -> str:
    lists = ", ".join(f"flatten(list(a.{name})) as {name}" for name in _NAME_LISTS)
    return f"""
    with alias as (
        select x.id, {lists}
        from (select id, unnest(other_names) as raw from {source} where {where}) x join alias_names a using (raw)
        group by x.id
    )
    select
        p.id, p.agency, or_null(squeezed(p.local_id)) as local_id,
        g.folded as given, g.first as given_first, g.common as given_common,
        {_merged("g.forms", "given_forms")}, {_merged("g.sounds", "given_sounds")},
        f.folded as family,
        {_merged("f.forms", "family_forms")}, {_merged("f.sounds", "family_sounds")},
        strftime(p.born, '%Y-%m-%d') as born, crossed_date(p.born) as born_crossed,
        clean_sex(p.sex) as sex,
        codes[1] as postcode, codes as postcodes,
        list_sort(list_distinct(list_filter(list_transform(codes, lambda c: district_of(c)), lambda c: c is not null)))
            as districts,
        or_null(squeezed(p.address)) as address,
        clean_phone(p.phone) as phone, clean_nhs(p.nhs) as nhs, coalesce(p.nhs_traced, false) as nhs_traced,
        clean_upn(p.upn) as upn, list_sort(list_distinct(coalesce(p.other_ids, []))) as other_ids,
        strftime(p.died, '%Y-%m-%d') as died, strftime(p.first_known, '%Y-%m-%d') as first_known
    from (
        select *, list_filter(cleaned, lambda c, i: c is not null and i = list_position(cleaned, c)) as codes
        from (
            select *, list_transform(coalesce(postcodes, []), lambda c: clean_postcode(c)) as cleaned
            from {source} where {where}
        )
    ) p
    left join given_names g on g.raw = p.given
    left join family_names f on f.raw = p.family
    left join alias on alias.id = p.id
    """  # noqa: S608 - names of our own tables and columns, values bound


def _merged(own: str, name: str) -> str:
    return (
        f"case when alias.{name} is null then coalesce({own}, []) "
        f"else list_sort(list_distinct(list_concat(coalesce({own}, []), alias.{name}))) end as {name}"
    )
