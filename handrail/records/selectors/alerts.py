"""What stands at the top of a person's page because it changes what to do next. One query."""

from dataclasses import dataclass
from datetime import date, timedelta
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from handrail.disclosure.public import ProtectedKind, compiled, protected_kinds
from handrail.records.models import Event, Flag

MISSING_WINDOW_DAYS = 90
_YES, _NO, _NOTHING = Value(True), Value(False), Value("")
_MISSING = ("missing_episode", "missing")


@dataclass(frozen=True, slots=True)
class Worry:
    """A worry or status some agency records now, with the agencies that record it."""

    kind: str
    agency_id: int
    item_class: str
    since: date
    basis: str


@dataclass(frozen=True, slots=True)
class Alerts:
    missing_days: list[date]  # days on which a missing episode began within the window, latest first
    worries: list[Worry]
    protected: tuple[ProtectedKind, ...] = ()  # of what nothing is shown without a grant


def alerts_of(person_id: UUID, today: date) -> Alerts:
    """Missing episodes of the last 90 days, and the flags that hold today. Two agencies' same day counts once."""
    held = sorted(_held(person_id, today, today - timedelta(days=MISSING_WINDOW_DAYS)), key=itemgetter(1, 4))
    days = {day for is_worry, _, _, _, day, _ in held if not is_worry}
    worries = [Worry(*told) for is_worry, *told in held if is_worry]
    return Alerts(sorted(days, reverse=True), worries, protected_kinds(person_id))


@compiled
def _held(person_id: UUID, today: date, after: date) -> QuerySet[Any, tuple[Any, ...]]:
    mine = {"source_person__person_id": person_id}
    missing = Event.objects.filter(**mine, kind__in=_MISSING, on__gt=after, on__lte=today)
    flags = Flag.objects.filter(**mine, since__lte=today).exclude(until__lte=today)
    columns = ("worry", "kind", "agency_id", "item_class", "day", "words")
    episodes = missing.annotate(worry=_NO, day=F("on"), words=_NOTHING).values_list(*columns)
    worries = flags.annotate(worry=_YES, day=F("since"), words=F("basis")).values_list(*columns)
    return episodes.union(worries, all=True)
