"""Blocking keys: two records are compared only where they share one. The store keeps them as 64-bit numbers.

Little is stored and much is asked: a record has about fifteen keys, and a query that may be mistyped asks for all names
one slip away (`query_keys.py`). Keys marked `link` also make the pairs of the batch run.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import duckdb

from handrail.linkage.engine.schema import PREPARED_TABLE, PreparedPerson

_ANY_SOUND = "list_distinct(list_concat(given_sounds, family_sounds))"
_PARTS_SQL = {
    "born": "born",
    "year": "born[1:4]",
    "given_sound": "unnest(given_sounds)",
    "family_sound": "unnest(family_sounds)",
    "any_sound": f"unnest({_ANY_SOUND})",
    "given_initial": "given[1]",
    "family_initial": "family[1]",
    "postcode": "unnest(postcodes)",
    "nhs": "nhs",
    "upn": "upn",
    "phone": "phone",
    "other_id": "unnest(other_ids)",
    "local_id": "local_id",
}


@dataclass(frozen=True, slots=True)
class KeyRule:
    """`parts` are joined in every combination; a block of more than `largest` records tells too little.

    A pair that shares only one key, of a rule that is not `enough`, is not worth comparing: of 1.9 million such pairs
    among a million records 0.3% were of one person, and hardly any of those would have been joined.
    """

    tag: str
    parts: tuple[str, ...]
    link: bool = False
    largest: int = 500
    enough: bool = True


RULES = (
    KeyRule("nhs", ("nhs",), link=True),
    KeyRule("upn", ("upn",), link=True),
    KeyRule("other", ("other_id",), link=True, largest=50),
    KeyRule("born_name", ("born", "any_sound"), link=True, largest=100, enough=False),
    KeyRule("born_home", ("born", "postcode"), link=True, largest=60),
    KeyRule("born_initials", ("born", "given_initial", "family_initial"), link=True, largest=30, enough=False),
    KeyRule("name_home", ("given_sound", "postcode"), link=True, largest=60),
    KeyRule("full_year", ("given_sound", "family_sound", "year"), link=True, largest=6),
    KeyRule("full", ("given_sound", "family_sound"), link=True, largest=4),
    KeyRule("name_year", ("any_sound", "year")),
    KeyRule("name", ("any_sound",)),
    KeyRule("born", ("born",), link=True, largest=12),
    KeyRule("home", ("postcode",)),
    KeyRule("phone", ("phone",), link=True, largest=8),
    KeyRule("local", ("local_id",)),
)
LINK_RULES = tuple(rule for rule in RULES if rule.link)


def key_of(tag: str, *values: str) -> int:
    """The 63-bit key of a rule and its values. A full name's two sounds stand in order, so swapped names agree."""
    text = "|".join((tag, *_ordered(tag, values)))
    digest = hashlib.md5(text.encode(), usedforsecurity=False).digest()
    return int.from_bytes(digest[8:], "little") >> 1


def keys_of(person: PreparedPerson) -> Iterator[tuple[str, int]]:
    """Every (tag, key) of one record: what the store keeps for Find."""
    seen = set()
    for rule in RULES:
        for values in product(*(_values(person, part) for part in rule.parts)):
            key = key_of(rule.tag, *values)
            if key not in seen:
                seen.add(key)
                yield rule.tag, key


def write_keys(
    con: duckdb.DuckDBPyConnection,
    into: str,
    rules: tuple[KeyRule, ...] = RULES,
    prepared: str = PREPARED_TABLE,
    *,
    passing: bool = False,
) -> None:
    """Make the table `into` (key, id, rule) of every key of every prepared record, equal to `keys_of`.

    `passing` keys serve one batch run and are thrown away: DuckDB's own hash, nine times as fast as MD5.
    """
    selects = [
        f"select key, id, {RULES.index(rule)}::utinyint as rule from ({_rule_sql(rule, prepared, passing)})"  # noqa: S608 - names of our own tables and columns, values bound
        for rule in rules
    ]
    con.execute(f"create or replace table {into} as {' union all '.join(selects)}")


def _rule_sql(rule: KeyRule, prepared: str, passing: bool) -> str:
    columns = [f"p{place}" for place in range(len(rule.parts))]
    source = prepared
    for column, part in zip(columns, rule.parts, strict=True):
        source = f"(select *, {_PARTS_SQL[part]} as {column} from {source})"  # noqa: S608 - names of our own tables and columns, values bound
    if rule.parts[:2] == ("given_sound", "family_sound"):
        columns[:2] = ["least(p0, p1)", "greatest(p0, p1)"]
    hashed = f"hash('{rule.tag}', {', '.join(columns)})"
    text = " || '|' || ".join([f"'{rule.tag}'", *columns])
    key = hashed if passing else f"(md5_number_lower({text}) >> 1)::bigint"
    present = " and ".join(f"p{place} is not null" for place in range(len(rule.parts)))
    distinct = "distinct" if any("unnest" in _PARTS_SQL[part] for part in rule.parts) else ""
    return f"select {distinct} {key} as key, id from {source} where {present}"  # noqa: S608 - names of our own tables and columns, values bound


def _ordered(tag: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return (*sorted(values[:2]), *values[2:]) if tag in ("full", "full_year") else values


def _values(person: PreparedPerson, part: str) -> tuple[str, ...]:
    match part:
        case "given_sound":
            return person.given_sounds
        case "family_sound":
            return person.family_sounds
        case "any_sound":
            return tuple(sorted({*person.given_sounds, *person.family_sounds}))
        case "postcode":
            return person.postcodes
        case "other_id":
            return person.other_ids
        case "given_initial":
            return (person.given[0],) if person.given else ()
        case "family_initial":
            return (person.family[0],) if person.family else ()
        case "year":
            return (person.born[:4],) if person.born else ()
    value = getattr(person, part)
    return (value,) if value else ()
