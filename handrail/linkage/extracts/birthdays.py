"""Birthdays, as returns need them. Somebody born on 29 February has the birthday on 1 March in other years."""

from datetime import date


def birthday(born: date | None, age: int) -> date | None:
    """The day on which somebody born on `born` reaches `age`."""
    if born is None:
        return None
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def birthday_between(born: date | None, year_end: date | None) -> date | None:
    """The birthday in the twelve months that end with `year_end`."""
    if born is None or year_end is None:
        return None
    this_year = birthday(born, year_end.year - born.year)
    if this_year is not None and this_year > year_end:
        return birthday(born, year_end.year - born.year - 1)
    return this_year
