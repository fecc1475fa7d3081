"""Re-referrals by the published formula (domain note 1.6): counts referrals, not contacts and not children."""

from datetime import date

import pytest

from handrail.frontdoor.re_referral import is_re_referral, previous_referral, re_referrals

YEAR = (date(2025, 4, 1), date(2026, 4, 1))

ONE = [
    # received            the one before     re-referral   why
    (date(2026, 3, 1), None, False, "never referred before"),
    (date(2026, 3, 1), date(2025, 3, 1), True, "365 days"),
    (date(2026, 3, 1), date(2025, 2, 28), False, "366 days"),
    (date(2024, 3, 1), date(2023, 3, 2), True, "365 days over a leap day"),
    (date(2024, 3, 1), date(2023, 3, 1), False, "a year over a leap day is 366 days"),
    (date(2026, 3, 1), date(2026, 3, 1), True, "the same day"),
]


@pytest.mark.parametrize(("received", "before", "again", "why"), ONE, ids=[row[-1] for row in ONE])
def test_one(received: date, before: date | None, again: bool, why: str) -> None:
    assert is_re_referral(received, before) is again


def test_the_one_before_is_the_latest_and_never_a_later_one() -> None:
    days = [date(2024, 1, 1), date(2025, 1, 1), date(2026, 6, 1)]
    assert previous_referral(date(2025, 12, 1), days) == date(2025, 1, 1)
    assert previous_referral(date(2025, 1, 1), days) == date(2025, 1, 1)
    assert previous_referral(date(2023, 1, 1), days) is None


COUNTED = [
    # (child, day) ...                                                              again  all   why
    ([("A", "2025-05-01")], 0, 1, "one referral"),
    ([("A", "2025-05-01"), ("A", "2025-11-01")], 1, 2, "one child, two referrals: both count"),
    ([("A", "2025-05-01"), ("A", "2025-08-01"), ("A", "2025-11-01")], 2, 3, "three: referrals, not children"),
    ([("A", "2024-06-01"), ("A", "2025-05-01")], 1, 1, "the one before lies in the year before"),
    ([("A", "2024-03-01"), ("A", "2025-05-01")], 0, 1, "more than twelve months before"),
    ([("A", "2025-04-01")], 0, 1, "the first day counts"),
    ([("A", "2025-05-01"), ("B", "2025-06-01")], 0, 2, "two children"),
    ([("A", "2026-04-01"), ("A", "2026-03-31")], 0, 1, "the last day counts, the first of the next year does not"),
]


@pytest.mark.parametrize(("referrals", "again", "total", "why"), COUNTED, ids=[row[-1] for row in COUNTED])
def test_counted(referrals: list[tuple[str, str]], again: int, total: int, why: str) -> None:
    given = [(child, date.fromisoformat(day)) for child, day in referrals]
    assert re_referrals(given, *YEAR) == (again, total)
