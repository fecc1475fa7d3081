"""Working days as statutory clocks count them: the day of receipt is day 0, bank holidays of England do not count."""

from datetime import date

import pytest

from handrail.kernel.working_days import add_working_days, is_working_day, working_days_between

CLOCKS = [
    # received            working days   due                  why
    (date(2025, 5, 6), 45, date(2025, 7, 9)),  # across the Spring bank holiday
    (date(2025, 5, 8), 15, date(2025, 5, 30)),
    (date(2025, 12, 22), 15, date(2026, 1, 15)),  # across Christmas and New Year
    (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday and Easter Monday
    (date(2026, 3, 27), 10, date(2026, 4, 14)),
    (date(2026, 11, 20), 45, date(2027, 1, 27)),
]


@pytest.mark.parametrize(("received", "days", "due"), CLOCKS)
def test_due_date(received: date, days: int, due: date) -> None:
    assert add_working_days(received, days) == due


@pytest.mark.parametrize(("received", "days", "due"), CLOCKS)
def test_counting_back_agrees(received: date, days: int, due: date) -> None:
    assert working_days_between(received, due) == days
    assert working_days_between(due, received) == -days


def test_a_one_off_bank_holiday_moves_the_due_date() -> None:
    assert add_working_days(date(2023, 5, 5), 1, one_off=[date(2023, 5, 9)]) == date(2023, 5, 10)


def test_scotland_does_not_count() -> None:
    assert is_working_day(date(2026, 11, 30))  # St Andrew's Day
