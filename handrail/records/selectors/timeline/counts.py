"""How much the timeline holds, for the filters and the density strip. One query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from handrail.records.selectors.timeline.asked import Asked
from handrail.records.selectors.timeline.streams import Laid, asked_for


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries an agency holds of a kind in a month: all, and those that meet the filters."""

    agency_id: int
    kind: str
    month: date
    held: int
    asked: int


def tallies(streams: Iterable[Laid], asked: Asked) -> list[Tally]:
    first, *rest = (_counted(laid, asked) for laid in streams)
    return [Tally(*row) for row in first.union(*rest, all=True)]


def _counted(laid: Laid, asked: Asked) -> QuerySet[Any]:
    grouped = laid.rows.annotate(month=TruncMonth("day")).order_by().values("agency_id", "kind", "month")
    counts = grouped.annotate(held=Count("pk"), asked=Count("pk", filter=asked_for(asked)))
    columns: QuerySet[Any] = counts.values_list("agency_id", "kind", "month", "held", "asked")
    return columns
