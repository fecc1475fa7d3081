"""Small sums with dates. Ages are completed years; somebody born on 29 February has a birthday on 1 March."""

from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from random import Random

YEAR = 365.25


def years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_on(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    last = (28, 30, 31)[1 if month in (3, 5, 8, 10) else 2 if month != 1 else 0]
    return date(day.year + years, month + 1, min(day.day, last))


def days_on(day: date, days: float) -> date:
    return day + timedelta(days=int(days))


@lru_cache(maxsize=4096)
def at_age(born: date, years: float) -> date:
    """The day on which somebody is about `years` old (a fraction of a year counts from the last birthday)."""
    whole = int(years)
    return days_on(years_on(born, whole), (years - whole) * YEAR)


def age_on(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def between(rng: Random, since: date, until: date) -> date:
    """A day from `since` on and before `until`; `since` itself when there is none."""
    return days_on(since, rng.random() * max((until - since).days, 1))


def weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend: meetings and decisions happen on working days."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day


def moment(rng: Random, day: date, earliest: int = 0, latest: int = 24) -> datetime:
    minutes = int((earliest + rng.random() * (latest - earliest)) * 60)
    return datetime.combine(day, time()) + timedelta(minutes=minutes)  # agencies write local time


@cache
def terms(year: int) -> tuple[tuple[str, date, date], ...]:
    """Name, first and last day of the three terms of the school year that starts in September of `year`."""
    return (
        (f"Autumn {year}", date(year, 9, 3), date(year, 12, 19)),
        (f"Spring {year + 1}", date(year + 1, 1, 6), date(year + 1, 3, 28)),
        (f"Summer {year + 1}", date(year + 1, 4, 14), date(year + 1, 7, 22)),
    )


def school_year(day: date) -> int:
    """The calendar year in which the school year of this day began (1 September)."""
    return day.year if day.month >= 9 else day.year - 1


def school_day(day: date) -> date:
    """The day itself, or the first school day after a weekend or holiday (terms only; no half-terms)."""
    for _, first, last in terms(school_year(day)):
        if day <= last:
            return weekday(max(day, first))
    return weekday(terms(school_year(day) + 1)[0][1])
