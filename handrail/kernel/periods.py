"""Half-open periods of days: `since` is in, `until` is out; an `until` of None has not ended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True, slots=True)
class Period:
    since: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.since:
            raise ValueError("A period cannot end before it begins.")

    def __contains__(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def days(self) -> int | None:
        """Length in days, or None while it has not ended."""
        return None if self.until is None else (self.until - self.since).days

    def clipped(self, since: date, until: date) -> "Period | None":
        """The part within [since, until), or None where nothing is left."""
        start, end = max(self.since, since), min(self.until or until, until)
        return Period(start, end) if start < end else None

    def overlaps(self, other: "Period") -> bool:
        return (other.until is None or self.since < other.until) and (self.until is None or other.since < self.until)


def union(periods: Iterable[Period]) -> list[Period]:
    """The same days, as the fewest periods, in order. Touching periods become one."""
    merged: list[Period] = []
    for period in sorted((p for p in periods if p.days != 0), key=lambda p: p.since):
        last = merged[-1] if merged else None
        if last is not None and (last.until is None or period.since <= last.until):
            until = None if last.until is None or period.until is None else max(last.until, period.until)
            merged[-1] = Period(last.since, until)
        else:
            merged.append(period)
    return merged


def birthday(born: date, age: int) -> date:
    """The day on which somebody reaches an age. Born on 29 February: 1 March in other years (English law)."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Completed years."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
