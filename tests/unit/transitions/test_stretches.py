"""Days taken from days, against plain sets."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel.periods import Period
from handrail.transitions.stretches import within, without

START = date(2026, 1, 1)
END = 40
periods = st.lists(
    st.builds(
        lambda since, length: Period(
            START + timedelta(days=since), None if length is None else START + timedelta(days=since + length)
        ),
        st.integers(0, 20),
        st.one_of(st.none(), st.integers(0, 15)),
    ),
    max_size=5,
)


def days(stretches: list[Period]) -> set[int]:
    return {n for n in range(END) for period in stretches if START + timedelta(days=n) in period}


@given(periods, periods)
def test_without_is_the_difference_and_within_what_both_hold(left: list[Period], right: list[Period]) -> None:
    assert days(without(left, right)) == days(left) - days(right)
    assert days(within(left, right)) == days(left) & days(right)
