"""Annex A, the child-level lists that Ofsted asks for at an inspection: one workbook with eleven lists."""

from datetime import date
from itertools import chain
from pathlib import Path

from handrail.kernel.periods import birthday
from handrail.records.facts import EventFact, Row

from .bundle import open_bundle, read_rows, source_rows, with_column
from .dates import date_reader
from .reading import FeedReport, Reading, ReadOptions
from .refusal import UnreadableFile, ValueRefused
from .spec import DEFAULT_FORMATS
from .spec_check import header_key
from .spec_files import shipped_specs
from .tabular import Table

KIND = "annex_a"
DEFAULTS = ReadOptions()
ADOPTERS = header_key("Individual adopter identifier")
ADOPTERS_NOTE = "Read and not taken in: list 11 is about adopters, who are not children known to services."
DATED_LISTS = ("list-1", "list-3")  # contacts and referrals come up to the day of the extract
read_date = date_reader(DEFAULT_FORMATS)


def read_annex_a(path: Path, options: ReadOptions = DEFAULTS) -> Reading:
    """The lists' rows, list by list. Raises UnreadableFile where no sheet is one of the lists."""
    specs = shipped_specs(KIND)
    bundle = open_bundle(path, specs, options)
    if not bundle.tables:
        raise UnreadableFile(f"None of the sheets of {path.name} has the columns of an Annex A list.")
    taken: dict[str, tuple[FeedReport, list[Row]]] = {}
    for name in sorted(bundle.tables.keys() - {"list-9"}, key=_number):
        taken[name] = read_rows(specs[name], bundle.tables[name], options)
    if "list-9" in bundle.tables:
        dated = [row for name in DATED_LISTS if name in taken for row in taken[name][1]]
        as_at = extract_date(dated) or options.as_at
        taken["list-9"] = read_rows(specs["list-9"], with_leaving_dates(bundle.tables["list-9"], as_at), options)
    reports = [report for report, _ in taken.values()] + [described(stranger) for stranger in bundle.strangers]
    return Reading(KIND, reports, chain.from_iterable(rows for _, rows in taken.values()))


def _number(name: str) -> int:
    return int(name.removeprefix("list-"))


def described(stranger: FeedReport) -> FeedReport:
    """List 11 named for what it is."""
    if any(header_key(header) == ADOPTERS for header in stranger.unknown):
        stranger.note = ADOPTERS_NOTE
    return stranger


def extract_date(rows: list[Row]) -> date | None:
    """The last day on which anything happened in the lists that come up to the day of the extract."""
    days = (fact.on for row in source_rows(rows) for fact in row.facts if isinstance(fact, EventFact))
    return max(days, default=None)


def with_leaving_dates(table: Table, as_at: date | None) -> Table:
    """List 9 says what care leavers do now, not since when: they left at 18 at the latest, and 25 ends the duty."""

    def born(row: dict[str, str]) -> date | None:
        try:
            return read_date(row.get("Date of Birth", "").strip())
        except ValueRefused:
            return None

    def since(row: dict[str, str]) -> date | None:
        birth = born(row)
        return min(birthday(birth, 18), as_at) if birth and as_at else None

    def twenty_five(row: dict[str, str]) -> date | None:
        birth = born(row)
        return birthday(birth, 25) if birth else None

    table = with_column(table, "Care leaver since", lambda row: _text(since(row)))
    table = with_column(table, "Twenty-fifth birthday", lambda row: _text(twenty_five(row)))
    return with_column(table, "Extract date", lambda row: _text(as_at))


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
