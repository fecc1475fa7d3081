"""Which records inside a component may not be one person, whether they were compared or not.

A component is what joins connect. Two records in it with one birth date and home but two forenames may be twins, who
came together by way of a third record. They are one person where records lead from one forename to the other by
numbers, and all records together hold no second NHS number and no second pupil number. Twins never share a number:
where a second number stands anywhere in the component, a shared one was written on the wrong record and joins nobody.
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


@dataclass(frozen=True, slots=True)
class RuledInside:
    """`forbidden`: pairs that may not be one, with the rule's code. `excused`: pairs that look like twins and are one
    person by number."""

    forbidden: list[tuple[Pair, str]] = field(default_factory=list)
    excused: set[Pair] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Inside:
    """`akin`: the two have a number or a main name in common, or both have numbers and some name in common."""

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
    by_root: defaultdict[int, list[_Inside]] = defaultdict(list)
    one_number: dict[int, bool] = {}
    for root, one, other, rule, akin, agree in con.execute(_inside_sql(components, most_records)).fetchall():
        by_root[root].append(_Inside((one, other), rule, akin))
        one_number[root] = agree
    for root, pairs in by_root.items():
        yield pairs, one_number[root]


def _inside_sql(components: str, most_records: int) -> str:
    rules = " ".join(f"when {rule.sql} then '{rule.code}'" for rule in _RULES)
    levels = ", ".join(f"{comparison.case_sql} as level_{comparison.name}" for comparison in _ASKED)
    pair = ", ".join(f"l.{column} as {column}_l, r.{column} as {column}_r" for column in _COLUMNS)
    given = [level.code for level in BY_NAME["given"].levels]
    main_name = ", ".join(str(given.index(code)) for code in ("same", "swapped", "same_name"))
    return f"""
    with known as (
        select root, count(distinct nhs) <= 1 and count(distinct upn) <= 1 as one_number
        from {components} join {PREPARED_TABLE} using (id)
        group by root having count(*) between 3 and {most_records}),
    member as (
        select p.*, c.root from {PREPARED_TABLE} p join {components} c using (id) semi join known using (root)),
    pair as (
        select l.root, l.id as id_l, r.id as id_r, {pair}
        from member l join member r on l.root = r.root and l.id < r.id),
    told as (
        select root, id_l, id_r, case {rules} end as rule,
            (born_l = born_r and (nhs_l = nhs_r or upn_l = upn_r)) is true
            or level_given in ({main_name})
            or (level_given = {given.index("shared_form")}
                and coalesce(nhs_l, upn_l) is not null and coalesce(nhs_r, upn_r) is not null) as akin
        from (select *, {levels} from pair))
    select root, id_l, id_r, rule, akin, one_number
    from told join known using (root)
    where root in (select root from told where rule is not null) and (rule is not null or akin)
    order by root, id_l, id_r"""  # noqa: S608


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
