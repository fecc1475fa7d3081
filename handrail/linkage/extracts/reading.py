"""What a reader hands over: rows as they come, and a tally of the files they came from."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from handrail.records.facts import BadRow, Row


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `as_at` is the day on which the extract was made: nothing in it can have happened later."""

    as_at: date | None = None
    test_numbers: bool = False  # whether NHS numbers from 999 count as good
    max_bytes: int = 4 << 30  # of a file as it lies on disk
    max_unpacked_bytes: int = 1 << 30  # of everything inside a workbook or zip file
    max_ratio: int = 200  # unpacked to packed, once more than 32 MB are unpacked


@dataclass(slots=True)
class FeedReport:
    """What one file or sheet was, which of its columns were understood, and how many rows came of it."""

    feed: str
    file: str
    matched: dict[str, str] = field(default_factory=dict)  # column of the specification -> header in the file
    unknown: list[str] = field(
        default_factory=list
    )  # headers that nothing is known about; kept as sent, not understood
    absent: list[str] = field(default_factory=list)  # optional columns that the file does not have
    lost: Counter[str] = field(default_factory=Counter)  # by header: cells that hold Excel's errors, read as empty
    note: str = ""  # for a file that is read and not taken in: why
    good: int = 0
    bad: Counter[str] = field(default_factory=Counter)  # by rule

    @property
    def rows(self) -> int:
        return self.good + self.bad.total()


@dataclass(slots=True)
class Reading:
    """The rows of one delivery. Iterate once; the reports fill as the rows come, headers are known from the start."""

    kind: str  # the specification's name, or ssda903, annex_a, cin_census
    reports: list[FeedReport]
    rows: Iterator[Row]

    def __iter__(self) -> Iterator[Row]:
        by_feed = {report.feed: report for report in self.reports}
        for row in self.rows:
            report = by_feed[row.feed]
            if isinstance(row, BadRow):
                report.bad[row.rule] += 1
            else:
                report.good += 1
            yield row
