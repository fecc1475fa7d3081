"""Clocks counted in hours: a front door's own hours, and what happens to a clock when its doors shut.

A local scheme rates a contact and gives each rating so many hours (domain note: red 4 working hours, amber 24 hours,
green 72 hours, blue none). Three ways of running are known: every hour counts; only working hours count; or the clock
begins in working hours and, once begun, is run to completion whatever the hour. Hours and lengths are the caller's.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import takewhile

from handrail.kernel.clock import LOCAL
from handrail.kernel.working_days import add_working_days, is_working_day

NONE = timedelta(0)


class Running(StrEnum):
    """What counts towards a clock."""

    ELAPSED = "elapsed"  # every hour, day and night
    WORKING = "working"  # only hours in which the doors are open
    COMPLETION = "completion"  # waits for the doors to open, and then never stops


@dataclass(frozen=True)
class OpeningHours:
    """When a service works: opening and closing time for each weekday (Monday is 0) that it opens at all.

    Bank holidays of England are shut, and so are the days in `one_off`. Times are those of clocks in England.
    """

    of_weekday: Mapping[int, tuple[time, time]]
    one_off: Collection[date] = field(default=())

    def __post_init__(self) -> None:
        if not self.of_weekday:
            raise ValueError("Opening hours need at least one day.")
        if any(opens >= closes for opens, closes in self.of_weekday.values()):
            raise ValueError("Doors must open before they close.")

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """From when until when the doors are open on a day, in UTC; None where they stay shut."""
        hours = self.of_weekday.get(day.weekday())
        if hours is None or day in self.one_off or (day.weekday() < 5 and not is_working_day(day)):
            return None
        opens, closes = (datetime.combine(day, at, tzinfo=LOCAL).astimezone(UTC) for at in hours)
        return opens, closes

    def stretches_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Every stretch of open doors from a moment on, the first one cut to begin no earlier."""
        day = moment.astimezone(LOCAL).date()
        while True:
            hours = self.on(day)
            if hours is not None and hours[1] > moment:
                yield max(hours[0], moment), hours[1]
            day += timedelta(days=1)


def is_open(moment: datetime, hours: OpeningHours) -> bool:
    """Whether the doors are open; at the minute of closing they are shut."""
    return next(hours.stretches_from(moment))[0] == moment


def next_open(moment: datetime, hours: OpeningHours) -> datetime:
    """The moment itself where the doors are open, else when they open next."""
    return next(hours.stretches_from(moment))[0]


def due_after(start: datetime, length: timedelta, running: Running, hours: OpeningHours) -> datetime:
    """When a clock of `length` that was set at `start` runs out, in UTC."""
    start = start.astimezone(UTC)
    if running is Running.ELAPSED:
        return start + length
    if running is Running.COMPLETION:
        return next_open(start, hours) + length
    stretches = hours.stretches_from(start)
    since, until = next(stretches)
    while length > until - since:
        length -= until - since
        since, until = next(stretches)
    return since + length


def open_time(start: datetime, end: datetime, hours: OpeningHours) -> timedelta:
    """How long the doors were open between two moments."""
    before_the_end = takewhile(lambda one: one[0] < end, hours.stretches_from(start.astimezone(UTC)))
    return sum((min(until, end) - since for since, until in before_the_end), NONE)


def used(start: datetime, now: datetime, running: Running, hours: OpeningHours) -> timedelta:
    """How much of a clock has run by now: what a gauge shows. Never negative."""
    if running is Running.WORKING:
        return open_time(start, now, hours) if now > start else NONE
    begun = next_open(start, hours) if running is Running.COMPLETION else start
    return max(now - begun, NONE)


def end_of_working_day(received: datetime, count: int, one_off: Collection[date] = ()) -> datetime:
    """The end (midnight in England) of the day `count` working days after the day of receipt, which is day 0."""
    last = add_working_days(received.astimezone(LOCAL).date(), count, one_off)
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=LOCAL).astimezone(UTC)
