"""What a front door is measured by (domain note 1.6): which contacts each figure counts, which of them make it up."""

from datetime import date, datetime, timedelta

import pytest

from handrail.frontdoor.indicators import BY_CODE, MEASURES, Handled, Share, reporting_year, share
from handrail.kernel.clock import LOCAL

NOW = datetime(2026, 11, 20, 12, tzinfo=LOCAL)


def at(text: str) -> datetime | None:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=LOCAL) if text else None


TIMES = [
    # figure    due           decided       counts  met    why
    ("decided", "18 00:00", "17 16:00", True, True, "in time"),
    ("decided", "18 00:00", "18 00:00", True, True, "on the last moment"),
    ("decided", "18 00:00", "18 00:01", True, False, "a minute late"),
    ("decided", "18 00:00", "", True, False, "late and still open: missed, not left out"),
    ("decided", "21 00:00", "", False, False, "open, and the clock still runs"),
    ("decided", "20 12:00", "", False, False, "open, on the last moment"),
    ("decided", "21 00:00", "19 00:00", True, True, "decided before its clock ran out"),
    ("rated", "18 00:00", "17 16:00", True, True, "in time of its rating"),
    ("rated", "18 00:00", "18 00:01", True, False, "a minute late for its rating"),
    ("rated", "18 00:00", "", True, False, "its rating's time is over, and it is open"),
    ("rated", "", "17 16:00", False, False, "a rating without a time counts nowhere"),
]


@pytest.mark.parametrize(("figure", "due", "decided", "counts", "met", "why"), TIMES, ids=[row[-1] for row in TIMES])
def test_in_time(figure: str, due: str, decided: str, counts: bool, met: bool, why: str) -> None:
    clock = {"decide_by": at(due), "rating_due": None} if figure == "decided" else {"rating_due": at(due)}
    one = Handled(1, at("17 09:00"), **{"decide_by": at("30 00:00"), "decided": at(decided), **clock})
    found = share(BY_CODE[figure], [one], NOW)
    assert (found.of == 1, found.met == (1,)) == (counts, met)


CHECKS = [
    # last due     late  counts  met    why
    ("", 0, False, False, "nothing was asked"),
    ("21 00:00", 0, False, False, "still running"),
    ("21 00:00", 1, True, False, "one is late already"),
    ("19 00:00", 0, True, True, "all came in time"),
    ("19 00:00", 2, True, False, "two were late"),
    ("20 12:00", 0, False, False, "the last moment is still running"),
]


@pytest.mark.parametrize(("due", "late", "counts", "met", "why"), CHECKS, ids=[row[-1] for row in CHECKS])
def test_checks(due: str, late: int, counts: bool, met: bool, why: str) -> None:
    one = Handled(1, at("17 09:00"), at("18 00:00"), checks_due=at(due), checks_late=late)
    found = share(BY_CODE["checks"], [one], NOW)
    assert (found.of == 1, found.met == (1,)) == (counts, met)


def decided(number: int, route: str, referral: bool = False, again: bool = False) -> Handled:
    on = at("17 10:00")
    return Handled(number, on, on, decided=on, route=route, is_referral=referral, is_re_referral=again)


WORK = [
    decided(1, "advice"),
    decided(2, "no_further_action"),
    decided(3, "social_care", referral=True),
    decided(4, "social_care", referral=True, again=True),
    decided(5, "strategy", referral=True),
    Handled(6, at("20 09:00"), at("21 23:00")),
]
OUTCOMES = [
    # figure         number  out of  per cent
    ("referrals", 3, 5, 60.0),
    ("re-referrals", 1, 3, 33.3),
    ("no-action", 1, 5, 20.0),
    ("decided", 5, 5, 100.0),
    ("rated", 0, 0, None),
]


@pytest.mark.parametrize(("figure", "number", "of", "per_cent"), OUTCOMES)
def test_outcomes(figure: str, number: int, of: int, per_cent: float | None) -> None:
    found = share(BY_CODE[figure], WORK, NOW)
    assert (len(found.met), found.of, found.per_cent) == (number, of, per_cent)


def test_england_2025() -> None:
    """The published re-referral figure from its own counts: 142,900 of 632,830 referrals."""
    assert Share(tuple(range(142_900)), tuple(range(632_830 - 142_900))).per_cent == 22.6


YEARS = [
    (date(2026, 3, 31), date(2025, 4, 1), date(2026, 4, 1)),
    (date(2026, 4, 1), date(2026, 4, 1), date(2027, 4, 1)),
    (date(2026, 12, 31), date(2026, 4, 1), date(2027, 4, 1)),
]


@pytest.mark.parametrize(("day", "since", "until"), YEARS)
def test_reporting_years_run_from_april(day: date, since: date, until: date) -> None:
    assert reporting_year(day) == (since, until)


def test_each_contact_stands_on_one_side_of_a_figure() -> None:
    for measure in MEASURES:
        found = share(measure, WORK, NOW + timedelta(days=30))
        assert not set(found.met) & set(found.missed)
