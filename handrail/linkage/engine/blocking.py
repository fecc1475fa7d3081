"""Which pairs are worth comparing: those that share a blocking key in a block small enough to tell something."""

import duckdb

from handrail.linkage.engine.keys import LINK_RULES, RULES, write_keys
from handrail.linkage.engine.schema import PREPARED_TABLE

_LARGEST = " ".join(f"when {place} then {rule.largest}" for place, rule in enumerate(RULES))

_NOT_ENOUGH = ", ".join(str(place) for place, rule in enumerate(RULES) if not rule.enough)


def block_pairs(
    con: duckdb.DuckDBPyConnection, into: str, *, new_ids: str | None = None, prepared: str = PREPARED_TABLE
) -> int:
    """Make the table `into` (id_l < id_r) of candidate pairs, and say how many.

    With `new_ids` (the name of a table with the column `id`), only pairs in which at least one is new.
    """
    write_keys(con, "blocking_keys", LINK_RULES, prepared, passing=True)
    con.execute(
        f"""create or replace table block_sizes as
        select key, rule from blocking_keys group by key, rule
        having count(*) between 2 and case rule {_LARGEST} end"""  # noqa: S608 - names of our own tables and columns, values bound
    )
    con.execute(
        "create or replace table shared_keys as select k.* from blocking_keys k semi join block_sizes using (key)"
    )
    first = "shared_keys" if new_ids is None else f"(select * from shared_keys semi join {new_ids} using (id))"  # noqa: S608 - names of our own tables and columns, values bound
    order = (
        "a.id < b.id"
        if new_ids is None
        else f"(a.id < b.id or b.id not in (select id from {new_ids})) and a.id <> b.id"  # noqa: S608 - names of our own tables and columns, values bound
    )
    con.execute(
        f"""create or replace table {into} as
        select least(a.id, b.id) as id_l, greatest(a.id, b.id) as id_r
        from {first} a join shared_keys b on a.key = b.key and {order}
        group by all having count(*) > 1 or bool_or(a.rule not in ({_NOT_ENOUGH}))"""  # noqa: S608 - names of our own tables and columns, values bound
    )
    for table in ("blocking_keys", "block_sizes", "shared_keys"):
        con.execute(f"drop table {table}")
    return int(con.execute(f"select count(*) from {into}").fetchall()[0][0])  # noqa: S608 - names of our own tables and columns, values bound
