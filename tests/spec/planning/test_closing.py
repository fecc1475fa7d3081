"""When a plan may be closed: a table that a practitioner can read."""

from dataclasses import replace
from datetime import date

import pytest

from handrail.planning.errors import CannotClose
from handrail.planning.policies.plan_closing import ClosingFacts, can_close_plan, check_close_plan, needs_receiver

TODAY = date(2026, 11, 22)
READY = ClosingFacts(
    on=TODAY, since=date(2026, 1, 5), born=date(2012, 3, 1), today=TODAY, goals={"Stay near my nan": "met"},
    support_goes_on="School, and the family's GP",
)  # fmt: skip
SEVENTEEN_AND_TEN_MONTHS = date(2009, 1, 20)
RECEIVED = {"receiving_owner": "Louise Hartnell", "receiver_agreed": True}
AT_17 = {"born": SEVENTEEN_AND_TEN_MONTHS}
CONFERENCE = {"closes_at": "Conference"}

MAY = [
    ("everything is answered", {}),
    ("a goal was not achieved, and that is said", {"goals": {"Finish my course": "not_met"}}),
    ("there never was a goal", {"goals": {}}),
    ("17 and 10 months, and somebody has agreed to take over", {**AT_17, **RECEIVED}),
    ("17 and 10 months, and it was decided that nobody does", {**AT_17, "decided_without_owner": True}),
    ("no birth date, and somebody takes over", {"born": None, **RECEIVED}),
    ("child protection, a fortnight after its conference", {**CONFERENCE, "last_closing_meeting": date(2026, 11, 8)}),
    ("it ended last week and is written up today", {"on": date(2026, 11, 15)}),
    ("it ends on the day on which it began", {"on": date(2026, 1, 5)}),
    ("child protection, on the day of its conference", {**CONFERENCE, "last_closing_meeting": TODAY}),
]  # fmt: skip
MAY_NOT = [
    ("a goal of 80 letters is quoted whole", {"goals": {"g" * 80: ""}}, [f"“{'g' * 80}”"]),
    ("a longer one is cut", {"goals": {"g" * 81: ""}}, [f"“{'g' * 79}…”"]),
    ("it is closed", {"open": False}, ["closed already"]),
    ("a goal has no answer", {"goals": {"Finish my course": ""}}, ["“Finish my course”"]),
    ("two goals have none", {"goals": {"One": "", "Two": ""}}, ["“One”", "“Two”"]),
    ("an action is open", {"actions_open": 1}, ["1 action is still open"]),
    ("three are", {"actions_open": 3}, ["3 actions are still open"]),
    ("a review is not written up", {"reviews_unfinished": 1}, ["not finished"]),
    ("a service runs on", {"services_unanswered": 2}, ["Say of 2 services"]),
    ("nobody says where support continues", {"support_goes_on": " "}, ["where support continues"]),
    ("17 and 10 months, and nobody is named", AT_17, ["17 years and 6 months", "Name who takes over"]),
    ("19, and nobody is named", {"born": date(2007, 5, 1)}, ["Name who takes over"]),
    ("somebody is named who has not agreed", {**AT_17, "receiving_owner": "Louise"},
     ["when the receiving owner agreed"]),
    ("no birth date", {"born": None}, ["No birth date is held", "Name who takes over"]),
    ("it would end before it began", {"on": date(2026, 1, 4)}, ["it cannot end before that"]),
    ("it would end tomorrow", {"on": date(2026, 11, 23)}, ["not ahead of it"]),
    ("child protection without a conference", CONFERENCE, ["closed by its conference"]),
    ("its conference was 15 days ago", {**CONFERENCE, "last_closing_meeting": date(2026, 11, 7)},
     ["closed by its conference"]),
    ("its conference came after it ended",
     {"on": date(2026, 11, 1), **CONFERENCE, "last_closing_meeting": date(2026, 11, 8)}, ["closed by its conference"]),
    ("many things at once", {"actions_open": 1, "support_goes_on": "", **AT_17},
     ["1 action", "where support continues", "Name who takes over"]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "facts"), MAY)
def test_it_may_be_closed(case: str, facts: dict[str, object]) -> None:
    check_close_plan(replace(READY, **facts))
    assert can_close_plan(replace(READY, **facts))


@pytest.mark.parametrize(("case", "facts", "said"), MAY_NOT)
def test_it_may_not_and_says_everything_that_is_missing(case: str, facts: dict[str, object], said: list[str]) -> None:
    with pytest.raises(CannotClose) as refused:
        check_close_plan(replace(READY, **facts))
    assert not can_close_plan(replace(READY, **facts))
    sentences = " ".join(refused.value.reasons)
    assert [words for words in said if words not in sentences] == []
    assert all(reason.endswith(".") for reason in refused.value.reasons)


RECEIVER = [
    # born               closing day         asked for
    (date(2009, 5, 22), date(2026, 11, 21), False),  # 17 years and 5 months, to the day before
    (date(2009, 5, 22), date(2026, 11, 22), True),  # 17 years and 6 months
    (date(2008, 8, 31), date(2026, 2, 27), False),
    (date(2008, 8, 31), date(2026, 2, 28), True),  # a half-year that ends in February
    (date(2000, 1, 1), date(2026, 11, 22), True),
    (None, date(2026, 11, 22), True),
]


@pytest.mark.parametrize(("born", "on", "asked"), RECEIVER)
def test_from_which_day_somebody_must_take_over(born: date | None, on: date, asked: bool) -> None:
    assert needs_receiver(born, on) is asked
