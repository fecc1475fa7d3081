"""A deterministic cascade of seven rules, as many councils match today: what the trained model is measured against."""

import duckdb

from handrail.linkage.engine.schema import PREPARED_TABLE

RULES = (
    ("NHS number", "nhs"),
    ("pupil number", "upn"),
    ("forename, surname and birth date", "given || '|' || family || '|' || born"),
    ("surname, birth date and postcode", "family || '|' || born || '|' || postcode || '|' || given[1]"),
    ("forename, birth date and postcode", "given || '|' || born || '|' || postcode"),
    ("forename's form, surname and birth date", "given_common || '|' || family || '|' || born"),
    ("forename, surname and postcode", "given || '|' || family || '|' || postcode"),
)


def link_by_rules(con: duckdb.DuckDBPyConnection, prepared: str = PREPARED_TABLE) -> dict[int, int]:
    """For each record the smallest record id of its cluster: records are one where any of the rules makes them so."""
    pairs = " union ".join(
        f"""select min(id) over (partition by {value}) as one, id as other
        from {prepared} where {value} is not null"""  # noqa: S608 - names of our own tables and columns, values bound
        for _, value in RULES
    )
    root = {row[0]: row[0] for row in con.execute(f"select id from {prepared} order by id").fetchall()}  # noqa: S608 - names of our own tables and columns, values bound
    for one, other in con.execute(pairs).fetchall():
        first, second = sorted((_find(root, one), _find(root, other)))
        root[second] = first
    return {record: _find(root, record) for record in root}


def _find(root: dict[int, int], record: int) -> int:
    while root[record] != record:
        root[record] = root[root[record]]
        record = root[record]
    return record
