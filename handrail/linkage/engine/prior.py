"""How likely two records drawn at random are one person: counted anew in every run, for it falls as the records grow.

(A model trained on one million records and used unchanged on five joins too much: precision fell from .977 to .952.)
"""

import duckdb

from handrail.linkage.engine.schema import PREPARED_TABLE

SURE = ("nhs", "upn", "born || '|' || given || '|' || family", "born || '|' || given || '|' || postcode")
RECALL = 0.8  # the share of true pairs that one of the sure agreements finds (measured on county data)


def estimate_prior(con: duckdb.DuckDBPyConnection, prepared: str = PREPARED_TABLE) -> float:
    """Pairs that agree surely, raised by the share such agreement misses, over all possible pairs."""
    pairs = " union ".join(
        f"""select a.id as id_l, b.id as id_r
        from agree{place} a join agree{place} b on a.value = b.value and a.id < b.id"""  # noqa: S608 - names of our own tables and columns, values bound
        for place in range(len(SURE))
    )
    tables = ", ".join(
        f"""agree{place} as (
            select id, value
            from (select id, {value} as value, count(*) over (partition by {value}) as n from {prepared})
            where value is not null and n between 2 and 50)"""  # noqa: S608 - names of our own tables and columns, values bound
        for place, value in enumerate(SURE)
    )
    found, records = con.execute(
        f"with {tables} select (select count(*) from ({pairs})), (select count(*) from {prepared})"  # noqa: S608 - names of our own tables and columns, values bound
    ).fetchall()[0]
    possible = max(records * (records - 1) / 2, 1)
    return min(max(found / RECALL, 0.5) / possible, 0.5)
