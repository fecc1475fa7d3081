"""Records that should be compared share a key, and a query with one slip meets its record."""

import string
from datetime import date

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.linkage.engine.keys import RULES, key_of, keys_of, write_keys
from handrail.linkage.engine.prepare import prepare_one
from handrail.linkage.engine.query import Query, parse_query
from handrail.linkage.engine.query_keys import query_keys, slips
from handrail.linkage.engine.schema import SourcePerson
from tests.unit.linkage.engine.conftest import People
from tests.unit.linkage.engine.people import FAMILY, GIVEN

CARROLL = SourcePerson(
    1,
    "council",
    local_id="c-77",
    given="Daniel",
    family="Carroll",
    born=date(2008, 3, 14),
    nhs="9990000018",
    upn="A123456789012",
    postcodes=("LV1 2AB",),
    phone="07700 900123",
)
NAMES = st.text(string.ascii_lowercase, min_size=3, max_size=10)


def _keys(person: SourcePerson) -> set[int]:
    return {key for _, key in keys_of(prepare_one(person))}


def _asked(query: Query) -> set[int]:
    return {key for tier in query_keys(query) for key in tier}


def test_the_store_gets_the_keys_that_the_look_up_asks_for(
    people: People, prepared_con: duckdb.DuckDBPyConnection
) -> None:
    write_keys(prepared_con, "all_keys")
    found: dict[int, set[tuple[str, int]]] = {}
    for key, record, rule in prepared_con.execute("select key, id, rule from all_keys").fetchall():
        found.setdefault(record, set()).add((RULES[rule].tag, key))
    for person in people[0][:1500]:
        assert found[person.id] == set(keys_of(prepare_one(person)))


def test_a_record_has_few_keys(people: People) -> None:
    numbers = [len(_keys(person)) for person in people[0]]
    assert sum(numbers) / len(numbers) < 24


@pytest.mark.parametrize(
    "text",
    [
        "dan carrol 2008", "carroll, dan", "carroll daniel", "Carrol", "danny caroll", "daneil carroll", "999 000 0018",
        "A123456789012", "c-77", "LV1 2AB", "14/03/2008", "carroll march 2008", "daniel 2008-03-14", "07700900123",
        "dan carboll", "lv12ab dan", "+44 7700 900123", "Carroll 2008",
    ],
)  # fmt: skip
def test_a_search_meets_its_record(text: str) -> None:
    assert _asked(parse_query(text)) & _keys(CARROLL)


@pytest.mark.parametrize("text", ["oluwaseun okafor", "999 000 0026", "zzz", ""])
def test_another_search_does_not(text: str) -> None:
    assert not _asked(parse_query(text)) & _keys(CARROLL)


@given(NAMES, NAMES, st.data())
def test_one_slip_in_either_name_still_shares_a_full_name_key(first: str, last: str, data: st.DataObject) -> None:
    names = [first, last]
    place = data.draw(st.integers(0, 1))
    names[place] = data.draw(st.sampled_from(sorted(slip for slip in slips(names[place]) if slip)))
    record = {key for tag, key in keys_of(prepare_one(SourcePerson(1, "a", given=first, family=last))) if tag == "full"}
    assert _asked(Query(given=names[0], family=names[1])) & record


@given(st.sampled_from(GIVEN), st.sampled_from(FAMILY))
def test_swapped_names_share_a_key(first: str, last: str) -> None:
    one, other = SourcePerson(1, "a", given=first, family=last), SourcePerson(2, "b", given=last, family=first)
    assert key_of("full", "a", "b") == key_of("full", "b", "a")
    assert _keys(one) & _keys(other)


def test_a_key_fits_a_signed_64_bit_column(people: People) -> None:
    assert all(0 <= key < 2**63 for person in people[0][:200] for key in _keys(person))
