"""Which records inside a component may not be one person, whether they were compared or not.

A component is what joins connect. Two records in it with one birth date and home but two forenames may be twins, who
came together by way of a third record. They are one person where numbers lead from one forename to the other, or a
record that has a number bears both, and all records together hold no second NHS number and no second pupil number.
Twins never share a number: where a second one stands anywhere in the component, a shared number may be written on the
wrong record and joins nobody.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import duckdb

from handrail.linkage.engine.comparisons import BY_NAME
from handrail.linkage.engine.rules import FORBIDDING, RULE_BY_CODE, RULE_COLUMNS
from handrail.linkage.engine.schema import PREPARED_TABLE

Pair = tuple[int, int]

_RULES = (RULE_BY_CODE["two_forenames"], *FORBIDDING)
_ASKED = [BY_NAME[name] for name in sorted({name for rule in _RULES for name, _ in (*rule.at, *rule.unless)})]
_COLUMNS = sorted(set(RULE_COLUMNS).union(*(comparison.columns for comparison in _ASKED)))

_RULED = " ".join(f"when {rule.sql} then '{rule.code}'" for rule in _RULES)
TOLD_APART_BY = ("given", "nhs", "upn", "died")  # two records that differ in none of these break no rule
_MORE_THAN_ONE = " or ".join(f"count(distinct {column}) > {column != 'died':d}" for column in TOLD_APART_BY)

_GIVEN = [level.code for level in BY_NAME["given"].levels]
_MAIN_NAME = ", ".join(str(_GIVEN.index(code)) for code in ("same", "swapped", "same_name"))
_KNOWS_BOTH = " or ".join(
    f"coalesce(nhs_{one}, upn_{one}) is not null and (coalesce(nhs_{other}, upn_{other}) is not null "
    f"or list_has_all(given_forms_{one}, given_forms_{other}))"
    for one, other in ("lr", "rl")
)
_AKIN = f"""born_l = born_r and (nhs_l = nhs_r or upn_l = upn_r or list_has_any(other_ids_l, other_ids_r))
    or level_given in ({_MAIN_NAME})
    or level_given = {_GIVEN.index("shared_form")} and ({_KNOWS_BOTH})"""


@dataclass(frozen=True, slots=True)
class RuledInside:
    """`forbidden`: pairs that may not be one, with the rule's code. `excused`: pairs that look like twins and are one
    person by number."""

    forbidden: list[tuple[Pair, str]] = field(default_factory=list)
    excused: set[Pair] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Inside:
    """`akin`: the two have a number or their main forename in common, or one that has a number knows both forenames."""

    pair: Pair
    rule: str | None
    akin: bool


def ruled_inside(con: duckdb.DuckDBPyConnection, components: str, *, most_records: int) -> RuledInside:
    """Look into every component (a table of id and root) that holds a pair with a rule."""
    found = RuledInside()
    for pairs, one_number in _ruled_components(con, components, most_records):
        root = _by_kinship(pairs) if one_number else {}
        for each in pairs:
            if each.rule is None or (one_number and each.rule == "two_forenames"):
                continue
            one, other = each.pair
            if each.rule == "twins" and one in root and root[one] == root.get(other):
                found.excused.add(each.pair)
            else:
                found.forbidden.append((each.pair, each.rule))
    return found


def _ruled_components(
    con: duckdb.DuckDBPyConnection, components: str, most_records: int
) -> Iterator[tuple[list[_Inside], bool]]:
    """Of each component its pairs that matter, and whether it holds no second number of a kind."""
    con.execute(
        f"""create or replace table suspected as
        select root, count(distinct nhs) <= 1 and count(distinct upn) <= 1 as one_number
        from {components} join {PREPARED_TABLE} using (id) group by root
        having count(*) between 3 and {most_records} and ({_MORE_THAN_ONE})"""  # noqa: S608 - names of our own tables and columns, values bound
    )
    _write_pairs(con, "ruled", components, "suspected", f"case {_RULED} end as rule, ({_AKIN}) is true as akin")
    by_root: defaultdict[int, list[_Inside]] = defaultdict(list)
    one_number: dict[int, bool] = {}
    rows = con.execute(
        """select root, id_l, id_r, rule, akin, one_number from ruled join suspected using (root)
        where root in (select root from ruled where rule is not null) and (rule is not null or akin)
        order by root, id_l, id_r"""
    ).fetchall()
    for root, one, other, rule, akin, agree in rows:
        by_root[root].append(_Inside((one, other), rule, akin))
        one_number[root] = agree
    for root, pairs in by_root.items():
        yield pairs, one_number[root]
    for table in ("suspected", "ruled"):
        con.execute(f"drop table {table}")


def _write_pairs(con: duckdb.DuckDBPyConnection, into: str, components: str, roots: str, asked: str) -> None:
    levels = ", ".join(f"{comparison.case_sql} as level_{comparison.name}" for comparison in _ASKED)
    pair = ", ".join(f"l.{column} as {column}_l, r.{column} as {column}_r" for column in _COLUMNS)
    con.execute(
        f"""create or replace table {into} as
        with member as (
            select p.*, c.root from {PREPARED_TABLE} p join {components} c using (id) semi join {roots} using (root)),
        pair as (
            select l.root, l.id as id_l, r.id as id_r, {pair}
            from member l join member r on l.root = r.root and l.id < r.id)
        select root, id_l, id_r, {asked} from (select *, {levels} from pair)"""  # noqa: S608 - names of our own tables and columns, values bound
    )


def _by_kinship(pairs: Sequence[_Inside]) -> dict[int, int]:
    """For each record of a kin pair one record that stands for all it is connected with."""
    root: dict[int, int] = {}
    for each in pairs:
        if each.akin:
            one, other = (_find(root, record) for record in each.pair)
            root[max(one, other)] = min(one, other)
    return {record: _find(root, record) for record in root}


def _find(root: dict[int, int], record: int) -> int:
    while root.setdefault(record, record) != record:
        record = root[record]
    return record
