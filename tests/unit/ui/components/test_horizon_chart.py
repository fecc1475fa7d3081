"""The support horizon: bars in their lanes, and the table that says the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from handrail.ui.components.data_table import Cell
from handrail.ui.components.horizon_chart import LANE_STEP, LANE_TOP, Bar, BarKind, HorizonChart, HorizonRow
from handrail.ui.components.tone import Tag, Tone

BIRTHDAY = date(2027, 3, 14)


def bar(kind: BarKind, start: date, end: date | None, label: str = "Mentor <b>") -> Bar:
    return Bar(start, end, label, "Steps referral", "Planned end", kind)


ROW = HorizonRow(
    "Home and housing",
    needs=[bar(BarKind.NEED, date(2026, 2, 3), date(2029, 3, 14), "High")],
    supports=[
        bar(BarKind.SUPPORT, date(2026, 2, 3), BIRTHDAY, "Placement"),
        bar(BarKind.SUPPORT, date(2026, 6, 1), date(2026, 12, 1)),
        bar(BarKind.SUPPORT, BIRTHDAY, None, "Lodgings"),
    ],
    gaps=[bar(BarKind.GAP, BIRTHDAY, date(2027, 9, 1), "Nowhere named")],
    endings=[bar(BarKind.ENDING, BIRTHDAY, BIRTHDAY, "Placement ends")],
    summary="placement ends at 18",
    status=Tag("Gap in 112 days", Tone.WARNING),
)
CHART = HorizonChart(date(2026, 9, 1), date(2034, 3, 14), date(2026, 11, 22), BIRTHDAY, [ROW])


def test_supports_that_overlap_take_lanes_of_their_own_and_a_successor_takes_the_first_free_one() -> None:
    (drawn,) = CHART.drawn_rows()
    tops = {one.bar.label: one.top for one in drawn.bars}
    assert tops["High"] == LANE_TOP
    assert tops["Placement"] == tops["Lodgings"] == LANE_TOP + LANE_STEP
    assert tops["Mentor <b>"] == LANE_TOP + 2 * LANE_STEP


def test_a_gap_covers_all_lanes_of_support_and_stays_inside_the_row() -> None:
    (drawn,) = CHART.drawn_rows()
    (gap,) = [one for one in drawn.bars if one.bar.kind is BarKind.GAP]
    lowest = max(one.top + one.height for one in drawn.bars if one.bar.kind is BarKind.SUPPORT)
    assert gap.top + gap.height == lowest < drawn.height


@pytest.mark.parametrize("row", [HorizonRow("Money"), replace(ROW, supports=())])
def test_a_row_without_support_still_has_room_for_its_gap(row: HorizonRow) -> None:
    (drawn,) = replace(CHART, rows=[row]).drawn_rows()
    assert drawn.height >= LANE_TOP + 2 * LANE_STEP
    assert all(one.height > 0 for one in drawn.bars)


def test_the_table_has_a_row_for_every_bar_with_its_fact_and_rule() -> None:
    table = CHART.table()
    assert len(table.rows) == len(ROW.bars()) == 6
    for row in table.rows:
        last = row.as_cells()[-1]
        assert (last.text, last.note) == ("Steps referral", "Planned end")
    ending = table.rows[-1].as_cells()
    assert ending[0] == Cell("Home and housing", note="Support ends")
    assert [cell.text for cell in ending[1:4]] == ["Placement ends", "14 Mar 2027", "that day"]


def test_a_bar_says_what_it_is_from_when_to_when_and_why() -> None:
    assert ROW.supports[2].title() == (
        "Support: Lodgings, 14 Mar 2027 with no known end. Steps referral. Rule: Planned end."
    )
    assert ROW.endings[0].title().startswith("Support ends: Placement ends, on 14 Mar 2027.")


def test_the_chart_is_said_in_one_sentence() -> None:
    assert CHART.spoken() == (
        "Support horizon from September 2026 to March 2034. Home and housing: placement ends at 18."
    )


def test_today_and_the_birthday_are_drawn_only_where_they_are_in_sight() -> None:
    assert CHART.today_x()
    assert CHART.birthday_x()
    later = replace(CHART, start=date(2028, 1, 1))
    assert (later.today_x(), later.birthday_x()) == ("", "")


def test_years_that_stand_too_close_are_marked_for_phones() -> None:
    chart = replace(CHART, near_until=date(2028, 3, 14))
    labels = {label: tight for _, label, tight in chart.year_ticks()}
    assert labels["2027"] is False
    assert any(labels.values())
    assert chart.near_words() == "Wider scale to March 2028"


def test_the_svg_escapes_what_agencies_wrote_and_marks_kinds_by_pattern_as_well_as_colour(
    render: Callable[..., str],
) -> None:
    html = render("horizon_chart", "horizon_chart(chart)", chart=CHART)
    assert "<b>" not in html
    assert "Mentor &lt;b&gt;" in html
    for kind in ("gap", "support"):
        assert f'fill="url(#horizon-{kind})"' in html
        assert f'<pattern id="horizon-{kind}"' in html
    assert "Rule: Planned end" in html
    assert "Gap in 112 days" in html


def test_two_charts_on_a_page_share_no_id(render: Callable[..., str]) -> None:
    other = replace(CHART, id="after")
    one, two = (render("horizon_chart", "horizon_chart(chart)", chart=chart) for chart in (CHART, other))
    assert 'id="horizon-gap"' in one
    assert 'id="horizon-gap"' not in two
