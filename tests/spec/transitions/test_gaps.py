"""Gaps and endings. Born 14 March 2009, looked at on 22 November 2026; a successor must begin within 56 days."""

import pytest

from tests.spec.transitions.stories import event, flag, horizon_of, tell, works_with

pytestmark = pytest.mark.django_db

EXPLOITED = flag("criminal_exploitation", "2026-01-05")

#   what is on record, domain, gaps (from..until, "ending" where a support stops with nothing to follow it)
TABLE = [
    ("exploited, nobody works with them: a gap from today to 25",
        [EXPLOITED], "harm", "2026-11-22..2034-03-14 gap"),
    ("a social worker to 18, then nobody: it ends on the birthday",
        [EXPLOITED, works_with("social_worker", "2026-02-03")], "harm", "2027-03-14..2034-03-14 ending"),
    ("a mentor takes over on the birthday, with no end in sight: covered",
        [EXPLOITED, works_with("social_worker", "2026-02-03"), works_with("mentoring", "2027-03-14")], "harm", ""),
    ("a mentor takes over 55 days after: a gap, no ending",
        [EXPLOITED, works_with("social_worker", "2026-02-03"), works_with("mentoring", "2027-05-08")],
        "harm", "2027-03-14..2027-05-08 gap"),
    ("a mentor takes over 56 days after: too late",
        [EXPLOITED, works_with("social_worker", "2026-02-03"), works_with("mentoring", "2027-05-09")],
        "harm", "2027-03-14..2027-05-09 ending"),
    ("CAMHS closed on 2 October because of non-attendance: a gap now",
        [works_with("camhs", "2026-02-01", "2026-10-02", end_reason="did not attend")],
        "mental_health", "2026-11-22..2028-10-02 gap"),
    ("CAMHS closed because treatment was completed: no need, no gap",
        [works_with("camhs", "2026-02-01", "2026-10-02", end_reason="treatment completed")], "mental_health", None),
    ("CAMHS closes today: an ending today",
        [works_with("camhs", "2026-02-01", "today", end_reason="did not attend")],
        "mental_health", "2026-11-22..2028-11-22 ending"),
    ("looked after to 18, then a tenancy from the birthday: covered",
        [works_with("looked_after", "2023-05-01", legal_status="C2"), works_with("tenancy", "18th")], "home", ""),
    ("looked after to 18, nothing arranged: home ends on the birthday",
        [works_with("looked_after", "2023-05-01", legal_status="C2")], "home", "2027-03-14..2034-03-14 ending"),
    ("a relief duty that runs out, the duty being open still",
        [works_with("homelessness_duty", "2026-11-01", service="Housing options: homelessness relief duty")],
        "home", "2026-12-27..2034-03-14 ending"),
    ("an arrest, and no youth justice: a gap while the need lasts",
        [event("arrest", "2026-05-05", item_class="offending")], "offending", "2026-11-22..2027-05-05 gap"),
    ("two supports, two holes",
        [EXPLOITED, works_with("social_worker", "2026-02-03", "2026-12-24"),
         works_with("mentoring", "2027-06-01", planned_end="2027-12-01")],
        "harm", "2026-12-24..2027-06-01 ending, 2027-12-01..2034-03-14 ending"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "domain", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_gaps_and_endings(facts: list, domain: str, expected: str | None) -> None:
    row = horizon_of(tell(facts)).get(domain)
    if expected is None:
        assert row is None
        return
    assert row is not None
    told = [f"{g.since}..{g.until} {'ending' if g.since in row.endings else 'gap'}" for g in row.gaps]
    assert ", ".join(told) == expected
