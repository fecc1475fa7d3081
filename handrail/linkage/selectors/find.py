"""Find: a name as it sounded, a number, half a birth date; and the people it may be, strongest first.

Keys are looked up, and candidates scored, among everybody: what a reader may see is decided afterwards, of the people
found. A reader is told nothing of those they may not see, not even how many there are. Nor does a search answer what
the record itself would not: a postcode or a phone number counts only towards people whose address the reader may see.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.disclosure.public import as_system
from handrail.linkage.engine.live import Found
from handrail.linkage.engine.live import find as find_records
from handrail.linkage.engine.model import TrainedModel
from handrail.linkage.engine.query import Query, parse_query
from handrail.linkage.engine.schema import PreparedPerson
from handrail.linkage.services.models import latest_model, weights_of
from handrail.records.public import Address, Person, SourcePerson, show_as_shared

LEAST_WEIGHT = 0.0  # log2: below, what was typed speaks against the record rather than for it
MOST_RECORDS = 120
_LOOK_UP = """
SELECT DISTINCT k.source_person_id FROM unnest(%s::bigint[]) AS asked (key)
CROSS JOIN LATERAL (SELECT source_person_id FROM linkage_blockingkey b WHERE b.key = asked.key LIMIT %s) k
"""
_FETCH = "SELECT prepared::text FROM linkage_preparedrecord WHERE source_person_id = ANY(%s)"
_LISTS = frozenset(field.name for field in fields(PreparedPerson) if field.type == tuple[str, ...])


@dataclass(frozen=True, slots=True)
class Hit:
    """A person who may be meant. `weight` orders the list and is not shown. `agencies` hold records of them."""

    person_id: UUID
    given: str
    family: str
    born: date | None
    agencies: tuple[str, ...]
    local_ids: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class FindResult:
    hits: tuple[Hit, ...]
    understood: bool  # False where nothing that can be looked for was typed
    ready: bool = True  # False until records have been linked once


def find(query_text: str, limit: int = 20) -> FindResult:
    """The people a search may mean, of those whom whoever reads now may know of. A fixed number of queries."""
    query = parse_query(query_text)
    if query.is_empty:
        return FindResult((), understood=False)
    model = latest_model()
    if model is None:
        return FindResult((), understood=True, ready=False)
    weights = weights_of(model)
    found = _records(query, weights)
    if query.postcode or query.phone:
        found = _no_address_confirmed(query, found, weights)
    return FindResult(_seen(found, limit), understood=True)


def _records(query: Query, weights: TrainedModel) -> list[Found]:
    with as_system("who is meant by a search: what may be seen of them is decided next"):
        found = find_records(query, weights, _look_up, _fetch, most=MOST_RECORDS)
    return [one for one in found if one.weight > _least(query)]


def _no_address_confirmed(query: Query, found: Sequence[Found], weights: TrainedModel) -> list[Found]:
    """Records whose address is not the reader's to see are sought by the rest of what was typed, and weigh by that.

    Else whoever may find anybody could try postcodes on a child until one answers, or ask who lives at one.
    """
    rest = replace(query, postcode=None, phone=None)
    others = [] if rest.is_empty else _records(rest, weights)
    held = Address.objects.filter(source_person__in=[one.id for one in (*found, *others)])
    told = set(held.values_list("source_person_id", flat=True))
    return [one for one in found if one.id in told] + [one for one in others if one.id not in told]


def _least(query: Query) -> float:
    """Whoever has a number that was typed alone is meant, also where the model knows no weight for such a number."""
    by_likeness = query.given or query.family or query.year or query.postcode
    return LEAST_WEIGHT if by_likeness else -math.inf


def _look_up(keys: Sequence[int], most: int) -> Iterable[int]:
    with connection.cursor() as cursor:
        cursor.execute(_LOOK_UP, [list(keys), most])
        return [row[0] for row in cursor.fetchall()]


def _fetch(ids: Sequence[int]) -> Iterable[PreparedPerson]:
    with connection.cursor() as cursor:
        cursor.execute(_FETCH, [list(ids)])
        return [_prepared(row[0]) for row in cursor.fetchall()]


@lru_cache(maxsize=20_000)
def _prepared(text: str) -> PreparedPerson:
    held: dict[str, Any] = json.loads(text)
    lists = {name: tuple(held[name]) for name in _LISTS}
    return PreparedPerson(**{**held, **lists})


def _seen(found: Sequence[Found], limit: int) -> tuple[Hit, ...]:
    """People, each by their best record, as far as the reader's own scope lets them through."""
    weight_of = {one.id: one.weight for one in found}
    rows = SourcePerson.objects.filter(pk__in=weight_of).values_list("pk", "person_id")
    best: dict[UUID, float] = {}
    for source, person in rows:
        best[person] = max(best.get(person, weight_of[source]), weight_of[source])
    chosen = sorted(best, key=lambda person: (-best[person], str(person)))[:limit]
    people = Person.objects.in_bulk(chosen)
    show_as_shared(people.values())
    held: dict[UUID, list[tuple[str, str]]] = {person: [] for person in chosen}
    sources = SourcePerson.objects.filter(person__in=chosen).order_by("agency__name", "local_id")
    for person, agency, local_id in sources.values_list("person_id", "agency__name", "local_id"):
        held[person].append((agency, local_id))
    return tuple(_hit(people[person], held[person], best[person]) for person in chosen if person in people)


def _hit(person: Person, held: list[tuple[str, str]], weight: float) -> Hit:
    agencies = tuple(dict.fromkeys(agency for agency, _ in held))
    local_ids = tuple(local_id for _, local_id in held)
    return Hit(person.pk, person.shown_given, person.shown_family, person.born, agencies, local_ids, weight)
