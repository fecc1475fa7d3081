"""Places on a time scale."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.ui.components.scale import TimeScale, percent

START, END = date(2026, 1, 1), date(2030, 1, 1)
SCALE = TimeScale(START, END)
NEAR = TimeScale(START, END, date(2027, 1, 1))
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def test_the_middle_lies_in_the_middle() -> None:
    assert SCALE.x(date(2028, 1, 1)) == "49.97%"
    assert NEAR.x(date(2027, 1, 1)) == "50%"
    assert percent(1 / 3) == "33.33%"


@pytest.mark.parametrize(
    ("start", "end", "x", "width"),
    [
        (START, END, "0%", "100%"),
        (None, None, "0%", "100%"),
        (date(2020, 1, 1), date(2028, 1, 1), "0%", "49.97%"),
        (date(2028, 1, 1), None, "49.97%", "50.03%"),
    ],
)
def test_bars_are_cut_at_the_edges(start: date | None, end: date | None, x: str, width: str) -> None:
    span = SCALE.span(start, end)
    assert span is not None
    assert (span.x, span.width) == (x, width)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2020, 1, 1), START),
        (END, None),
        (date(2027, 1, 1), date(2027, 1, 1)),
        (date(2028, 1, 1), date(2027, 1, 1)),
    ],
)
def test_what_is_out_of_sight_or_empty_is_not_drawn(start: date, end: date | None) -> None:
    assert SCALE.span(start, end) is None


@given(DAYS, DAYS)
def test_later_days_never_lie_further_left(one: date, other: date) -> None:
    for scale in (SCALE, NEAR):
        earlier, later = sorted((one, other))
        assert 0 <= scale.share(earlier) <= scale.share(later) <= 1


@given(st.dates(START, END - timedelta(days=1)), st.dates(START, END - timedelta(days=1)))
def test_neighbouring_bars_touch(one: date, other: date) -> None:
    first, last = sorted((one, other))
    for scale in (SCALE, NEAR):
        left, right = scale.span(START, first), scale.span(first, last)
        assert (left.share if left else 0) + (right.share if right else 0) == pytest.approx(scale.share(last))


def test_years_in_sight() -> None:
    scale = TimeScale(date(2026, 6, 1), date(2029, 1, 1))
    assert [day.year for day in scale.years()] == [2027, 2028]


@pytest.mark.parametrize(("end", "near"), [(START, None), (END, START), (END, END)])
def test_a_scale_that_cannot_be_drawn_is_refused(end: date, near: date | None) -> None:
    with pytest.raises(ValueError, match="time scale"):
        TimeScale(START, end, near)
