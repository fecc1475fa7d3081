"""Care-leaver status by the 91-day rule, in a table that a personal adviser can check. All are born on 1 May 2006."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.kernel.periods import birthday
from handrail.records.care_status import Episode, care_standing

BORN = date(2006, 5, 1)  # 14 on 1 May 2020, 16 on 1 May 2022, 18 on 1 May 2024
Spell = tuple[str, str | None, str]


def episodes(*spells: Spell) -> list[Episode]:
    return [
        Episode(date.fromisoformat(since), date.fromisoformat(until) if until else None, status)
        for since, until, status in spells
    ]


CASES = [
    # what happened, spells in care, asked about, status, days since 14, days since 16
    ("in care since 15, asked at 16", [("2021-05-01", None, "C2")], "2022-06-01", "eligible", 397, 32),
    ("90 days on the day asked about", [("2022-05-01", None, "V2")], "2022-07-29", "none", 90, 90),
    ("91 days on the day asked about", [("2022-05-01", None, "V2")], "2022-07-30", "eligible", 91, 91),
    ("left at 16 after 91 days", [("2022-05-01", "2022-07-31", "V2")], "2022-09-01", "relevant", 91, 91),
    ("left at 16 after 90 days", [("2022-05-01", "2022-07-30", "V2")], "2022-09-01", "qualifying", 90, 90),
    ("left on the sixteenth birthday", [("2021-05-01", "2022-05-01", "C2")], "2022-06-01", "none", 365, 0),
    ("left the day after turning 16", [("2021-05-01", "2022-05-02", "C2")], "2022-06-01", "relevant", 366, 1),
    ("two spells make 91 days", [("2020-06-01", "2020-08-29", "V2"), ("2022-06-01", "2022-06-03", "V2")], "2022-07-01",
     "relevant", 91, 2),
    ("days before 14 do not count", [("2015-01-01", "2020-05-01", "C2"), ("2022-06-01", "2022-07-01", "V2")],
     "2022-08-01", "qualifying", 30, 30),
    ("short breaks do not count", [("2020-05-01", "2023-05-01", "V4")], "2023-06-01", "none", 0, 0),
    ("short breaks beside a short stay", [("2020-05-01", "2023-05-01", "V3"), ("2022-06-01", "2022-06-11", "V2")],
     "2023-06-01", "qualifying", 10, 10),
    ("short breaks are not being looked after", [("2021-01-01", "2022-08-01", "C2"), ("2022-08-01", None, "V4")],
     "2022-09-01", "relevant", 577, 92),
    ("the same days twice count once", [("2022-05-01", "2022-06-15", "C1"), ("2022-06-01", "2022-06-20", "C2")],
     "2022-09-01", "qualifying", 50, 50),
    ("one spell inside another", [("2022-05-01", "2022-09-01", "C2"), ("2022-06-01", "2022-06-20", "C2")],
     "2022-10-01", "relevant", 123, 123),
    ("changes of placement add up", [("2022-05-01", "2022-06-15", "C2"), ("2022-06-15", "2022-07-31", "C2")],
     "2022-09-01", "relevant", 91, 91),
    ("in care at 18", [("2021-05-01", None, "C2")], "2024-05-01", "former relevant", 1096, 731),
    ("the day before 18", [("2021-05-01", None, "C2")], "2024-04-30", "eligible", 1096, 731),
    ("relevant, then 18", [("2021-05-01", "2023-01-01", "C2")], "2025-01-01", "former relevant", 610, 245),
    ("24 and former relevant", [("2021-05-01", "2023-01-01", "C2")], "2031-04-30", "former relevant", 610, 245),
    ("every status ends at 25", [("2021-05-01", "2023-01-01", "C2")], "2031-05-01", "none", 610, 245),
    ("left care at 15", [("2019-05-01", "2022-04-01", "C2")], "2025-01-01", "none", 700, 0),
    ("nothing before 16", [("2019-05-01", None, "C2")], "2022-04-30", "none", 730, 0),
    ("never in care", [], "2023-01-01", "none", 0, 0),
    ("care that has not begun yet", [("2023-06-01", None, "C2")], "2023-01-01", "none", 0, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spells", "as_at", "status", "from_14", "from_16"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_status(spells: list[Spell], as_at: str, status: str, from_14: int, from_16: int) -> None:
    standing = care_standing(BORN, episodes(*spells), date.fromisoformat(as_at))
    assert (standing.status, standing.days_from_14, standing.days_from_16) == (status, from_14, from_16)


def test_the_arithmetic_is_said() -> None:
    standing = care_standing(
        BORN, episodes(("2022-05-01", "2022-07-31", "V2"), ("2022-08-01", None, "V4")), date(2022, 9, 1)
    )
    assert standing.because.startswith(
        "Looked after for 91 days since 14, of which 91 days since 16: at least 91. "
        "Care ended after 16, and the person is 16."
    )
    assert [(part.days_from_14, part.note) for part in standing.contributions] == [
        (91, ""),
        (0, "A planned series of short breaks does not count."),
    ]
    assert standing.citation == "Children Act 1989, section 23A"


def test_how_far_from_eligible_is_said() -> None:
    standing = care_standing(BORN, episodes(("2022-07-01", None, "V2")), date(2022, 7, 10))
    assert standing.because.endswith("81 days short of 91, and still looked after at 16.")


def test_an_episode_without_days_says_why() -> None:
    told = care_standing(
        BORN,
        episodes(
            ("2010-01-01", "2012-01-01", "C2"), ("2021-01-01", "2022-01-01", "C2"), ("2021-02-01", "2021-03-01", "C2")
        ),
        date(2023, 1, 1),
    ).contributions
    assert [part.note for part in told] == [
        "It ended before the fourteenth birthday.",
        "",
        "Its days are counted in an earlier episode.",
    ]


# Care from 14 to 1 September 2022, at 16; 18 on 1 May 2024. Why it ended, homes elsewhere, asked about, status.
AFTER = [
    ("returned home, five months ago", "returned home as planned", [], "2023-02-01", "relevant"),
    ("returned home, six months ago", "returned home as planned", [], "2023-03-01", "qualifying"),
    ("returned home unplanned, six months ago", "returned home, not planned", [], "2023-03-01", "qualifying"),
    ("returned home, then 18", "returned home as planned", [], "2024-05-01", "qualifying"),
    ("homeless within the six months", "returned home as planned", ["2022-12-01"], "2023-03-01", "relevant"),
    ("a tenancy after the six months", "returned home as planned", ["2023-06-01"], "2023-07-01", "relevant"),
    ("that broke down, then 18", "returned home as planned", ["2023-06-01"], "2024-05-01", "former relevant"),
    ("a home of their own from 18 on", "returned home as planned", ["2024-06-01"], "2024-07-01", "qualifying"),
    ("homeless before care", "returned home as planned", ["2019-06-01"], "2023-03-01", "qualifying"),
    ("into independent living", "moved into independent living with support", [], "2023-03-01", "relevant"),
    ("why is not recorded", "", [], "2023-03-01", "relevant"),
]


@pytest.mark.parametrize(("reason", "elsewhere", "as_at", "status"), [c[1:] for c in AFTER], ids=[c[0] for c in AFTER])
def test_six_months_at_home_end_being_relevant(reason: str, elsewhere: list[str], as_at: str, status: str) -> None:
    spells = [Episode(date(2020, 5, 1), date(2022, 9, 1), "V2", reason)]
    homes = [date.fromisoformat(day) for day in elsewhere]
    standing = care_standing(BORN, spells, date.fromisoformat(as_at), homes)
    assert standing.status == status
    cited = "Care Leavers (England) Regulations 2010, regulation 3" in standing.because
    assert cited is (not reason or reason.startswith("returned home"))


def test_what_was_not_looked_at_is_said() -> None:
    standing = care_standing(BORN, [Episode(date(2020, 5, 1), date(2022, 9, 1), "V2")], date(2023, 3, 1))
    assert standing.because.endswith("was not looked at: why care ended is not recorded.")


def test_when_being_relevant_would_end_is_said() -> None:
    home = Episode(date(2020, 5, 1), date(2022, 9, 1), "V2", "returned home as planned")
    standing = care_standing(BORN, [home], date(2022, 12, 1))
    assert "They returned home on 1 September 2022. Six months there are over on 1 March 2023" in standing.because


def test_who_came_into_care_again_is_not_at_home() -> None:
    home = Episode(date(2020, 5, 1), date(2022, 9, 1), "V2", "returned home as planned")
    again = Episode(date(2023, 1, 1), date(2023, 4, 1), "V2", "moved into independent living with support")
    assert care_standing(BORN, [home, again], date(2023, 11, 1)).status == "relevant"


def test_who_left_at_18_never_ceased_to_be_eligible_before() -> None:
    home = Episode(date(2020, 5, 1), date(2024, 5, 1), "V2", "returned home as planned")
    assert care_standing(BORN, [home], date(2025, 1, 1)).status == "former relevant"


DAYS = st.dates(date(2018, 1, 1), date(2026, 1, 1))
SPELLS = st.lists(
    st.builds(
        lambda since, length, status: Episode(since, since + timedelta(days=length) if length else None, status),
        DAYS, st.integers(0, 900), st.sampled_from(["C2", "V2", "V3", "V4"]),
    ),
    max_size=6,
)  # fmt: skip


@given(SPELLS, DAYS)
def test_the_days_are_those_of_a_calendar_crossed_off_one_by_one(spells: list[Episode], as_at: date) -> None:
    crossed = set()
    for spell in spells:
        day = spell.since
        while day <= as_at and not spell.is_short_break and (spell.until is None or day < spell.until):
            crossed.add(day)
            day += timedelta(days=1)
    from_14 = {day for day in crossed if birthday(BORN, 14) <= day < birthday(BORN, 18)}
    standing = care_standing(BORN, spells, as_at)
    assert standing.days_from_14 == len(from_14)
    assert standing.days_from_16 == len({day for day in from_14 if day >= birthday(BORN, 16)})


@given(SPELLS, DAYS)
def test_the_order_in_which_episodes_are_told_changes_nothing(spells: list[Episode], as_at: date) -> None:
    forwards, backwards = care_standing(BORN, spells, as_at), care_standing(BORN, spells[::-1], as_at)
    assert (forwards.status, forwards.days_from_14) == (backwards.status, backwards.days_from_14)
