"""Birthdays. Somebody born on 29 February has the birthday on 1 March in other years."""

from datetime import date


def birthday(born: date, age: int) -> date:
    """The day on which somebody born on `born` reaches `age`: from its first moment (Family Law Reform Act 1969, s9)."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def birthday_between(born: date, year_end: date) -> date:
    """The birthday in the twelve months that end with `year_end`."""
    this_year = birthday(born, year_end.year - born.year)
    return this_year if this_year <= year_end else birthday(born, year_end.year - born.year - 1)


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day."""
    age = day.year - born.year
    return age if birthday(born, age) <= day else age - 1
