"""Dates, ages and counts in words."""

from datetime import date, datetime, timedelta

import pytest

from handrail.kernel import words

TODAY = date(2026, 11, 22)


def test_dates_are_written_as_people_write_them() -> None:
    assert words.long_date(date(2009, 3, 14)) == "14 March 2009"
    assert words.short_date(date(2026, 2, 3)) == "3 Feb 2026"
    assert words.month_year(date(2026, 9, 30)) == "September 2026"
    assert words.clock_time(datetime(2026, 1, 1, 9, 2)) == "09:02"  # noqa: DTZ001 - a wall-clock time


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "3 Nov 2026"),
        (date(2026, 11, 3), date(2026, 11, 5), "3 to 5 Nov 2026"),
        (date(2026, 10, 30), date(2026, 11, 5), "30 Oct to 5 Nov 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 to 2 Jan 2026"),
    ],
)
def test_periods_are_written_without_repeating_themselves(first: date, last: date, expected: str) -> None:
    assert words.short_range(first, last) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 3, 14), "in 112 days"),
        (date(2026, 11, 24), "in 2 days"),
        (date(2026, 11, 23), "tomorrow"),
        (TODAY, "today"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 13), "9 days ago"),
        (date(2020, 1, 1), "2,517 days ago"),
    ],
)
def test_distance_from_today(day: date, expected: str) -> None:
    assert words.days_from(day, TODAY) == expected


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (date(2026, 11, 27), "due in 5 days"),
        (TODAY, "due today"),
        (date(2026, 11, 21), "overdue by 1 day"),
        (date(2026, 11, 13), "overdue by 9 days"),
    ],
)
def test_duties(due: date, expected: str) -> None:
    assert words.due_words(due, TODAY) == expected


@pytest.mark.parametrize(
    ("remaining", "expected"),
    [
        (timedelta(hours=31, minutes=59), "31 hours left"),
        (timedelta(minutes=59), "59 minutes left"),
        (timedelta(minutes=1), "1 minute left"),
        (timedelta(hours=-2), "overdue by 2 hours"),
        (timedelta(minutes=-5), "overdue by 5 minutes"),
        (timedelta(0), "0 minutes left"),
    ],
)
def test_clocks_in_hours(remaining: timedelta, expected: str) -> None:
    assert words.hours_left(remaining) == expected


@pytest.mark.parametrize(
    ("born", "today", "expected"),
    [
        (date(2009, 3, 14), TODAY, "17 years 8 months"),
        (date(2008, 11, 22), TODAY, "18 years"),
        (date(2008, 11, 23), TODAY, "17 years 11 months"),
        (date(2025, 10, 22), TODAY, "1 year 1 month"),
        (date(2026, 3, 22), TODAY, "8 months"),
        (TODAY, TODAY, "0 months"),
        (date(2008, 2, 29), date(2026, 2, 28), "17 years 11 months"),
        (date(2008, 2, 29), date(2026, 3, 1), "18 years"),
        (date(2027, 1, 1), TODAY, "not yet born"),
    ],
)
def test_age(born: date, today: date, expected: str) -> None:
    assert words.age_words(born, today) == expected


@pytest.mark.parametrize(
    ("number", "noun", "expected"),
    [
        (0, "day", "0 days"),
        (1, "young person", "1 young person"),
        (3, "young person", "3 young people"),
        (2, "agency", "2 agencies"),
        (2, "birthday", "2 birthdays"),
        (2, "match", "2 matches"),
        (12480, "event", "12,480 events"),
    ],
)
def test_plurals(number: int, noun: str, expected: str) -> None:
    assert words.plural(number, noun) == expected


def test_plural_takes_a_form_that_the_rules_do_not_know() -> None:
    assert words.plural(2, "criterion", "criteria") == "2 criteria"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9991234567", "999 123 4567"),
        ("999 123 4567", "999 123 4567"),
        ("99912345", "99912345"),
        ("not known", "not known"),
    ],
)
def test_nhs_numbers_are_spaced(number: str, expected: str) -> None:
    assert words.spaced_nhs_number(number) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [([], ""), (["Police"], "Police"), (["Police", "School", "CAMHS"], "Police, School and CAMHS")],
)
def test_lists(items: list[str], expected: str) -> None:
    assert words.listed(items) == expected
