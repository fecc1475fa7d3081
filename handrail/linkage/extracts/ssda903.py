"""The SSDA903 return of looked-after children: a folder or zip of CSV files, read as it is made for the Department.

Source: Department for Education, "Children looked after by local authorities in England: guide to the SSDA903
collection". Dates of birth stand in the header file, so the other files are held against it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from handrail.kernel.periods import birthday
from handrail.records.facts import EventFact, InvolvementFact, Row, SourceRow

from .bundle import open_bundle, read_rows, source_rows, with_column
from .reading import FeedReport, Reading, ReadOptions
from .refusal import UnreadableFile
from .return_rules import check_child, check_overlaps
from .spec_files import shipped_specs
from .tabular import Table

KIND = "ssda903"
DEFAULTS = ReadOptions()


def read_ssda903(path: Path, options: ReadOptions = DEFAULTS) -> Reading:
    """The return's rows, table by table, header and episodes first. Raises UnreadableFile where there is no header."""
    bundle = open_bundle(path, shipped_specs(KIND), options)
    if "header" not in bundle.tables:
        raise UnreadableFile(
            f"{path.name} has no header file with the columns CHILD, SEX, DOB, ETHNIC and UPN. "
            "Send the whole return: the other files are held against the header."
        )
    taken = list(_tables(bundle.tables, options))
    reports = [report for report, _ in taken]
    return Reading(KIND, reports + bundle.strangers, chain.from_iterable(rows for _, rows in taken))


def _tables(tables: dict[str, Table], options: ReadOptions) -> Iterator[tuple[FeedReport, list[Row]]]:
    specs = shipped_specs(KIND)
    report, header = read_rows(specs["header"], tables["header"], options)
    yield report, header
    births = {row.local_id: row.born for row in source_rows(header) if row.born}
    episodes: list[Row] = []
    if table := tables.get("episodes"):
        report, rows = read_rows(specs["episodes"], with_births(table, births), options)
        episodes = check_overlaps([check_child(row, births) for row in rows], episode_period, "DECOM", "DEC")
        yield report, episodes
    periods = [(row.local_id, *episode_period(row)) for row in source_rows(episodes)]
    for name in sorted(tables.keys() - {"header", "episodes"}):
        report, rows = read_rows(specs[name], with_unsaid(name, tables[name], births, periods, options.as_at), options)
        rows = [check_child(row, births) for row in rows]
        if name == "missing":
            rows = check_overlaps(rows, missing_period, "MIS_START", "MIS_END")
        yield report, rows


def episode_period(row: SourceRow) -> tuple[date, date | None]:
    fact = next(fact for fact in row.facts if isinstance(fact, InvolvementFact))
    return fact.since, fact.until


def missing_period(row: SourceRow) -> tuple[date, date | None]:
    fact = next(fact for fact in row.facts if isinstance(fact, EventFact))
    return fact.on, fact.until


def with_births(table: Table, births: Mapping[str, date]) -> Table:
    return with_column(table, "DOB", lambda row: _text(births.get(row["CHILD"].strip())))


def with_unsaid(
    name: str,
    table: Table,
    births: Mapping[str, date],
    periods: list[tuple[str, date, date | None]],
    as_at: date | None = None,
) -> Table:
    """The table with what it leaves unsaid and the whole return knows: the year, birthdays, first days in care."""
    if name == "uasc":
        firsts: dict[str, date] = {}
        for child, since, _ in periods:
            firsts[child] = min(since, firsts.get(child, since))
        return with_column(table, "First day in care", lambda row: _text(firsts.get(row["CHILD"].strip())))
    year_end = year_end_of(periods, as_at)
    if name == "oc2":
        return with_column(table, "Year end", lambda row: _text(year_end))
    if name == "oc3":
        return with_birthdays(table, births, year_end)
    return table


def with_birthdays(table: Table, births: Mapping[str, date], year_end: date | None) -> Table:
    """A care leaver is reported on at the birthday in the year. At 17 care has ended already; else it ends at 18."""

    def born(row: dict[str, str]) -> date | None:
        return births.get(row["CHILD"].strip())

    def reported(row: dict[str, str]) -> date | None:
        birth = born(row)
        return birthday_between(birth, year_end) if birth and year_end else None

    def since(row: dict[str, str]) -> date | None:
        birth, on = born(row), reported(row)
        return min(birthday(birth, 18), on) if birth and on else None

    def twenty_five(row: dict[str, str]) -> date | None:
        birth = born(row)
        return birthday(birth, 25) if birth else None

    table = with_column(table, "Birthday in the year", lambda row: _text(reported(row)))
    table = with_column(table, "Care leaver since", lambda row: _text(since(row)))
    return with_column(table, "Twenty-fifth birthday", lambda row: _text(twenty_five(row)))


def birthday_between(born: date, year_end: date) -> date:
    """The birthday in the twelve months that end with `year_end`."""
    this_year = birthday(born, year_end.year - born.year)
    return this_year if this_year <= year_end else birthday(born, year_end.year - born.year - 1)


def year_end_of(periods: list[tuple[str, date, date | None]], as_at: date | None = None) -> date | None:
    """The 31 March that closes the year of the return: the last that one in a hundred of its dates falls before.

    The files do not say their year. One mistyped date must not move it, which is why a single row does not count.
    A return made within the year speaks of the day on which it was made, `as_at`.
    """
    days = [day for _, since, until in periods for day in (since, until) if day]
    ends = Counter(date(day.year + (day.month > 3), 3, 31) for day in days)
    last = max((end for end, count in ends.items() if count * 100 >= ends.total()), default=None)
    return min(last, as_at) if last and as_at else last


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
