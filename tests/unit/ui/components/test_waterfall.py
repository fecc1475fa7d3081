"""Why two records match, as bars."""

from collections.abc import Callable

import pytest

from handrail.ui.components.waterfall import Reason, Waterfall, signed


def fall(*weights: float, start: float = -4.0) -> Waterfall:
    reasons = [Reason(f"Reason {index}", "a", "b", weight, "because") for index, weight in enumerate(weights)]
    return Waterfall("Police 1", "School 2", reasons, start, review_from=2.0, join_from=10.0)


def number(percent: str) -> float:
    return float(percent.rstrip("%"))


@pytest.mark.parametrize(
    ("weights", "verdict"),
    [
        ((14.0,), "enough to join"),
        ((13.9,), "for a person to decide"),
        ((6.0,), "for a person to decide"),
        ((5.9,), "too little to be one person"),
        ((), "too little to be one person"),
    ],
)
def test_the_total_falls_into_a_band(weights: tuple[float, ...], verdict: str) -> None:
    assert fall(*weights).verdict() == verdict


def test_each_bar_begins_where_the_one_before_ended() -> None:
    first, second = fall(6.0, -2.0).steps()
    assert number(first.x) + number(first.width) == pytest.approx(number(first.running), abs=0.02)
    assert number(second.x) + number(second.width) == pytest.approx(number(first.running), abs=0.02)
    assert second.x == second.running


@pytest.mark.parametrize("weights", [(), (0.0,), (40.0, -80.0), (-3.0,)])
def test_everything_stays_inside_the_picture(weights: tuple[float, ...]) -> None:
    chart = fall(*weights)
    places = [step.x for step in chart.steps()] + [place for _, place in chart.guides()]
    assert all(0 <= number(place) <= 100 for place in places)


@pytest.mark.parametrize(
    ("weight", "words"), [(3.14, "+3.1"), (-0.4, "\N{MINUS SIGN}0.4"), (0.0, "0.0"), (-0.04, "0.0")]
)
def test_weights_have_a_sign(weight: float, words: str) -> None:
    assert signed(weight) == words


def test_the_table_says_in_words_what_the_bar_shows(render: Callable[..., str]) -> None:
    html = render("waterfall", "waterfall(fall)", fall=fall(6.0, -2.0, 0.0))
    assert "(for one person)" in html
    assert "(against)" in html
    assert "(says neither)" in html
    assert "Too little to be one person" in html
