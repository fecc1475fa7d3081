"""Find: the live look-up from a key table, in memory here as it is in PostgreSQL."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

import pytest

from handrail.linkage.engine.keys import keys_of
from handrail.linkage.engine.live import find
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.prepare import prepare_one
from handrail.linkage.engine.query import parse_query
from handrail.linkage.engine.schema import PreparedPerson
from tests.unit.linkage.engine.conftest import People
from tests.unit.linkage.engine.people import slip


class KeyTable:
    def __init__(self, people: People) -> None:
        self.records = {person.id: prepare_one(person) for person in people[0]}
        self.keys: defaultdict[int, list[int]] = defaultdict(list)
        for person in self.records.values():
            for _, key in keys_of(person):
                self.keys[key].append(person.id)

    def lookup(self, keys: Sequence[int], each: int) -> list[int]:
        return [record for key in keys for record in self.keys.get(key, [])[:each]]

    def fetch(self, ids: Sequence[int]) -> list[PreparedPerson]:
        return [self.records[record] for record in ids]


@pytest.fixture(scope="module")
def table(people: People) -> KeyTable:
    return KeyTable(people)


def test_a_mistyped_name_with_a_year_finds_the_record(people: People, table: KeyTable, model: TrainedModel) -> None:
    rng = Random(5)
    asked = [p for p in rng.sample(people[0], 300) if p.born and len(p.given) > 2 and len(p.family) > 3][:120]
    hits = 0
    for person in asked:
        text = f"{person.given} {slip(rng, person.family)} {person.born:%Y}"
        found = find(parse_query(text), model, table.lookup, table.fetch, most=10)
        hits += person.id in {item.id for item in found}
    assert hits / len(asked) > 0.95


@pytest.mark.parametrize("order", [0, 1])
def test_a_full_description_comes_first(order: int, people: People, table: KeyTable, model: TrainedModel) -> None:
    person = next(p for p in people[0] if p.born and p.postcodes and p.born.day > 12 and "-" not in p.family)
    names = [person.given, person.family][:: -1 if order else 1]
    text = f"{' '.join(names)} {person.born:%d/%m/%Y} {person.postcodes[0]}"
    first = find(parse_query(text), model, table.lookup, table.fetch)[0]
    assert people[1][first.id] == people[1][person.id]


def test_numbers_find_their_record(people: People, table: KeyTable, model: TrainedModel) -> None:
    person = next(p for p in people[0] if p.nhs and p.upn)
    for text in (person.nhs, person.upn, person.local_id):
        found = find(parse_query(text), model, table.lookup, table.fetch)
        assert person.id in {item.id for item in found[:5]}


def test_the_year_decides_between_namesakes(people: People, table: KeyTable, model: TrainedModel) -> None:
    person = next(p for p in people[0] if p.born and p.given == "Oliver")
    found = find(parse_query(f"{person.given} {person.family} {person.born:%Y}"), model, table.lookup, table.fetch)
    assert table.records[found[0].id].born[:4] == f"{person.born:%Y}"


def test_nothing_asked_nothing_found(table: KeyTable, model: TrainedModel) -> None:
    assert find(parse_query(""), model, table.lookup, table.fetch) == []
