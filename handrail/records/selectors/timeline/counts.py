"""How much the timeline holds, for the filters and the density strip. One query."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from handrail.disclosure.public import compiled
from handrail.records.selectors.timeline.asked import Asked
from handrail.records.selectors.timeline.streams import Laid, Pair, Told, asked_for, laid


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries an agency holds of a kind in a month: all, and those that meet the filters."""

    agency_id: int
    kind: str
    month: date
    held: int
    asked: int


def tallies(told: Told, asked: Asked) -> list[Tally]:
    return [Tally(*row) for row in _counts(told.person_id, involved=told.involved, asked=asked)]


@compiled
def _counts(person_id: UUID, *, involved: frozenset[Pair], asked: Asked) -> QuerySet[Any, Any]:
    first, *rest = (_counted(stream, asked) for stream in laid(person_id, involved))
    return first.union(*rest, all=True)


def _counted(stream: Laid, asked: Asked) -> QuerySet[Any]:
    grouped = stream.rows.annotate(month=TruncMonth("day")).order_by().values("agency_id", "kind", "month")
    counts = grouped.annotate(held=Count("pk"), asked=Count("pk", filter=asked_for(asked)))
    columns: QuerySet[Any] = counts.values_list("agency_id", "kind", "month", "held", "asked")
    return columns
