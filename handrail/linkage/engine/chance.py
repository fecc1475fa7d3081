"""How often strangers agree: the u of every level, from records paired at random, and for identifiers by counting.

Two people share an NHS number only by a clerical error. No sample shows that, so agreements are counted over all
records and set against all possible pairs, leaving out those whose birth dates agree as well: they are one person.
"""

import duckdb

from handrail.linkage.engine.comparisons import SILENT, Comparison
from handrail.linkage.engine.schema import PREPARED_TABLE

PARTNERS = 20  # that each record drawn is paired with: many records in few pairs each tell more than few in many
SMOOTHING = 0.5  # of a pair: a level no stranger was seen at is rare, not impossible (Jeffreys)


def chance_agreement(
    con: duckdb.DuckDBPyConnection, comparison: Comparison, *, sample: int = 250_000, prepared: str = PREPARED_TABLE
) -> list[float]:
    """The share of strangers at each level, of those about whom the comparison says anything. Sums to 1.

    `sample`: about how many pairs are drawn, where agreement is not counted.
    """
    counts = _count_identifier(con, comparison, prepared) if comparison.identifier else None
    counts = counts or _count_sample(con, comparison, sample, prepared)
    smoothed = [count + SMOOTHING for count in counts]
    return [count / sum(smoothed) for count in smoothed]


def _count_sample(con: duckdb.DuckDBPyConnection, comparison: Comparison, sample: int, prepared: str) -> list[float]:
    columns = sorted(comparison.columns)
    pair = ", ".join(f"l.{column} as {column}_l, r.{column} as {column}_r" for column in columns)
    rows = con.execute(
        f"""with chosen as (
            select {", ".join(["id", *columns])} from {prepared} order by hash(id), id limit {sample // PARTNERS}),
        drawn as (select *, row_number() over (order by hash(id), id) as place from chosen),
        partners as (
            select l.*, (l.place + step - 1) % (select count(*) from drawn) + 1 as partner
            from drawn l cross join range(1, {PARTNERS + 1}) steps(step)),
        pairs as (select {pair} from partners l join drawn r on r.place = l.partner)
        select {comparison.case_sql} as level, count(*) from pairs group by level"""  # noqa: S608 - names of our own tables and columns, values bound
    ).fetchall()
    found = dict(rows)
    return [float(found.get(level, 0)) for level in range(len(comparison.levels)) if level != SILENT]


def _count_identifier(con: duckdb.DuckDBPyConnection, comparison: Comparison, prepared: str) -> list[float]:
    (column,) = comparison.columns
    value = f"unnest({column})" if column == "other_ids" else column
    held, agreeing = con.execute(
        f"""with held as (select id, born, {value} as value from {prepared}),
        known as (select * from held where value is not null),
        shared as (select count(*) as n from known group by value),
        same_birth as (select count(*) as n from known where born is not null group by value, born)
        select (select count(distinct id) from known),
          (select coalesce(sum(n * (n - 1) / 2), 0) from shared)
          - (select coalesce(sum(n * (n - 1) / 2), 0) from same_birth)"""  # noqa: S608 - names of our own tables and columns, values bound
    ).fetchall()[0]
    return [float(agreeing), max(held * (held - 1) / 2 - float(agreeing), 1.0)]
