"""The support horizon of one person, of some, or of everybody: one statement, told in `sql/horizon.sql`."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from handrail.kernel.periods import Period
from handrail.transitions.rules import rules
from handrail.transitions.sql import statement


@dataclass(frozen=True, slots=True)
class DomainHorizon:
    """One need domain of one young person, from today to 25. `gaps` are need without support; each of `endings` is the
    first day of a gap that a stopping support leaves with nothing to follow it in time."""

    person_id: UUID
    domain: str
    need: tuple[Period, ...]
    support: tuple[Period, ...]
    gaps: tuple[Period, ...]
    endings: tuple[date, ...]


def horizon_sql(*, today: date, person_ids: Collection[UUID] | None) -> tuple[str, dict[str, Any]]:
    """The statement and its parameters, for use on its own or inside another statement."""
    rule = rules().cohort.horizon
    sql = statement("horizon")
    for place, column in (("{and_of_whom}", "id"), ("{and_of_whose}", "person_id")):
        sql = sql.replace(place, "" if person_ids is None else f"AND {column} = ANY (%(person_ids)s::uuid[])")
    return sql, {
        "today": today,
        "until_age": rule.until_age,
        "successor_within_days": rule.successor_within_days,
        "person_ids": None if person_ids is None else list(person_ids),
    }


def horizon(*, today: date, person_ids: Collection[UUID] | None = None) -> list[DomainHorizon]:
    """Every domain in which there is a need, of these persons (of everybody when None), in no particular order."""
    sql, parameters = horizon_sql(today=today, person_ids=person_ids)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [
            DomainHorizon(person_id, domain, _periods(need), _periods(support), _periods(gaps), tuple(sorted(endings)))
            for person_id, domain, need, support, gaps, endings in cursor
        ]


def _periods(days: Any) -> tuple[Period, ...]:
    return tuple(Period(stretch.lower, stretch.upper) for stretch in days)
