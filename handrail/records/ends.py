"""When an involvement ends though its agency sends no end: at an age, by law. The room with those rules tells it."""

from collections.abc import Callable, Mapping
from datetime import date

from handrail.records.panels import PersonReading

Ends = Callable[[PersonReading], Mapping[int, date]]
_told: list[Ends] = []


def register_ends(ends: Ends) -> None:
    """`ends` answers, of a person opened, the day on which each involvement (by id) ends by rule."""
    _told[:] = [ends]


def ends_of(reading: PersonReading) -> dict[int, date]:
    return {involvement: day for ends in _told for involvement, day in ends(reading).items()}
