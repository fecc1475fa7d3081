from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel.periods import Period, add_months, age_on, birthday, union

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
PERIODS = st.builds(
    lambda since, length: Period(since, None if length is None else since + timedelta(days=length)),
    DAYS,
    st.none() | st.integers(0, 900),
)


@given(st.lists(PERIODS, max_size=8), DAYS)
def test_a_union_holds_the_same_days(periods: list[Period], day: date) -> None:
    assert any(day in p for p in union(periods)) == any(day in p for p in periods)


@given(st.lists(PERIODS, max_size=8))
def test_a_union_is_in_order_and_does_not_touch_itself(periods: list[Period]) -> None:
    merged = union(periods)
    for one, two in pairwise(merged):
        assert one.until is not None
        assert one.until < two.since


@given(PERIODS, PERIODS)
def test_overlap_is_mutual(one: Period, two: Period) -> None:
    assert one.overlaps(two) == two.overlaps(one)


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Period(date(2026, 2, 1), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2009, 3, 14), 18, date(2027, 3, 14)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),  # English law: the day after 28 February
        (date(2008, 2, 29), 20, date(2028, 2, 29)),
    ],
)
def test_birthdays(born: date, age: int, day: date) -> None:
    assert birthday(born, age) == day
    assert age_on(born, day) == age
    assert age_on(born, day - timedelta(days=1)) == age - 1


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later
