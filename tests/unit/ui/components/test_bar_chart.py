"""Stacked bars by quarter."""

from collections.abc import Callable

import pytest

from handrail.ui.components.bar_chart import PLOT_HEIGHT, BarChart, Series


def chart(*values: tuple[int | None, ...]) -> BarChart:
    series = [Series(f"Domain {index}", layer) for index, layer in enumerate(values)]
    return BarChart("Turning 18", ["Jan to Mar 27", "Apr to Jun 27"], series, "young person")


@pytest.mark.parametrize(
    ("tallest", "ceiling"), [(0, 4), (4, 4), (5, 8), (9, 20), (87, 100), (100, 100), (101, 200), (1204, 2000)]
)
def test_the_scale_is_round_and_holds_the_tallest_bar(tallest: int, ceiling: int) -> None:
    made = chart((tallest, 0))
    assert made.ceiling() == ceiling
    assert next(label for _, label in made.grid()) == "0"


def test_layers_stand_on_each_other() -> None:
    bar = chart((50, 1), (25, 1)).bars()[0]
    lower, upper = bar.segments
    assert lower.top + lower.height == pytest.approx(PLOT_HEIGHT, abs=0.02)
    assert upper.top + upper.height == pytest.approx(lower.top, abs=0.02)
    assert bar.total == "75"


def test_a_number_held_back_is_never_drawn_nor_told() -> None:
    made = chart((50, 60), (None, 7))
    first = made.bars()[0]
    assert [segment.series for segment in first.segments] == [0]
    assert first.total == "50+"
    assert made.table().rows[0].as_cells()[2].text == "fewer than 5"


def test_each_piece_says_what_it_is(render: Callable[..., str]) -> None:
    html = render("bar_chart", "bar_chart(chart)", chart=chart((1, 60), (25, 7)))
    assert "Jan to Mar 27, Domain 0: 1 young person</title>" in html
    assert "Apr to Jun 27, Domain 0: 60 young people</title>" in html


def test_a_series_must_fill_every_category() -> None:
    with pytest.raises(ValueError, match="1 values for 2 categories"):
        chart((1,))
