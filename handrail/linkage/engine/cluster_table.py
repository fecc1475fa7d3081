"""Clusters of a whole run: the easy components at once, and the guarded ones pair by pair.

Nine components in ten hold nothing that could be wrong and need no guard. The others (a rule keeps two of their records
apart, they are large, they touch a person on record or a decision) go through `cluster.cluster_pairs`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa

from handrail.linkage.engine.cluster import ClusterLimits, Clusters, HeldBack, Known, Pair, cluster_pairs
from handrail.linkage.engine.link import PAIRS_TABLE, judged_pairs
from handrail.linkage.engine.ruled_inside import RuledInside, ruled_inside
from handrail.linkage.engine.rules import RULE_BY_CODE
from handrail.linkage.engine.schema import PREPARED_TABLE

NOT_STRONG_ENOUGH = "The evidence is not strong enough to join them unseen."


def cluster_table(
    con: duckdb.DuckDBPyConnection,
    *,
    known: Known = Known(),  # noqa: B008 - frozen
    limits: ClusterLimits = ClusterLimits(),  # noqa: B008 - frozen
    pairs: str = PAIRS_TABLE,
) -> Clusters:
    """Cluster every prepared record by the judged pairs; the same answer as `cluster_pairs` over all of them."""
    component = _components(con, pairs, known)
    _store_components(con, component)
    ruled = ruled_inside(con, "components", most_records=limits.most_records)
    guarded = _guarded(con, component, ruled.forbidden, known, limits)
    if guarded:
        _store_guarded(con, guarded)
        members = [record for record, root in component.items() if root in guarded]
        held = _cluster_guarded(con, members, ruled, known, limits, pairs)
        component |= held.person_of
        _store_components(con, component)
        reasons = {item.pair: item.reason for item in held.for_review}
    else:
        reasons = {}
    shown = sorted(_for_review(con, pairs, reasons, known), key=lambda item: (-item.weight, item.pair))
    con.execute("drop table components")
    return Clusters(component, shown)


def _components(con: duckdb.DuckDBPyConnection, pairs: str, known: Known) -> dict[int, int]:
    """For each record the smallest id that joins, decisions and persons on record connect it with."""
    root = {row[0]: row[0] for row in con.execute(f"select id from {PREPARED_TABLE}").fetchall()}  # noqa: S608 - names of our own tables and columns, values bound
    first_of: dict[int, int] = {}
    together = [(first_of.setdefault(person, record), record) for record, person in sorted(known.person_of.items())]
    joins = con.execute(f"select id_l, id_r from {pairs} where band = 'join'").fetchall()  # noqa: S608 - names of our own tables and columns, values bound
    for one, other in [*together, *known.same, *joins]:
        while root[one] != one:
            root[one] = one = root[root[one]]
        while root[other] != other:
            root[other] = other = root[root[other]]
        if one != other:
            root[max(one, other)] = min(one, other)
    for record in sorted(root):  # a root is never larger than its records, so one pass in order settles all
        root[record] = root[root[record]]
    return root


def _store_components(con: duckdb.DuckDBPyConnection, component: dict[int, int]) -> None:
    arriving = pa.table(
        {"id": pa.array(component.keys(), pa.int64()), "root": pa.array(component.values(), pa.int64())}
    )
    con.register("arriving", arriving)
    con.execute("create or replace table components as select * from arriving")
    con.unregister("arriving")


def _guarded(
    con: duckdb.DuckDBPyConnection,
    component: dict[int, int],
    forbidden: Iterable[tuple[Pair, str]],
    known: Known,
    limits: ClusterLimits,
) -> set[int]:
    """The components that need a guard."""
    sizes = Counter(component.values())
    births = con.execute(
        f"""select root from components join {PREPARED_TABLE} using (id)
        group by root having count(distinct born) > {limits.most_birth_dates}"""  # noqa: S608 - names of our own tables and columns, values bound
    ).fetchall()
    touched = {component[record] for record in known.person_of}
    touched |= {component[record] for pair in (*known.same, *known.apart) for record in pair}
    return (
        {component[one] for (one, _), _ in forbidden}
        | {root for root, size in sizes.items() if size > limits.most_records}
        | {row[0] for row in births}
        | {root for root in touched if sizes[root] > 1}
    )


def _store_guarded(con: duckdb.DuckDBPyConnection, guarded: set[int]) -> None:
    con.execute("create or replace table guarded as select unnest(?::bigint[]) as root", [sorted(guarded)])
    con.execute("create or replace table guarded_ids as select id from components semi join guarded using (root)")


def _cluster_guarded(
    con: duckdb.DuckDBPyConnection,
    members: list[int],
    ruled: RuledInside,
    known: Known,
    limits: ClusterLimits,
    pairs: str,
) -> Clusters:
    inside = set(members)
    born = con.execute(
        f"select id, born from {PREPARED_TABLE} semi join guarded_ids using (id) where born is not null"  # noqa: S608 - names of our own tables and columns, values bound
    ).fetchall()
    here = "id_l in (select id from guarded_ids) and id_r in (select id from guarded_ids)"
    concerned = Known(
        {record: person for record, person in known.person_of.items() if record in inside},
        [pair for pair in known.same if inside.issuperset(pair)],
        [pair for pair in known.apart if inside.issuperset(pair)],
    )
    return cluster_pairs(
        members,
        judged_pairs(con, pairs, here),
        known=concerned,
        forbidden=ruled.forbidden,
        excused=ruled.excused,
        born=dict(born),
        limits=limits,
    )


def _for_review(
    con: duckdb.DuckDBPyConnection, pairs: str, reasons: dict[Pair, str], known: Known
) -> Iterator[HeldBack]:
    """The strongest pair worth a look between any two clusters: one answer settles all the others.

    Clusters that somebody has decided to be two people are not asked about again.
    """
    con.execute("create or replace table decided (one bigint, other bigint)")
    if known.apart:
        con.executemany("insert into decided values (?, ?)", list(known.apart))
    rows = con.execute(
        f"""with decided_roots as (
            select least(l.root, r.root) as one, greatest(l.root, r.root) as other
            from decided join components l on l.id = one join components r on r.id = other)
        select id_l, id_r, weight, rule
        from (select p.*, least(l.root, r.root) as one, greatest(l.root, r.root) as other
              from {pairs} p join components l on l.id = id_l join components r on r.id = id_r
              where l.root <> r.root and band <> 'apart')
        anti join decided_roots using (one, other)
        qualify row_number() over (partition by one, other order by weight desc, id_l, id_r) = 1"""  # noqa: S608 - names of our own tables and columns, values bound
    ).fetchall()
    con.execute("drop table decided")
    for one, other, weight, rule in rows:
        words = RULE_BY_CODE[rule].words if rule else NOT_STRONG_ENOUGH
        yield HeldBack((one, other), weight, reasons.get((one, other), words))
