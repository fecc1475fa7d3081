"""Dates and times as extracts write them."""

import contextlib
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.linkage.extracts.dates import date_reader, datetime_reader, read_time
from handrail.linkage.extracts.refusal import ValueRefused
from handrail.linkage.extracts.spec import DEFAULT_FORMATS, DateFormat

read = date_reader(DEFAULT_FORMATS)
read_moment = datetime_reader(DEFAULT_FORMATS)

THE_DAY = date(2024, 5, 3)
WRITTEN = ["03/05/2024", "3/5/2024", "03-05-2024", "03.05.2024", "2024-05-03", "3 May 2024", "03-May-2024", "3rd may 2024",  # noqa: E501 - a table, one case a line
           "45415", "45415.0", "2024-05-03 00:00:00", "2024-05-03T00:00:00", "03/05/2024 00:00"]  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_one_day_in_many_ways(text: str) -> None:
    assert read(text) == THE_DAY


@pytest.mark.parametrize("text", ["01/01/1900", "1900-01-01", "0", "1", "31/12/9999"])
def test_a_placeholder_is_no_date(text: str) -> None:
    assert read(text) is None


REFUSED = [("31/02/2024", "date-impossible"), ("03/05/24", "date-short-year"), ("3-May-24", "date-short-year"),
           ("2024", "date-unreadable"), ("20240503", "date-unreadable"), ("soon", "date-unreadable"),
           ("03/05/2024 14:05", "date-with-time"), ("03/05/0204", "date-unlikely"), ("05/13/2024", "date-impossible"),
           ("3 Mai 2024x", "date-unreadable"), ("9" * 400, "date-unreadable")]  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), REFUSED)
def test_what_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read(text)
    assert refused.value.rule == rule


def test_formats_decide_what_is_the_month() -> None:
    assert date_reader([DateFormat.MONTH_FIRST])("05/03/2024") == THE_DAY
    assert date_reader([DateFormat.COMPACT])("20240503") == THE_DAY


MOMENTS = [("03/05/2024 14:05", (14, 5)), ("2024-05-03 14:05:00", (14, 5)), ("2024-05-03T14:05", (14, 5)),
           ("3 May 2024 14:05", (14, 5)), ("03/05/2024 2:05 pm", (14, 5)), ("45415.5", (12, 0)), ("03/05/2024", (0, 0)),
           ("2024-05-03T13:05:00Z", (14, 5)), ("2024-05-03T14:05:00+01:00", (14, 5))]  # fmt: skip


@pytest.mark.parametrize(("text", "clock"), MOMENTS)
def test_moments(text: str, clock: tuple[int, int]) -> None:
    assert read_moment(text) == datetime(2024, 5, 3, *clock)  # noqa: DTZ001 - UK clocks, as extracts have them


def test_a_moment_with_a_zone_falls_on_the_day_it_was_in_england() -> None:
    moment = read_moment("2024-06-30T23:30:00Z")
    assert moment is not None
    assert moment.date() == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("text", "clock"), [("14:05", time(14, 5)), ("1405", time(14, 5)), ("12:10 am", time(0, 10)), ("0.5", time(12))]
)
def test_times(text: str, clock: time) -> None:
    assert read_time(text) == clock


@pytest.mark.parametrize("text", ["25:00", "noon", "14:61"])
def test_times_that_are_none(text: str) -> None:
    with pytest.raises(ValueRefused):
        read_time(text)


@given(st.dates(date(1925, 1, 1), date(2118, 12, 31)))
def test_every_day_can_be_written_in_every_format(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%b %Y}", f"{day:%d %B %Y}", str(serial)):
        assert read(text) == day


@given(st.text(max_size=30))
def test_any_other_text_is_refused_in_words_and_never_crashes(text: str) -> None:
    for reader in (read, read_moment, read_time):
        with contextlib.suppress(ValueRefused):
            reader(text)


def test_excels_fraction_of_a_day_is_rounded_to_the_second() -> None:
    assert read_moment("45415.99999") == datetime(2024, 5, 3) + timedelta(seconds=86399)  # noqa: DTZ001 - a wall-clock time
