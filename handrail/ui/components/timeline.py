"""What has happened, month by month, each entry under the name of the agency that said it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from handrail.kernel import words
from handrail.ui.components.data_table import Column, DataTable, TableRow
from handrail.ui.components.scale import TimeScale
from handrail.ui.components.tone import Tag


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event. ``until`` is the last day where it lasted; ``freshness`` says how old the source is."""

    on: date
    agency: str
    kind: str
    summary: str
    freshness: str = ""
    until: date | None = None
    marking: Tag | None = None
    href: str = ""

    def when(self) -> str:
        """'3 Feb 2026', or both days of a period."""
        return words.short_range(self.on, self.until or self.on)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of entries, in the order in which the caller gives them (newest first, as a rule)."""

    entries: Sequence[TimelineEntry]
    empty: str = "Nothing is recorded for this choice of agency, kind and period."

    def months(self) -> Iterator[tuple[str, list[TimelineEntry]]]:
        """The heading of each month and its entries."""
        for heading, entries in groupby(self.entries, key=lambda entry: words.month_year(entry.on)):
            yield heading, list(entries)


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many events an agency has in the month that begins on ``month``."""

    month: date
    number: int


@dataclass(frozen=True, slots=True)
class AgencyDensity:
    """One agency's months; months without an event may be left out."""

    agency: str
    months: Sequence[MonthCount]

    def total(self) -> int:
        return sum(one.number for one in self.months)


DENSITY_HEIGHT = 22
"""Height of one agency's strip, in pixels."""


@dataclass(frozen=True, slots=True)
class DensityStrip:
    """When each agency was busy: a thin row of bars per agency over the same months, to compare at a glance."""

    start: date
    end: date
    agencies: Sequence[AgencyDensity]
    title: str = "Events by month and agency"

    def busiest(self) -> int:
        return max((one.number for agency in self.agencies for one in agency.months), default=1)

    def years(self) -> list[tuple[str, str]]:
        scale = TimeScale(self.start, self.end)
        return [(scale.x(day), str(day.year)) for day in scale.years()]

    def bars(self, agency: AgencyDensity) -> Iterator[tuple[str, str, int, str]]:
        """Place, width, height in pixels and tooltip of each month; the busiest month of all fills the row."""
        scale, busiest = TimeScale(self.start, self.end), self.busiest()
        for one in agency.months:
            span = scale.span(one.month, _next_month(one.month))
            if span and one.number:
                height = max(3, round(DENSITY_HEIGHT * one.number / busiest))
                title = f"{agency.agency}, {words.month_year(one.month)}: {words.plural(one.number, 'event')}"
                yield span.x, span.width, height, title

    def table(self) -> DataTable:
        """A row per month with any event, a column per agency."""
        counted = {(agency.agency, one.month): one.number for agency in self.agencies for one in agency.months}
        names = [agency.agency for agency in self.agencies]
        months = sorted({month for _, month in counted}, reverse=True)
        rows = [
            TableRow([words.month_year(month), *(words.count(counted.get((name, month), 0)) for name in names)])
            for month in months
        ]
        columns = [Column("Month"), *(Column(name, numeric=True) for name in names)]
        return DataTable(self.title, columns, rows, caption_hidden=True)


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
