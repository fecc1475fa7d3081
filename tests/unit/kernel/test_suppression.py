"""Small numbers: nothing held back can be worked out from what is told."""

import functools
import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.kernel.suppression import SMALL, Suppressed, suppress, suppress_pair


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


@pytest.mark.parametrize(
    ("need", "unmet", "told_need", "told_unmet"),
    [
        ([40, 30], [20, 10], ((40, 30), 70), ((20, 10), 30)),  # nothing is small
        ([20, 30], [18, 10], ((20, 30), 50), ((None, None), 28)),  # two are covered: 20 less 18
        ([20, 30], [18, 27], ((20, 30), 50), ((None, None), None)),  # five together, so the total goes as well
        ([20, 9], [18, 0], ((20, 9), 29), ((None, None), 18)),
        ([20, 0], [18, 0], ((20, 0), 20), ((None, 0), None)),  # nobody is no cover for anybody
        ([8, 3], [8, 0], ((None, None), 11), ((None, None), None)),
    ],
)
def test_what_is_held_back_of_a_whole_and_its_part(
    need: list, unmet: list, told_need: tuple, told_unmet: tuple
) -> None:
    assert suppress_pair(need, unmet) == (Suppressed(*told_need), Suppressed(*told_unmet))


Cell = tuple[int, int]
pairs = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda two: (sum(two), two[0]))


@settings(max_examples=100, deadline=None)
@given(st.lists(pairs, min_size=1, max_size=3))
def test_neither_part_nor_rest_can_be_worked_out_where_it_is_small(cells: list[Cell]) -> None:
    """Of all the tables that would be told in the same way: no small figure, of a cell or of all, is certain."""
    whole, part = [cell[0] for cell in cells], [cell[1] for cell in cells]
    each, together = _alike(*suppress_pair(whole, part))
    for guesses, true in zip([*each, together], [*cells, (sum(whole), sum(part))], strict=True):
        assert true in guesses
        for figure in (lambda one: one[0], lambda one: one[1], lambda one: one[0] - one[1]):
            assert figure(true) not in SMALL or len({figure(guess) for guess in guesses}) > 1


def _alike(told: Suppressed, told_part: Suppressed) -> tuple[list[set[Cell]], set[Cell]]:
    """(whole, part) of each cell and of all together, as they might be. No figure beyond 12 is guessed at."""
    each = [
        {(a, b) for a in _guesses(whole) for b in _guesses(part) if b <= a}
        for whole, part in zip(told.cells, told_part.cells, strict=True)
    ]

    def add_up(sums: set[Cell]) -> set[Cell]:
        return {one for one in sums if told.total in (None, one[0]) and told_part.total in (None, one[1])}

    fitting = []
    for place, guesses in enumerate(each):
        others = _sums(each[:place] + each[place + 1 :])
        fitting.append({guess for guess in guesses if add_up(_sums([{guess}, others]))})
    return fitting, add_up(_sums(each))


def _guesses(told: int | None) -> Iterable[int]:
    return range(13) if told is None else [told]


def _sums(cells: Iterable[set[Cell]]) -> set[Cell]:
    return functools.reduce(lambda so_far, more: {(a + c, b + d) for a, b in so_far for c, d in more}, cells, {(0, 0)})
