"""What stands at the top of a person's page because it changes what to do next. Two queries."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from handrail.records.models import Event, Flag

MISSING_WINDOW_DAYS = 90
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


def alerts_of(person_id: UUID, today: date) -> Alerts:
    """Missing episodes of the last 90 days, and the flags that hold today. Two agencies' same day counts once."""
    since = today - timedelta(days=MISSING_WINDOW_DAYS)
    missing = Event.objects.filter(
        source_person__person_id=person_id, kind__in=_MISSING, on__gt=since, on__lte=today
    ).values_list("on", flat=True)
    flags = Flag.objects.filter(source_person__person_id=person_id, since__lte=today).exclude(until__lte=today)
    held = flags.order_by("kind", "since").values_list("kind", "agency_id", "item_class", "since", "basis")
    return Alerts(list(missing.order_by("-on").distinct()), [Worry(*one) for one in held])
