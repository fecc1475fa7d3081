"""Timeline and density strip."""

from collections.abc import Callable
from datetime import date

from handrail.ui.components.timeline import (
    DENSITY_HEIGHT,
    AgencyDensity,
    DensityStrip,
    MonthCount,
    Timeline,
    TimelineEntry,
)
from handrail.ui.components.tone import Tag, Tone


def entry(on: date, **more: object) -> TimelineEntry:
    return TimelineEntry(on, "Police", "Missing", "Found at a friend's & returned", **more)  # type: ignore[arg-type]  # the fields of TimelineEntry, by name


def test_entries_are_grouped_by_month_in_the_order_given() -> None:
    line = Timeline([entry(date(2026, 11, 9)), entry(date(2026, 11, 3)), entry(date(2025, 11, 2))])
    assert [(heading, len(entries)) for heading, entries in line.months()] == [
        ("November 2026", 2),
        ("November 2025", 1),
    ]


def test_an_entry_shows_agency_marking_and_freshness(render: Callable[..., str]) -> None:
    marked = entry(
        date(2026, 11, 3),
        until=date(2026, 11, 5),
        freshness="today",
        marking=Tag("Sensitive", Tone.PROTECTED),
        href="/e/1",
    )
    html = render("timeline", "timeline(line)", line=Timeline([marked]))
    for words in ("3 to 5 Nov 2026", "Police", "today", "Sensitive", 'href="/e/1"', "friend&#39;s &amp; returned"):
        assert words in html


def test_no_entries_say_so(render: Callable[..., str]) -> None:
    assert "Nothing is recorded" in render("timeline", "timeline(line)", line=Timeline([]))


STRIP = DensityStrip(
    date(2026, 1, 1),
    date(2027, 1, 1),
    [
        AgencyDensity("Police", [MonthCount(date(2026, 3, 1), 10), MonthCount(date(2026, 12, 1), 1)]),
        AgencyDensity("Schools", [MonthCount(date(2026, 3, 1), 5), MonthCount(date(2026, 4, 1), 0)]),
    ],
)


def test_the_busiest_month_of_all_agencies_fills_its_row_and_one_event_can_be_seen() -> None:
    police, schools = ([bar[2] for bar in STRIP.bars(agency)] for agency in STRIP.agencies)
    assert police == [DENSITY_HEIGHT, 3]
    assert schools == [DENSITY_HEIGHT // 2]


def test_the_table_has_a_month_per_row_and_an_agency_per_column() -> None:
    table = STRIP.table()
    assert [column.label for column in table.columns] == ["Month", "Police", "Schools"]
    assert [[cell.text for cell in row.as_cells()] for row in table.rows] == [
        ["December 2026", "1", "0"],
        ["April 2026", "0", "0"],
        ["March 2026", "10", "5"],
    ]


def test_bars_say_what_they_are(render: Callable[..., str]) -> None:
    html = render("timeline", "density_strip(strip)", strip=STRIP)
    assert "<title>Police, March 2026: 10 events</title>" in html
    assert "<title>Police, December 2026: 1 event</title>" in html
