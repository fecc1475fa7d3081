"""By when a plan's meetings must be held, and when a review is finished."""

from dataclasses import replace
from datetime import date

import pytest

from handrail.planning.errors import CannotClose
from handrail.planning.plan_rules import plan_rules
from handrail.planning.policies.review_cadence import (
    ReviewFacts,
    can_finish_review,
    check_finish_review,
    latest_on,
)


def day(text: str) -> date:
    return date.fromisoformat(text)


CADENCE = [
    # kind          meeting       plan since    held                          the next by
    ("taf", "review", "2026-09-01", [], "2026-10-13"),
    ("taf", "review", "2026-09-01", ["2026-10-01"], "2026-12-24"),
    ("family_help", "review", "2026-09-01", [], "2026-10-13"),
    ("cin", "review", "2026-09-01", [], "2026-09-29"),
    ("cin", "review", "2026-09-01", ["2026-09-29", "2026-11-20"], "2027-02-12"),
    ("cp", "core_group", "2026-11-20", [], "2026-12-04"),  # ten working days
    ("cp", "core_group", "2026-12-18", [], "2027-01-06"),  # over Christmas, Boxing Day (in lieu) and New Year
    ("cp", "core_group", "2026-11-20", ["2026-12-03"], "2027-01-14"),
    ("cp", "conference", "2026-11-30", [], "2027-02-28"),  # three months, and February is short
    ("cp", "conference", "2026-11-30", ["2027-02-20"], "2027-08-20"),
    ("care", "review", "2026-03-27", [], "2026-04-28"),  # 20 working days over Easter
    ("care", "review", "2026-03-27", ["2026-04-20"], "2026-07-20"),
    ("care", "review", "2026-03-27", ["2026-04-20", "2026-07-01"], "2027-01-01"),
    ("care", "review", "2026-03-27", ["2026-07-01", "2026-04-20"], "2027-01-01"),  # in whichever order they are told
    ("package", "review", "2026-09-01", [], "2026-10-13"),
    ("pathway", "review", "2026-08-31", [], "2027-02-28"),
    ("transition", "review", "2026-11-22", [], "2027-02-22"),
]


@pytest.mark.parametrize(("kind", "meeting", "since", "held", "by"), CADENCE)
def test_the_last_day_on_which_a_meeting_is_in_time(
    kind: str, meeting: str, since: str, held: list[str], by: str
) -> None:
    rule = plan_rules().kind(kind).meeting(meeting)
    assert latest_on(rule, day(since), [day(one) for one in held]) == day(by)


def test_every_rule_says_where_it_comes_from() -> None:
    for kind in plan_rules().kinds:
        for meeting in kind.meetings:
            assert meeting.citation
            assert meeting.statutory != meeting.citation.startswith("Local:")


READY = ReviewFacts(
    held_on=day("2026-11-20"),
    today=day("2026-11-22"),
    latest=day("2026-11-30"),
    rule=plan_rules().kind("cin").meeting("review"),
    young_person_view="It goes well.",
    decisions=["It stays as it is, because it works."],
    next_due=day("2027-02-01"),
    next_latest=day("2027-02-12"),
)
MAY_NOT = [
    ("it was not held", {"held_on": None}, "on which day"),
    ("it is still to come", {"held_on": day("2026-11-25")}, "still to come"),
    ("nobody says whether one came", {"unanswered": ["Mum"]}, "whether they came: Mum."),
    ("nor whether three did", {"unanswered": ["Mum", "PC Rees", "Joy"]}, "Mum and 2 others"),
    ("the young person is not heard", {"young_person_view": " "}, "what the young person said"),
    ("nothing was decided", {"decisions": ["", " "]}, "at least one decision"),
    ("it was late without a reason", {"held_on": day("2026-11-22"), "latest": day("2026-11-21")}, "why it was late"),
    ("no next day is set", {"next_due": None}, "Set the day of the next one first"),
    ("the next day lies before this one", {"next_due": day("2026-11-20")}, "must be after this one"),
    ("the next day is too late", {"next_due": day("2027-02-13")}, "by 12 February 2027"),
]
MAY = [
    ("everything stands", {}),
    ("it was late and says why", {"latest": day("2026-11-01"), "late_because": "She was missing."}),
    ("held on the last day", {"latest": day("2026-11-20")}),
    ("the next on the last day", {"next_due": day("2027-02-12")}),
    ("the plan ends, so there is no next one", {"next_due": None, "plan_ends": True}),
]


@pytest.mark.parametrize(("case", "facts", "said"), MAY_NOT)
def test_a_review_is_not_finished_while(case: str, facts: dict[str, object], said: str) -> None:
    with pytest.raises(CannotClose) as refused:
        check_finish_review(replace(READY, **facts))
    assert said in refused.value.sentence
    assert not can_finish_review(replace(READY, **facts))


@pytest.mark.parametrize(("case", "facts"), MAY)
def test_a_review_is_finished_when(case: str, facts: dict[str, object]) -> None:
    check_finish_review(replace(READY, **facts))
    assert can_finish_review(replace(READY, **facts))
