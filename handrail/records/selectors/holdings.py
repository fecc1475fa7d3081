"""Which agencies hold something on the person, seen or not: so that "not shared with you" does not read "not known".

Read as the machine, since the question is about what the reader does not see. What leaves here is a pair of agency and
item class with the reader's level; pairs at level deny never leave.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from handrail.disclosure.public import Decision, Level, as_system, compiled
from handrail.records.facts import ItemClass
from handrail.records.models import Address, Event, Flag, Involvement, Relationship, SourcePerson


@dataclass(frozen=True, slots=True)
class Holding:
    agency_id: int
    item_class: str
    level: Level


def holdings_of(person_id: UUID, decision: Decision) -> list[Holding]:
    """The agencies and item classes of which the reader may know at least that something is held. One query."""
    held = ((pair, decision.level_of(*pair)) for pair in _pairs(person_id))
    return [Holding(*pair, level) for pair, level in held if level >= Level.POINTER]


def _pairs(person_id: UUID) -> list[tuple[int, str]]:
    with as_system("which agencies hold something, to be told as pointers"):
        return sorted(_held(person_id))


@compiled
def _held(person_id: UUID) -> QuerySet[Any, tuple[int, str]]:
    first, *rest = _branches(person_id)
    held: QuerySet[Any, tuple[int, str]] = first.union(*rest)
    return held


def _branches(person_id: UUID) -> list[Any]:
    mine = {"source_person__person_id": person_id}
    from_source = F("source_person__agency_id")
    return [
        _named(SourcePerson, {"person_id": person_id}, F("agency_id"), Value(ItemClass.IDENTITY.value)),
        _named(Address, mine, from_source, Value(ItemClass.CONTACT_DETAILS.value)),
        _named(Relationship, mine, from_source, Value(ItemClass.FAMILY.value)),
        *(_named(model, mine, F("agency_id"), F("item_class")) for model in (Involvement, Event, Flag)),
    ]


def _named(model: Any, mine: dict[str, Any], agency: Any, item_class: Any) -> Any:
    rows = model.objects.filter(**mine).order_by()
    return rows.annotate(of_agency=agency, of_class=item_class).values_list("of_agency", "of_class")
