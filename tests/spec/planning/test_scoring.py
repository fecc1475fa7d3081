"""How the exploitation indicators are counted. Assessed on 22 November 2026.

What makes somebody easier to harm counts 1. A sign that calls for a closer look counts 1 when it is of the last six
months. A strong sign counts 5 when it is of the last six months, 1 when it is of the six before, and 6 when it is both.
Bands: 0 to 5 no sign seen, 6 to 10 mild, 11 to 15 moderate, 16 and more significant.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from handrail.planning.definition.read import read_toml
from handrail.planning.definition.schema import Band, Window
from handrail.planning.definition.score import any_evidence_missing, band_of, review_on, score, window_days, window_of
from tests.factories.planning import DOMAINS, definition, question
from tests.unit.planning.test_shipped import text_of

ON = date(2026, 11, 22)
EXPLOITATION = read_toml(text_of("exploitation-indicators"), domains=DOMAINS)
NOW, BEFORE, BOTH = ["current"], ["earlier"], ["current", "earlier"]
EASIER = [
    "hurt_at_home",
    "lost_somebody",
    "family_breaking",
    "in_care",
    "low_mood",
    "learning_needs",
    "alone",
    "money_short",
]
CLOSER = ["out_late", "older_friends", "school_falls_off", "secret_phone", "drink_drugs", "hurts_self", "sexual_health"]
STRONG = [
    "missing", "unexplained_things", "far_from_home", "carries_for_others", "controlled", "hurt_unexplained",
    "sexual_harm", "has_said",
]  # fmt: skip

# how many easier to harm, signs for a closer look (when), strong signs (when), points, band
TABLE: list[tuple[int, list[list[str]], list[list[str]], int, str]] = [
    (0, [], [], 0, "none_seen"),
    (1, [], [], 1, "none_seen"),
    (5, [], [], 5, "none_seen"),
    (6, [], [], 6, "mild"),
    (8, [], [], 8, "mild"),
    (0, [NOW], [], 1, "none_seen"),
    (0, [BEFORE], [], 0, "none_seen"),
    (0, [BOTH], [], 1, "none_seen"),
    (0, [], [NOW], 5, "none_seen"),
    (0, [], [BEFORE], 1, "none_seen"),
    (0, [], [BOTH], 6, "mild"),
    (0, [], [NOW, NOW], 10, "mild"),
    (1, [], [NOW, NOW], 11, "moderate"),
    (4, [NOW], [NOW, NOW], 15, "moderate"),
    (5, [NOW], [NOW, NOW], 16, "significant"),
    (8, [NOW] * 7, [BOTH] * 8, 63, "significant"),
]


def answers(easier: int, closer: list[list[str]], strong: list[list[str]]) -> dict[str, Any]:
    said: dict[str, Any] = {code: "yes" if n < easier else "no" for n, code in enumerate(EASIER)}
    said |= {code: {"seen": seen, "why": "Seen"} for code, seen in zip(CLOSER, closer, strict=False)}
    return said | {code: {"seen": seen, "why": "Seen"} for code, seen in zip(STRONG, strong, strict=False)}


@pytest.mark.parametrize(("easier", "closer", "strong", "points", "band"), TABLE)
def test_points_and_band(easier: int, closer: list[list[str]], strong: list[list[str]], points: int, band: str) -> None:
    counted = score(EXPLOITATION, answers(easier, closer, strong))
    assert counted is not None
    assert counted.total == points
    assert counted.band is not None
    assert counted.band.code == band
    assert sum(item.points for item in counted.items) == points


def test_not_known_and_not_answered_are_not_the_same() -> None:
    counted = score(EXPLOITATION, {"hurt_at_home": "not_known", "in_care": "no", "missing": {"seen": [], "why": ""}})
    assert counted is not None
    assert [item.code for item in counted.items] == ["hurt_at_home", "in_care"]
    assert len(counted.unanswered) == len(EASIER + CLOSER + STRONG) - 2


def test_each_item_shows_which_answer_gave_how_much() -> None:
    counted = score(EXPLOITATION, {"missing": {"seen": BOTH, "why": "Police reports"}})
    assert counted is not None
    assert counted.items[0].parts == (("In the last 6 months", 5), ("6 to 12 months ago", 1))


WINDOWS = [
    Window(code="current", label="Last 6 months", from_months=0, until_months=6),
    Window(code="earlier", label="6 to 12", from_months=6, until_months=12),
]


@pytest.mark.parametrize(
    ("day", "window"),
    [
        ("2026-11-23", None),  # tomorrow
        ("2026-11-22", "current"),
        ("2026-05-22", "current"),  # exactly six months ago
        ("2026-05-21", "earlier"),
        ("2025-11-22", "earlier"),  # exactly twelve months ago
        ("2025-11-21", None),
    ],
)
def test_in_which_window_a_day_falls(day: str, window: str | None) -> None:
    found = window_of(date.fromisoformat(day), WINDOWS, ON)
    assert (found.code if found else None) == window


def test_windows_at_the_end_of_a_month_neither_overlap_nor_leave_a_day_out() -> None:
    on = date(2026, 8, 31)
    (_, _), (_, last) = (window_days(window, on) for window in WINDOWS)
    assert window_days(WINDOWS[0], on)[0] == date(2026, 2, 28)
    assert last == date(2026, 2, 27)


@pytest.mark.parametrize(
    ("total", "code"),
    [("0", "low"), ("4.9", "low"), ("5", "mid"), ("9.9", "mid"), ("10", "high"), ("1000", "high")],
)
def test_a_band_begins_at_its_points(total: str, code: str) -> None:
    bands = [Band(code=c, label=c, from_points=p) for c, p in (("low", 0), ("mid", 5), ("high", 10))]
    found = band_of(Decimal(total), bands)
    assert found is not None
    assert found.code == code


def test_without_bands_there_is_none() -> None:
    assert band_of(Decimal(3), []) is None


ENDS = {"lowest_means": "Low", "highest_means": "High", "weight": 1}


@pytest.mark.parametrize(
    ("given", "mean"),
    [
        ([], "0"),
        ([4], "4.0"),
        ([4, 5], "4.5"),
        ([1, 1, 2], "1.3"),
        ([1, 2, 2], "1.7"),
        ([0, 0, 0], "0.0"),
        ([2, 3, 3, 3], "2.8"),
    ],
)
def test_a_mean_is_of_what_was_answered_to_one_place(given: list[int], mean: str) -> None:
    asked = [question(f"q{n}", "scale", **ENDS) for n in range(4)]
    form = definition(*asked, scoring={"method": "mean"})
    counted = score(form, {f"q{n}": value for n, value in enumerate(given)})
    assert counted is not None
    assert str(counted.total) == mean


def test_a_weight_multiplies_a_scale() -> None:
    form = definition(question("q", "scale", **{**ENDS, "weight": 3}), scoring={})
    counted = score(form, {"q": 4})
    assert counted is not None
    assert counted.total == 12


def test_a_question_that_is_not_asked_has_no_part() -> None:
    form = definition(
        question("first", "yes_no"),
        question("then", "yes_no", points={"yes": 5}, show_if=[{"question": "first", "one_of": ["yes"]}]),
        scoring={},
    )
    hidden, shown = (score(form, {"first": first, "then": "yes"}) for first in ("no", "yes"))
    assert hidden is not None
    assert shown is not None
    assert (hidden.total, hidden.unanswered) == (0, ())
    assert shown.total == 5


def test_an_instrument_without_scoring_has_no_score() -> None:
    assert score(definition(question("q")), {"q": "words"}) is None


@pytest.mark.parametrize(
    ("band", "due"),
    [("significant", "2026-12-22"), ("moderate", "2027-01-22"), ("mild", "2027-02-22"), ("", "2027-02-22")],
)
def test_when_to_look_again(band: str, due: str) -> None:
    assert review_on(EXPLOITATION, ON, band) == date.fromisoformat(due)


def test_a_band_never_puts_a_review_later_than_the_instrument_does() -> None:
    scoring = {"bands": [{"code": "low", "label": "Low", "from_points": 0}]}
    form = definition(
        question("q", "yes_no", points={"yes": 1}), scoring=scoring, review={"months": 3, "by_band": {"low": 9}}
    )
    assert review_on(form, ON, "low") == date(2027, 2, 22)


def test_an_answer_of_yes_is_told_in_its_word() -> None:
    counted = score(EXPLOITATION, {"in_care": "yes"})
    assert counted is not None
    assert counted.items[0].parts == (("Yes", 1),)


@pytest.mark.parametrize(
    ("answer", "wanting"),
    [
        ({"seen": NOW, "why": "Police"}, False),
        ({"seen": NOW, "why": ""}, True),
        ({"seen": [], "why": ""}, False),
        ({"seen": [], "why": "Heard, not seen"}, False),
        (None, False),
    ],
)
def test_a_tick_needs_its_evidence(answer: dict[str, Any] | None, wanting: bool) -> None:
    said = {"missing": answer} if answer else {}
    assert [q.code for q in any_evidence_missing(EXPLOITATION, said)] == (["missing"] if wanting else [])
