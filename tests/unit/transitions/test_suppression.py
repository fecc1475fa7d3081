"""Small numbers: nothing held back can be worked out from what is told."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.transitions.policies import SMALL, suppress


@pytest.mark.parametrize(
    ("line", "cells", "total"),
    [
        ([12, 8, 0], (12, 8, 0), 20),  # nothing is small
        ([12, 3, 8], (12, None, None), 23),  # one is small: the next smallest goes with it
        ([12, 3, 4], (12, None, None), 19),  # two are small, and 7 together
        ([12, 1, 2], (None, None, None), 15),  # two are small, but 3 together tell too much
        ([0, 3, 0], (None, None, None), None),  # nothing else to hide behind: the total goes
        ([3], (None,), None),
        ([0, 0], (0, 0), 0),
        ([], (), 0),
    ],
)
def test_what_is_held_back(line: list[int], cells: tuple, total: int | None) -> None:
    held = suppress(line)
    assert (held.cells, held.total) == (cells, total)


@given(st.lists(st.one_of(st.integers(0, 12), st.integers(0, 400)), max_size=8))
def test_nothing_small_is_told_and_nothing_told_is_false(line: list[int]) -> None:
    held = suppress(line)
    assert all(told in (None, true) for told, true in zip(held.cells, line, strict=True))
    assert not any(told in SMALL for told in (*held.cells, held.total) if told is not None)
    assert held.total in (None, sum(line))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_no_held_back_figure_can_be_worked_out_from_the_total(line: list[int]) -> None:
    """Every line that would be told in the same way is listed: for each hidden cell these must differ."""
    told = suppress(line)
    if told.total is None or None not in told.cells:
        return
    reach = [[cell] if cell is not None else range(told.total + 1) for cell in told.cells]
    alike = [guess for guess in itertools.product(*reach) if sum(guess) == told.total]
    for place, cell in enumerate(told.cells):
        if cell is None:
            assert len({guess[place] for guess in alike}) > 1
