"""What a worker is told to see to, in order and in words. No database."""

from datetime import date

import pytest

from handrail.kernel.periods import Period
from handrail.transitions.presenters.see_to import next_step, see_to
from handrail.ui.public import Cell
from tests.unit.transitions.test_chart import AT_18, BORN, NOW, TODAY, TURNS_18, TURNS_25, picture, support


def rows(*pictures: object) -> list[tuple[str, str, str]]:
    table = see_to(pictures, born=BORN, today=TODAY)  # type: ignore[arg-type]  # pictures made by hand
    told = [row.as_cells() for row in table.rows] if table else []
    return [(said(when), what.text, why.text) for when, what, why in told]


def said(when: Cell) -> str:
    return f"{when.text} [{when.tag.text}]" if when.tag else when.text


HARM = "Safety from exploitation and harm"


def test_the_nearest_to_today_stands_first_whether_it_has_happened_or_is_to_come() -> None:
    closed = picture([support(date(2026, 10, 2), "closed")], NOW, endings=False)
    at_18 = picture([support(TURNS_18)], AT_18)
    assert [row[0] for row in rows(at_18, closed)] == ["Since 2 Oct 2026 [New gap]", "In 112 days (18th birthday)"]


def test_what_ends_on_one_day_is_one_row() -> None:
    one, two = picture([support(TURNS_18)], AT_18), picture([support(TURNS_18, "legal status", label="Care")], AT_18)
    (row,) = rows(one, two)
    assert row[1] == HARM
    assert row[2] == "Social work reaches its age limit on 14 Mar 2027. Care ends by law on 14 Mar 2027"


def test_a_mentor_who_leaves_is_told_though_other_support_goes_on() -> None:
    mentor = support(date(2026, 12, 1), "planned end", label="Steps Mentoring")
    told = rows(picture([mentor, support(TURNS_18)], AT_18))
    assert told[0] == (
        "In 9 days [Ending]",
        HARM,
        "Steps Mentoring comes to its planned end on 1 Dec 2026. Other support goes on",
    )


def test_a_gap_that_was_never_met_says_what_the_need_is() -> None:
    (row,) = rows(picture([], NOW, endings=False))
    assert row[0] == "Since 5 Jan 2026 [Gap now]"
    assert row[2] == "An agency has recorded exploitation or trafficking. Nothing is recorded that meets this need"


@pytest.mark.parametrize("gaps", [[], [Period(date(2028, 1, 1), TURNS_25)]])
def test_nothing_within_a_year_is_no_table(gaps: list[Period]) -> None:
    assert rows(picture([support(None, "")], gaps)) == []


@pytest.mark.parametrize(
    ("born", "owned", "says"),
    [
        (BORN, False, "Agree who works with them from 14 March 2027, when they turn 18. Nobody is named."),
        (BORN, True, ""),
        (date(2009, 11, 23), False, ""),
        (date(2007, 7, 30), False, "Agree who works with them as an adult. Nobody is named."),
    ],
)
def test_the_next_step_is_to_agree_who(born: date, owned: bool, says: str) -> None:
    assert next_step(born=born, today=TODAY, owned_after_18=owned) == says


def test_what_is_not_told_is_nothing_to_see_to() -> None:
    mentor = support(date(2026, 12, 1), "planned end", label="Steps Mentoring")
    assert rows(picture([mentor], NOW, told=False)) == []
