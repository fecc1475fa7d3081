"""How long what is held of people is kept, by which rule, counted from what. One statement for one person or all."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.records.public import SourcePerson
from handrail.sharing.retained import retained
from handrail.sharing.retention import WITH_THE_REST, Schedule
from handrail.sharing.sql import sql


@dataclass(frozen=True, slots=True)
class Kept:
    """One class of one person's information.

    `until` is the first day on which it may go, None where nobody can say yet: `because` has the code of why. `after`
    and `counted_from` are the sum's day, `years` what is added. `hold` is the hold that stands on it.
    """

    person_id: UUID
    item_class: str
    rule: str
    after: str
    years: int
    counted_from: date | None
    until: date | None
    because: str
    hold: int | None

    def is_due(self, day: date) -> bool:
        return self.until is not None and self.until <= day


def kept(schedule: Schedule, person_ids: Collection[UUID] | None = None) -> list[Kept]:
    """What is held of these persons (None: of everybody). Call as the machine, or behind a permission to see it."""
    return list(each_kept(schedule, person_ids))


def each_kept(schedule: Schedule, person_ids: Collection[UUID] | None = None) -> Iterator[Kept]:
    """The same, row by row."""
    persons = list(person_ids or ())
    sources = SourcePerson.objects.filter(person_id__in=persons).values_list("pk", flat=True) if persons else ()
    bound: dict[str, Any] = {
        "all": person_ids is None,
        "persons": persons,
        "sources": list(sources),
        "rules": json.dumps([rule.as_json() for rule in schedule.rules]),
        "with_the_rest": list(WITH_THE_REST),
    }
    activity = "\nUNION ALL\n".join(kind.activity for kind in retained())
    with connection.cursor() as cursor:
        cursor.execute(sql("kept").format(activity=activity), bound)
        for person, item, rule, after, years, counted_from, until, because, hold in cursor.fetchall():
            yield Kept(
                person, item, rule or "", after or "", years or 0, counted_from, until, because or "", hold
            )  # fmt: skip
