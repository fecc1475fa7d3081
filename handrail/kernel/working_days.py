"""Working days for statutory clocks: weekdays that are not bank holidays of England.

The day on which a thing is received is day 0. Council closure days do not stop a statutory clock, so they do not stand
here; a one-off bank holiday that the calendar does not know yet can be given by the caller.
"""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

import holidays


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date, one_off: Collection[date] = ()) -> bool:
    return day.weekday() < 5 and day not in _bank_holidays(day.year) and day not in one_off


def add_working_days(day: date, count: int, one_off: Collection[date] = ()) -> date:
    """The day `count` working days after `day`."""
    while count > 0:
        day += timedelta(days=1)
        if is_working_day(day, one_off):
            count -= 1
    return day


def working_days_between(start: date, end: date, one_off: Collection[date] = ()) -> int:
    """How many working days after `start`, up to and with `end`. Negative when `end` lies before `start`."""
    if end < start:
        return -working_days_between(end, start, one_off)
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, one_off) for day in span)
