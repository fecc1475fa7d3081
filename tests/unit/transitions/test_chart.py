"""The horizon in words: what is told of each domain, at the level each reader has. No database."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from psycopg.types.range import DateRange

from handrail.disclosure.public import Level
from handrail.kernel.periods import Period
from handrail.partnership.public import Agency
from handrail.transitions.models import NeedPeriod, SupportPeriod
from handrail.transitions.presenters.arithmetic import arithmetic
from handrail.transitions.presenters.chart import DomainPicture, chart, pictures, row_of
from handrail.transitions.public import DomainHorizon
from handrail.transitions.rules.load import read
from handrail.transitions.selectors.bars import PersonBars, as_known

TODAY, BORN = date(2026, 11, 22), date(2009, 3, 14)
TURNS_18, TURNS_25 = date(2027, 3, 14), date(2034, 3, 14)
WHO = UUID(int=1)
CARE = Agency(pk=1, name="Marlshire Council", duty_phone="01632 960111")
HEALTH = Agency(pk=2, name="Marlshire NHS", duty_phone="")
RULES = read()


class Levels:
    def __init__(self, level: Level) -> None:
        self.level = level

    def level_of(self, agency_id: int, item_class: str) -> Level:
        return self.level


def need(until: date | None = None, **values: Any) -> NeedPeriod:
    values = {"rule": "exploitation-recorded", "label": "Factor 24A", "agency": CARE, "fact": "flag 7", **values}
    return NeedPeriod(domain="harm", period=DateRange(date(2026, 1, 5), until), item_class="social_care", **values)


def support(until: date | None, because: str = "upper age", **values: Any) -> SupportPeriod:
    values = {
        "rule": "childrens-social-worker",
        "label": "Social work",
        "agency": CARE,
        "fact": "involvement 3",
        **values,
    }
    return SupportPeriod(
        domain="harm",
        period=DateRange(date(2026, 2, 3), until),
        item_class="social_care",
        ends_because=because,
        **values,
    )


def picture(
    supports: list[SupportPeriod],
    gaps: list[Period],
    *,
    level: Level = Level.FULL,
    told: bool = True,
    endings: bool = True,
) -> DomainPicture:
    """One need to 25; `told` says whether the reader may be told what meets it."""
    held = tuple(Period(s.period.lower, s.period.upper) for s in supports)
    starts = tuple(gap.since for gap in gaps) if endings else ()
    row = DomainHorizon(WHO, "harm", (Period(TODAY, TURNS_25),), held, tuple(gaps), starts)
    known = as_known(row, [need(TURNS_25)], told=told)
    bars = PersonBars([need(TURNS_25)], supports, {"harm": known}, frozenset({"harm"} if told else ()))
    (only,) = pictures(bars, Levels(level), RULES, person_id=WHO, born=BORN, today=TODAY)
    return only


AT_18 = [Period(TURNS_18, TURNS_25)]
NOW = [Period(TODAY, TURNS_25)]
TABLE = [
    ("ends at 18", [support(TURNS_18)], AT_18, {}, "Support ends in 112 days",
        "Social work reaches its age limit on 14 Mar 2027 (18th birthday)."),
    ("ends by law", [support(TURNS_18, "legal status")], AT_18, {}, "Support ends in 112 days",
        "Social work ends by law on 14 Mar 2027 (18th birthday)."),
    ("ended in October", [support(date(2026, 10, 2), "closed")], NOW, {"endings": False}, "Gap now",
        "Social work ended on 2 Oct 2026."),
    ("planned end has passed", [support(TODAY, "planned end passed")], NOW, {}, "Gap now",
        "Social work is past its planned end."),
    ("nothing at all", [], NOW, {"endings": False}, "Gap now", "Nothing is recorded that meets this need."),
    ("covered", [support(None, "")], [], {}, "Covered", "Met as long as the need goes on, to 14 Mar 2034."),
    ("two gaps", [support(date(2026, 12, 1), "planned end")],
        [Period(date(2026, 12, 1), TURNS_18), Period(date(2028, 1, 1), TURNS_25)], {}, "Support ends in 9 days",
        "Social work comes to its planned end on 1 Dec 2026. 1 more gap later."),
    ("what could meet it is not all shared", [support(TURNS_18)], AT_18, {"told": False}, "Not shared with you",
        "Whether this is met is not shared with you."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("supports", "gaps", "more", "status", "summary"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_what_a_domain_says(supports: list, gaps: list, more: dict, status: str, summary: str) -> None:
    shown = picture(supports, gaps, **more)
    assert (shown.status().text, shown.summary()) == (status, summary)


@pytest.mark.parametrize("gaps", [[], AT_18, NOW])
def test_where_it_is_not_told_what_is_drawn_does_not_hang_on_it(gaps: list[Period]) -> None:
    row = row_of(picture([support(TURNS_18)], gaps, told=False))
    assert (row.gaps, row.endings) == ([], [])
    assert [(bar.start, bar.end) for bar in row.supports] == [(date(2026, 2, 3), TURNS_18)]
    made_of = dict(arithmetic(picture([support(TURNS_18)], gaps, told=False)).sums)
    assert made_of["It is met"] == "Whether this is met is not shared with you"
    assert list(made_of) == ["There is a need", "It is met"]


def test_a_need_that_is_not_shared_neither_opens_a_gap_nor_makes_one_longer() -> None:
    row = DomainHorizon(WHO, "harm", (Period(TODAY, TURNS_25),), (), tuple(NOW), (TODAY,))
    later = NeedPeriod(domain="harm", period=DateRange(date(2027, 1, 1), TURNS_18))
    known = as_known(row, [later], told=True)
    assert known.need == known.gaps == (Period(date(2027, 1, 1), TURNS_18),)
    assert known.endings == ()


def test_the_row_as_sent_is_linked_only_where_it_may_be_seen() -> None:
    full, summary = (picture([support(TURNS_18)], AT_18, level=level) for level in (Level.FULL, Level.SUMMARY))
    assert full.supports[0].href == f"/person/{WHO}/as-sent/involvement_start/3/"
    assert full.needs[0].href == f"/person/{WHO}/as-sent/flag/7/"
    assert (summary.supports[0].href, summary.needs[0].href) == ("", "")


def test_two_returns_that_say_the_same_are_one_bar() -> None:
    row = row_of(picture([support(TURNS_18), support(TURNS_18, fact="involvement 4")], AT_18))
    assert [(bar.start, bar.end) for bar in row.supports] == [(date(2026, 2, 3), TURNS_18)]


def test_a_rule_that_is_no_more_is_named_by_its_code() -> None:
    bars = PersonBars(
        [need(TURNS_25, rule="a-rule-of-old")],
        [],
        {"harm": DomainHorizon(WHO, "harm", tuple(NOW), (), tuple(NOW), ())},
        frozenset({"harm"}),
    )
    (only,) = pictures(bars, Levels(Level.FULL), RULES, person_id=WHO, born=BORN, today=TODAY)
    assert only.needs[0].rule == "Rule a-rule-of-old of an earlier version"


def test_the_chart_runs_from_a_little_before_today_to_25_and_marks_18() -> None:
    drawn = chart([picture([support(TURNS_18)], AT_18)], born=BORN, today=TODAY)
    assert (drawn.end, drawn.turns_18, drawn.today) == (TURNS_25, TURNS_18, TODAY)
    assert drawn.start < TODAY
    assert [row.domain_label for row in drawn.rows] == ["Safety from exploitation and harm"]
