"""Clocks counted in hours, as a front door counts them: Monday to Friday, 9:00 to 17:00, bank holidays shut."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel.clock import LOCAL
from handrail.kernel.working_hours import (
    OpeningHours,
    Running,
    due_after,
    end_of_working_day,
    is_open,
    next_open,
    open_time,
    used,
)

HOURS = OpeningHours({weekday: (time(9), time(17)) for weekday in range(5)})
ELAPSED, WORKING, COMPLETION = Running.ELAPSED, Running.WORKING, Running.COMPLETION

DUE = [
    # received (England)   hours  how it runs  due (England)         why
    ("2026-11-17 09:00", 4, WORKING, "2026-11-17 13:00", "within one day"),
    ("2026-11-17 13:00", 4, WORKING, "2026-11-17 17:00", "exactly until the doors shut"),
    ("2026-11-17 15:30", 4, WORKING, "2026-11-18 11:30", "over the night"),
    ("2026-11-20 15:30", 4, WORKING, "2026-11-23 11:30", "over the weekend"),
    ("2026-04-02 15:30", 4, WORKING, "2026-04-07 11:30", "over Good Friday and Easter Monday"),
    ("2026-11-17 07:15", 4, WORKING, "2026-11-17 13:00", "before the doors open"),
    ("2026-11-16 09:00", 24, WORKING, "2026-11-18 17:00", "three days of eight hours"),
    ("2026-11-17 15:30", 4, COMPLETION, "2026-11-17 19:30", "red: begun in hours, run to completion outside them"),
    ("2026-11-20 16:59", 4, COMPLETION, "2026-11-20 20:59", "red: one minute before the weekend"),
    ("2026-11-20 17:00", 4, COMPLETION, "2026-11-23 13:00", "red: at closing time the doors are shut"),
    ("2026-11-21 11:00", 4, COMPLETION, "2026-11-23 13:00", "red: on a Saturday it waits for Monday"),
    ("2026-12-24 16:00", 4, COMPLETION, "2026-12-24 20:00", "red: on Christmas Eve"),
    ("2026-12-25 10:00", 4, COMPLETION, "2026-12-29 13:00", "red: Christmas, weekend, Boxing Day's Monday in lieu"),
    ("2026-11-20 16:00", 24, ELAPSED, "2026-11-21 16:00", "amber: every hour counts"),
    ("2026-11-20 16:00", 72, ELAPSED, "2026-11-23 16:00", "green: over the weekend"),
    ("2026-03-28 12:00", 24, ELAPSED, "2026-03-29 13:00", "the clocks go forward: 24 hours are 24 hours"),
    ("2026-10-24 12:00", 24, ELAPSED, "2026-10-25 11:00", "the clocks go back"),
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.mark.parametrize(("received", "hours", "running", "due", "why"), DUE, ids=[row[-1] for row in DUE])
def test_due(received: str, hours: int, running: Running, due: str, why: str) -> None:
    assert due_after(at(received), timedelta(hours=hours), running, HOURS) == at(due)


USED = [
    ("2026-11-17 15:30", "2026-11-17 16:30", WORKING, 60),
    ("2026-11-17 15:30", "2026-11-17 23:00", WORKING, 90),
    ("2026-11-17 15:30", "2026-11-18 10:00", WORKING, 150),
    ("2026-11-17 15:30", "2026-11-17 23:00", COMPLETION, 450),
    ("2026-11-21 11:00", "2026-11-22 11:00", COMPLETION, 0),
    ("2026-11-20 16:00", "2026-11-21 04:00", ELAPSED, 720),
    ("2026-11-17 12:00", "2026-11-17 11:00", ELAPSED, 0),
    ("2026-11-17 12:00", "2026-11-17 11:00", WORKING, 0),
]


@pytest.mark.parametrize(("start", "now", "running", "minutes"), USED)
def test_used(start: str, now: str, running: Running, minutes: int) -> None:
    assert used(at(start), at(now), running, HOURS) == timedelta(minutes=minutes)


WORKING_DAYS = [
    # received              count  due by the end of   (the vectors of the working-day sums, as moments)
    ("2026-11-20 09:12", 1, "2026-11-24 00:00"),
    ("2026-04-02 16:40", 1, "2026-04-08 00:00"),
    ("2025-05-06 00:01", 45, "2025-07-10 00:00"),
    ("2025-12-22 23:59", 15, "2026-01-16 00:00"),
]


@pytest.mark.parametrize(("received", "count", "due"), WORKING_DAYS)
def test_end_of_working_day(received: str, count: int, due: str) -> None:
    assert end_of_working_day(at(received), count) == at(due)


minutes = st.integers(0, 3 * 365 * 24 * 60)
moments = minutes.map(lambda count: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=count))
lengths = st.integers(1, 6000).map(lambda minutes: timedelta(minutes=minutes))


@given(start=moments, length=lengths, running=st.sampled_from(Running))
def test_when_it_is_due_the_whole_of_it_is_used(start: datetime, length: timedelta, running: Running) -> None:
    assert used(start, due_after(start, length, running, HOURS), running, HOURS) == length


@given(start=moments)
def test_the_doors_are_open_when_they_open_next(start: datetime) -> None:
    assert is_open(next_open(start, HOURS), HOURS)


def test_a_day_of_its_own_is_shut() -> None:
    shut = OpeningHours(HOURS.of_weekday, one_off=[date(2026, 11, 23)])
    assert next_open(at("2026-11-20 18:00"), shut) == at("2026-11-24 09:00")


def test_nothing_is_open_before_the_beginning() -> None:
    assert open_time(at("2026-11-18 10:00"), at("2026-11-17 10:00"), HOURS) == timedelta(0)


@pytest.mark.parametrize("days", [{}, {0: (time(17), time(9))}])
def test_impossible_hours_are_refused(days: dict[int, tuple[time, time]]) -> None:
    with pytest.raises(ValueError, match=r"Doors must open before they close|at least one day"):
        OpeningHours(days)
