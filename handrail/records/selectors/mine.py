"""The people whom the reader's team works with. Three queries at most."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from handrail.kernel.periods import birthday
from handrail.records.models import Person
from handrail.records.selectors.shown import show_as_shared

LISTED = 10


@dataclass(frozen=True, slots=True)
class Mine:
    """How many there are, and those of them who turn 18 next."""

    count: int
    turning_18: list[Person]


def people_of_the_team(today: date) -> Mine:
    """For a reader who reaches people by their team: the manager leaves only these.

    Those born within the eighteen years before today have the birthday before them.
    """
    held: QuerySet[Any] = Person.objects.filter(retired=False, died=None)
    young = held.filter(born__gt=_years_before(today, 18), born__lte=_years_before(today, 16))
    next_first = list(young.select_related("shown_from__agency").order_by("born", "pk")[:LISTED])
    show_as_shared(next_first)
    return Mine(held.count(), next_first)


def _years_before(day: date, years: int) -> date:
    """The birth date whose birthday of so many years is that day."""
    return birthday(day, -years)
