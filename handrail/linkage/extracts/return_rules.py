"""Checks of a national return that need more than one row: a known child, the same birth date, no overlaps."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from handrail.records.facts import BadRow, Row, SourceRow

Period = Callable[[SourceRow], tuple[date, date | None]]


def refuse(row: SourceRow, column: str, rule: str, reason: str) -> BadRow:
    return BadRow(row.feed, row.line, column, rule, reason, row.as_sent)


def check_child(row: Row, births: Mapping[str, date]) -> Row:
    """The child must be in the header with the same date of birth, or two children may have been mixed up."""
    if not isinstance(row, SourceRow):
        return row
    if row.local_id not in births:
        reason = "“CHILD” is not in the header file, or the child's header row was not taken in."
        return refuse(row, "CHILD", "child-not-in-header", reason)
    if row.born and row.born != births[row.local_id]:
        return refuse(row, "DOB", "birth-date-differs", "“DOB” is not the date of birth that the header file gives.")
    return row


def check_overlaps(rows: list[Row], period: Period, start: str, end: str) -> list[Row]:
    """No child is in two episodes at once (DfE rules on episodes and missing periods).

    Of two that overlap, the one without an end is at fault where a later one has begun; else the later one is.
    """
    by_child: dict[str, list[tuple[date, date, int]]] = defaultdict(list)
    for place, row in enumerate(rows):
        if isinstance(row, SourceRow):
            since, until = period(row)
            by_child[row.local_id].append((since, until or date.max, place))
    checked = list(rows)
    for periods in by_child.values():
        _check_child_periods(checked, sorted(periods), start, end)
    return checked


def _check_child_periods(rows: list[Row], periods: list[tuple[date, date, int]], start: str, end: str) -> None:
    last_end, last_place = date.min, -1
    for since, until, place in periods:
        if since < last_end and last_end == date.max:
            reason = f"“{end}” is empty although a later row of the same child begins on {since:%d/%m/%Y}."
            _replace(rows, last_place, end, "open-before-later", reason)
        elif since < last_end:
            reason = f"“{start}” is before {last_end:%d/%m/%Y}, when an earlier row of the same child ends."
            _replace(rows, place, start, "overlap", reason)
            continue
        last_end, last_place = until, place


def _replace(rows: list[Row], place: int, column: str, rule: str, reason: str) -> None:
    row = rows[place]
    if isinstance(row, SourceRow):
        rows[place] = refuse(row, column, rule, reason)
