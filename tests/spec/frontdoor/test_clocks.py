"""When a contact is due under each rating, and what a change of rating does to its clock."""

from datetime import datetime

import pytest

from handrail.frontdoor.clocks import gauge, rating_due
from handrail.frontdoor.practice import read
from handrail.kernel.clock import LOCAL

PRACTICE = read()

TABLE = [
    # received            rated before  rated now  at                  due                   why
    ("2026-11-17 09:12", "", "red", "2026-11-17 09:30", "2026-11-17 13:12", "the first rating counts from receipt"),
    ("2026-11-17 15:30", "", "red", "2026-11-17 15:40", "2026-11-17 19:30", "red is run to completion after hours"),
    ("2026-11-20 18:00", "", "red", "2026-11-20 18:10", "2026-11-23 13:00", "red begins when the doors open"),
    ("2026-11-17 09:12", "", "amber", "2026-11-17 10:00", "2026-11-18 09:12", "24 hours"),
    ("2026-11-20 16:00", "", "amber", "2026-11-20 16:10", "2026-11-21 16:00", "24 hours, over a Saturday"),
    ("2026-11-17 09:12", "", "green", "2026-11-17 10:00", "2026-11-20 09:12", "72 hours"),
    ("2026-11-17 09:12", "", "blue", "2026-11-17 10:00", None, "no target"),
    ("2026-11-17 09:12", "green", "red", "2026-11-18 11:00", "2026-11-18 15:00", "graver: counts from the change"),
    ("2026-11-17 09:12", "blue", "green", "2026-11-18 09:12", "2026-11-21 09:12", "from no target: from the change"),
    ("2026-11-17 09:12", "red", "amber", "2026-11-17 12:00", "2026-11-18 09:12", "milder: nobody gains a fresh clock"),
    ("2026-11-17 09:12", "red", "green", "2026-11-19 12:00", "2026-11-20 09:12", "milder: still from receipt"),
    ("2026-11-17 09:12", "amber", "blue", "2026-11-17 12:00", None, "the clock is taken off"),
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


@pytest.mark.parametrize(("received", "before", "rated", "now", "due", "why"), TABLE, ids=[row[-1] for row in TABLE])
def test_due(received: str, before: str, rated: str, now: str, due: str | None, why: str) -> None:
    rating = PRACTICE.rating(rated)
    assert rating is not None
    found = rating_due(rating, received=at(received), before=PRACTICE.rating(before), now=at(now), practice=PRACTICE)
    assert found == (at(due) if due else None)


DECISION = [
    ("2026-11-20 16:40", "2026-11-24 00:00", "Friday to the end of Monday"),
    ("2026-04-02 09:00", "2026-04-08 00:00", "Maundy Thursday to the end of Tuesday after Easter"),
    ("2026-11-21 11:00", "2026-11-24 00:00", "Saturday to the end of Monday"),
]


@pytest.mark.parametrize(("received", "due", "why"), DECISION)
def test_the_decision_is_due_by_the_end_of_the_next_working_day(received: str, due: str, why: str) -> None:
    assert PRACTICE.clocks.decision.due(at(received)) == at(due)


GAUGE = [
    ("2026-11-17 09:00", "2026-11-17 13:00", "2026-11-17 10:00", 0.25, False),
    ("2026-11-17 09:00", "2026-11-17 13:00", "2026-11-17 13:00", 1.0, False),
    ("2026-11-17 09:00", "2026-11-17 13:00", "2026-11-17 13:01", 1.0, True),
    ("2026-11-17 09:00", "2026-11-17 09:00", "2026-11-17 09:00", 1.0, False),
]


@pytest.mark.parametrize(("start", "due", "now", "share", "late"), GAUGE)
def test_gauge(start: str, due: str, now: str, share: float, late: bool) -> None:
    found = gauge(at(start), at(due), at(now), practice=PRACTICE)
    assert (found.share, found.late) == (share, late)
