"""What a recorded fact implies, rule by rule. Born 14 March 2009, looked at on 22 November 2026."""

import pytest

from tests.spec.transitions.stories import event, flag, needs_of, tell, works_with

pytestmark = pytest.mark.django_db

# the facts, and each need they imply: rule, domain, from, until (the first day without)
TABLE = [
    (
        "a factor 24A flag: until 25",
        [flag("criminal_exploitation", "2026-01-05")],
        ["exploitation-recorded harm 2026-01-05 2034-03-14"],
    ),
    (
        "a gang flag that was lifted: a year longer",
        [flag("gangs", "2025-01-05", "2026-06-01")],
        ["gang-recorded harm 2025-01-05 2027-06-01"],
    ),
    (
        "missing three times in 90 days: from the third, for a year",
        [event("missing_episode", "2026-08-01", "2026-09-01", "2026-10-01")],
        ["missing-three-in-ninety harm 2026-10-01 2027-10-01"],
    ),
    (
        "the third on the 91st day: nothing",
        [event("missing_episode", "2026-08-01", "2026-09-01", "2026-10-30")],
        [],
    ),
    (
        "the third on the 90th day: a need",
        [event("missing_episode", "2026-08-01", "2026-09-01", "2026-10-29")],
        ["missing-three-in-ninety harm 2026-10-29 2027-10-29"],
    ),
    (
        "the same day told twice is one day",
        [event("missing_episode", "2026-09-01", "2026-09-01", "2026-10-01")],
        [],
    ),
    (
        "four in a row: one bar, from the third, until a year after the fourth",
        [event("missing_episode", "2026-08-01", "2026-08-10", "2026-08-20", "2026-09-20")],
        ["missing-three-in-ninety harm 2026-08-20 2027-09-20"],
    ),
    (
        "looked after now: a home until 18, and as a care leaver until 25",
        [works_with("looked_after", "2023-05-01")],
        [
            "looked-after-home family 2023-05-01 2027-03-14",
            "leaving-care-home home 2023-05-01 2034-03-14",
            "looked-after-home home 2023-05-01 2027-03-14",
            "leaving-care-home money 2023-05-01 2034-03-14",
        ],
    ),
    (
        "looked after, home again at 15: not a care leaver, and long over",
        [works_with("looked_after", "2019-05-01", "2024-04-01")],
        [],
    ),
    (
        "CAMHS closed because of non-attendance: two years more",
        [works_with("camhs", "2026-02-01", "2026-10-02", end_reason="did not attend")],
        ["camhs-unfinished mental_health 2026-02-01 2028-10-02"],
    ),
    (
        "CAMHS completed: no longer than the treatment",
        [works_with("camhs", "2026-02-01", "2026-10-02", end_reason="treatment completed")],
        ["camhs-unfinished mental_health 2026-02-01 2026-10-02"],
    ),
    (
        "CAMHS goes on: two years beyond 18, where it must end",
        [works_with("camhs", "2026-02-01")],
        ["camhs-unfinished mental_health 2026-02-01 2029-03-14"],
    ),
    (
        "a youth justice order planned to end in January: half a year more",
        [works_with("youth_justice", "2026-06-01", planned_end="2027-01-10")],
        ["youth-justice-order offending 2026-06-01 2027-07-10"],
    ),
    (
        "its planned end has passed and it is open still: counted from today",
        [works_with("youth_justice", "2026-06-01", planned_end="2026-09-10")],
        ["youth-justice-order offending 2026-06-01 2027-05-22"],
    ),
    (
        "at school: in learning until 18, though school ends sooner",
        [works_with("school", "2020-09-01", "2025-07-20")],
        ["in-learning-until-18 education 2020-09-01 2027-03-14"],
    ),
    (
        "two suspensions in a year",
        [event("suspension", "2026-01-10", "2026-03-02", item_class="education")],
        ["suspended-twice education 2026-03-02 2027-03-02"],
    ),
    (
        "one suspension",
        [event("suspension", "2026-03-02", item_class="education")],
        [],
    ),
    (
        "an arrest",
        [event("arrest", "2026-05-05", item_class="offending")],
        ["arrested offending 2026-05-05 2027-05-05"],
    ),
    (
        "a need that ended more than a year ago is not kept",
        [event("arrest", "2024-05-05", item_class="offending")],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "needs"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_implied_needs(facts: list, needs: list[str]) -> None:
    assert [f"{r} {d} {since} {until}" for r, d, since, until in needs_of(tell(facts))] == needs


def test_ten_flags_of_a_kind_are_one_bar_that_says_so() -> None:
    from handrail.disclosure.public import as_system
    from handrail.transitions.models import NeedPeriod

    person = tell([flag("criminal_exploitation", f"2026-01-{n:02}") for n in range(1, 11)])
    with as_system("a test looks"):
        bar = NeedPeriod.objects.get(person=person, domain="harm")
    assert bar.label.endswith("(10 records)")
